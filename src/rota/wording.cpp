// SPDX-License-Identifier: EUPL-1.2
#include "rota/wording.hpp"

#include <cmath>

#include "base/format.hpp"

namespace vigie::rota {
namespace {

std::string because(const std::string& reason) {
  return reason.empty() ? std::string() : fmt::format(" ({})", reason);
}

std::string counted(long long n, std::string_view one) {
  return fmt::format("{} {}{}", n, one, n > 1 ? "s" : "");
}

constexpr double kJustUnderHalf = 0.49;  // half a day is nobody's debt

std::string share_words(double ahead_days, MadeUp made_up) {
  const auto days = static_cast<long long>(std::floor(std::abs(ahead_days) + kJustUnderHalf));
  if (days == 0) return "juste sa part";
  const std::string_view when =
      made_up == MadeUp::next_year ? "l’an prochain" : "au semestre prochain";
  const std::string_view many = days > 1 ? "s" : "";
  if (ahead_days > 0) {
    return fmt::format("{} de plus que sa part, rendu{} {}", days, many, when);
  }
  return fmt::format("{} de moins que sa part, {} {}", days, days > 1 ? "dus" : "dû", when);
}

}  // namespace

std::string_view word_of(TurnSpan span) { return name_of(span); }

std::string fairness_sentence(const CentreAccount& account, std::string_view name, TurnSpan span,
                              MadeUp made_up) {
  if (account.turns == 0) {
    return fmt::format("{} n’a pas de tour, {}.", name, share_words(account.ahead_days, made_up));
  }
  const std::string open_days =
      fmt::format("{} jour{} ouvré{}", account.open_days, account.open_days > 1 ? "s" : "",
                  account.open_days > 1 ? "s" : "");
  if (span == TurnSpan::day) {
    return fmt::format("{} fait {}, {}.", name, open_days,
                       share_words(account.ahead_days, made_up));
  }
  return fmt::format("{} fait {}, {}, {}.", name, counted(account.turns, word_of(span)), open_days,
                     share_words(account.ahead_days, made_up));
}

std::string open_days_words(double days) {
  const long long tenths = std::llround(days * 10);
  const std::string_view many = tenths >= 20 ? "s" : "";
  if (tenths % 10 == 0) return fmt::format("{} jour{} ouvré{}", tenths / 10, many, many);
  return fmt::format("{},{} jour{} ouvré{}", tenths / 10, tenths % 10, many, many);
}

std::string credit_words(const Credit& credit) {
  const long long days = std::max(1LL, std::llround(credit.days));
  return fmt::format(
      "{} compté{} {}", counted(days, "jour"), days > 1 ? "s" : "",
      credit.why == Credit::Why::joined ? "à son arrivée" : "pour une absence qui n’est pas due");
}

std::string who_and_why(const DutyHolder& duty, const DutyNames& names) {
  const std::string reason = because(duty.reason);
  switch (duty.why) {
    case Why::plan:
      return names.centre;
    case Why::swap:
      return fmt::format("{}, par échange avec {}", names.centre, names.instead_of);
    case Why::replacement:
      return fmt::format("{}, qui remplace {}{}", names.centre, names.instead_of, reason);
    case Why::backup:
      return fmt::format("{}, suppléant de {}, absent{}", names.centre, names.instead_of, reason);
    case Why::closed:
      return fmt::format("personne, {}{}",
                         duty.days == kDayTurnDays ? "journée fermée" : "semaine fermée", reason);
    case Why::nobody:
      return fmt::format("personne, car {} est absent{} et aucun suppléant n’est là",
                         names.instead_of, reason);
  }
  return names.centre;
}

std::string finding_sentence(const Finding& finding, std::string_view turn, std::string_view centre,
                             std::string_view other) {
  const std::string reason = because(finding.reason);
  const std::string_view kind = finding.days == kDayTurnDays ? "journée" : "semaine";
  const auto say = [turn](const std::string& what) {
    return fmt::format("{}\u00a0: {}.", turn, what);
  };
  switch (finding.kind) {
    case FindingKind::nobody:
      return say(fmt::format(
          "personne ne fera le tour. {} est absent{} et aucun suppléant n’est là", centre, reason));
    case FindingKind::no_turn:
      return say(fmt::format("personne au planning, et la {} n’est pas fermée", kind));
    case FindingKind::closed_after:
      if (other.empty()) {
        return say(fmt::format("fermée{}, alors que le planning la donne à {}", reason, centre));
      }
      return say(fmt::format("fermée{}, alors que {} l’avait prise à {}", reason, centre, other));
    case FindingKind::taker_away:
      return say(
          fmt::format("{}, qui avait pris la {}, est absent{}. {} fera le tour comme suppléant",
                      centre, kind, reason, other));
    case FindingKind::holder_away:
      return say(
          fmt::format("{} est absent{}. {} fera le tour comme suppléant", centre, reason, other));
    case FindingKind::away_some_days:
      return say(fmt::format("{} est de tour, mais absent {}\u00a0jour{} ouvré{} sur {}{}", centre,
                             finding.away_days, finding.away_days > 1 ? "s" : "",
                             finding.away_days > 1 ? "s" : "", finding.open_days, reason));
    case FindingKind::off_plan:
      return say(
          fmt::format("{} devait la céder à {} mais ne la tient plus\u202f; cet accord est "
                      "sans effet",
                      centre, other));
    case FindingKind::twice_running:
      return say(fmt::format("{} est de tour deux {}s de suite", centre, kind));
    case FindingKind::unanswered:
      return say(fmt::format("la demande de {} est sans réponse", centre));
  }
  return say("");
}

std::string_view code_of(FindingKind kind) {
  switch (kind) {
    case FindingKind::nobody:
      return "nobody";
    case FindingKind::no_turn:
      return "no_turn";
    case FindingKind::closed_after:
      return "closed_after";
    case FindingKind::taker_away:
      return "taker_away";
    case FindingKind::holder_away:
      return "holder_away";
    case FindingKind::away_some_days:
      return "away_some_days";
    case FindingKind::off_plan:
      return "off_plan";
    case FindingKind::twice_running:
      return "twice_running";
    case FindingKind::unanswered:
      return "unanswered";
  }
  return "";
}

std::string_view sentence_of(SwapRefusal refusal) {
  switch (refusal) {
    case SwapRefusal::begun:
      return "Ce tour a commencé\u00a0: il ne change plus de mains.";
    case SwapRefusal::not_held:
      return "Votre centre ne tient pas ce tour.";
    case SwapRefusal::other_not_held:
      return "Le tour demandé en échange n’est pas à ce centre.";
    case SwapRefusal::itself:
      return "Un échange se fait avec un autre centre, et deux tours différents.";
    case SwapRefusal::away:
      return "Le centre qui prendrait le tour est absent à ce moment-là.";
    case SwapRefusal::twice_running:
      return "Un centre tiendrait deux tours de suite\u00a0: choisissez-en un autre.";
    case SwapRefusal::already_asked:
      return "Une demande attend déjà une réponse pour ce tour\u00a0: retirez-la d’abord.";
    case SwapRefusal::not_allowed:
      return "Cette demande a déjà reçu sa réponse.";
    case SwapRefusal::not_yours:
      return "Cette demande s’adresse à un autre centre.";
    case SwapRefusal::changed:
      return "Quelqu’un a répondu entre-temps. Rien n’a changé de votre fait.";
  }
  return "";
}

std::string_view word_of(OverrideKind kind) {
  return kind == OverrideKind::swap ? "échange" : "remplacement";
}

std::string_view word_of(OverrideState state) {
  switch (state) {
    case OverrideState::asked:
      return "demandé";
    case OverrideState::taken:
      return "accepté";
    case OverrideState::declined:
      return "refusé";
    case OverrideState::withdrawn:
      return "retiré";
    case OverrideState::done:
      return "fait";
  }
  return "demandé";
}

std::string hour_in_words(std::string_view handoff) {
  const std::size_t space = handoff.find(' ');
  const std::size_t colon = handoff.find(':');
  if (space == std::string_view::npos || colon == std::string_view::npos || colon < space) {
    return std::string(handoff);
  }
  std::string_view hour = handoff.substr(space + 1, colon - space - 1);
  if (hour.size() == 2 && hour.front() == '0') hour.remove_prefix(1);
  return fmt::format("{} à {}\u00a0h\u00a0{}", handoff.substr(0, space), hour,
                     handoff.substr(colon + 1));
}

}  // namespace vigie::rota
