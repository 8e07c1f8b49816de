// SPDX-License-Identifier: EUPL-1.2
#include "mailing/reader_columns.hpp"

#include <algorithm>
#include <string>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::mailing {
namespace {

struct Heading {
  std::string_view folded;
  Column column;
};

constexpr Heading kHeadings[] = {
    {"courriel", Column::email},
    {"email", Column::email},
    {"e-mail", Column::email},
    {"mail", Column::email},
    {"mel", Column::email},
    {"adresse", Column::email},
    {"adresse mail", Column::email},
    {"adresse email", Column::email},
    {"adresse courriel", Column::email},
    {"adresse e-mail", Column::email},
    {"adresse de courriel", Column::email},
    {"adresse de messagerie", Column::email},
    {"adresse electronique", Column::email},
    {"premiere adresse electronique", Column::email},
    {"email address", Column::email},
    {"e-mail address", Column::email},
    {"primary email", Column::email},
    {"e-mail 1 - value", Column::email},
    {"e-mail 1 - valeur", Column::email},
    {"email 1 - value", Column::email},
    {"subscriber", Column::email},
    {"nom complet", Column::display_name},
    {"name", Column::display_name},
    {"nom a afficher", Column::display_name},
    {"display name", Column::display_name},
    {"full name", Column::display_name},
    {"gecos", Column::display_name},
    {"nom", Column::last_name},
    {"nom de famille", Column::last_name},
    {"last name", Column::last_name},
    {"lastname", Column::last_name},
    {"family name", Column::last_name},
    {"prenom", Column::first_name},
    {"firstname", Column::first_name},
    {"first name", Column::first_name},
    {"given name", Column::first_name},
    {"base", Column::basis},
    {"fondement", Column::basis},
    {"motif", Column::basis},
    {"origine", Column::origin},
    {"source", Column::origin},
    {"centre", Column::centre},
    {"territoire", Column::territory},
    {"role", Column::role},
    {"fonction", Column::role},
    {"theme", Column::theme},
    {"email_blacklisted", Column::gone_flag},
    {"blacklisted", Column::gone_flag},
    {"liste noire", Column::gone_flag},
    {"desinscrit", Column::gone_flag},
    {"desinscrite", Column::gone_flag},
    {"desinscrit-e", Column::gone_flag},
    {"desabonne", Column::gone_flag},
    {"unsubscribed", Column::gone_flag},
    {"opt-out", Column::gone_flag},
    {"optout", Column::gone_flag},
    {"opt out", Column::gone_flag},
    {"opted out", Column::gone_flag},
    {"bounced", Column::bounced_flag},
    {"bounce", Column::bounced_flag},
    {"hard bounce", Column::bounced_flag},
    {"hardbounced", Column::bounced_flag},
    {"rejete", Column::bounced_flag},
    {"opt-in", Column::wanted_flag},
    {"optin", Column::wanted_flag},
    {"opt in", Column::wanted_flag},
    {"abonne", Column::wanted_flag},
    {"subscribed", Column::wanted_flag},
    {"actif", Column::wanted_flag},
    {"active", Column::wanted_flag},
    {"consentement", Column::wanted_flag},
    {"unsub_time", Column::gone_date},
    {"unsubscribe date", Column::gone_date},
    {"unsubscribed_at", Column::gone_date},
    {"date de desinscription", Column::gone_date},
    {"date de desabonnement", Column::gone_date},
    {"clean_time", Column::bounced_date},
    {"statut", Column::status},
    {"status", Column::status},
    {"etat", Column::status},
    {"email status", Column::status},
    {"email marketing status", Column::status},
    {"subscription status", Column::status},
    {"statut d'abonnement", Column::status},
    {"reception", Column::reception},
};

bool is_one_of(std::string_view cell, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, cell) != words.end();
}

Standing flag(std::string_view cell, bool yes_is_gone, SuppressionReason reason) {
  using Kind = Standing::Kind;
  if (cell.empty()) return {Kind::stays, reason};
  if (is_one_of(cell, {"0", "non", "no", "n", "false", "faux", "-"})) {
    return {yes_is_gone ? Kind::stays : Kind::gone, reason};
  }
  if (is_one_of(cell, {"1", "oui", "yes", "o", "y", "x", "true", "vrai"})) {
    return {yes_is_gone ? Kind::gone : Kind::stays, reason};
  }
  // Sympa keeps "962744748 962745183 5 5.1.1": when, until, how often, why.
  if (reason == SuppressionReason::bounced && cell.find(' ') != std::string_view::npos) {
    return {Kind::gone, reason};
  }
  return {Kind::unclear, reason};
}

Standing status(std::string_view cell) {
  using Kind = Standing::Kind;
  using Reason = SuppressionReason;
  if (cell.empty() || is_one_of(cell, {"subscribed", "abonne", "abonnee", "abonne-e", "inscrit",
                                       "inscrite", "inscrit-e", "actif", "active", "confirmed",
                                       "confirme", "confirmee", "ok", "enabled"})) {
    return {Kind::stays, Reason::imported_left};
  }
  if (is_one_of(cell, {"cleaned", "bounced", "bounce", "hard bounce", "hardbounce", "rejete",
                       "invalide", "invalid", "npai", "nettoye"})) {
    return {Kind::gone, Reason::bounced};
  }
  if (is_one_of(cell, {"complained", "complaint", "spam", "plainte"})) {
    return {Kind::gone, Reason::complained};
  }
  if (is_one_of(cell,
                {"unsubscribed", "desinscrit",  "desinscrite", "desinscrit-e",   "desabonne",
                 "desabonnee",   "desabonne-e", "blacklisted", "en liste noire", "liste noire",
                 "opt-out",      "optout",      "non abonne",  "non-abonne",     "non-subscribed",
                 "parti",        "inactif",     "inactive",    "disabled",       "archived",
                 "archive",      "supprime"})) {
    return {Kind::gone, Reason::imported_left};
  }
  return {Kind::unclear, Reason::imported_left};
}

std::string folded(std::string_view text) {
  std::string out = text::fold(text::trimmed(text));
  // "désinscrit·e": the middle dot as a hyphen.
  for (std::size_t at = out.find("\xC2\xB7"); at != std::string::npos; at = out.find("\xC2\xB7")) {
    out.erase(at, 1);
    out[at] = '-';
  }
  return out;
}

}  // namespace

Column column_of(std::string_view heading) {
  const std::string name = folded(heading);
  for (const Heading& each : kHeadings) {
    if (each.folded == name) return each.column;
  }
  for (const std::string_view sign : {"desinscri", "desabonn", "unsub", "blacklist", "bounce",
                                      "opt-out", "optout", "opt out", "plainte", "complain"}) {
    // SMS_BLACKLISTED is of another channel.
    if (name.find(sign) != std::string::npos && name.find("sms") == std::string::npos) {
      return Column::about_leaving;
    }
  }
  return Column::none;
}

std::string_view word_of(Column column) {
  switch (column) {
    case Column::none:
      return "";
    case Column::email:
      return "courriel";
    case Column::display_name:
    case Column::last_name:
      return "nom";
    case Column::first_name:
      return "prénom";
    case Column::basis:
      return "base";
    case Column::origin:
      return "origine";
    case Column::centre:
      return "centre";
    case Column::territory:
      return "territoire";
    case Column::role:
      return "rôle";
    case Column::theme:
      return "thème";
    case Column::bounced_flag:
    case Column::bounced_date:
      return "adresses revenues, obéi";
    default:
      return "départs, obéi";
  }
}

std::optional<Standing> standing_of(Column column, std::string_view cell) {
  using Kind = Standing::Kind;
  using Reason = SuppressionReason;
  const std::string word = folded(cell);
  switch (column) {
    case Column::gone_flag:
      return flag(word, true, Reason::imported_left);
    case Column::bounced_flag:
      return flag(word, true, Reason::bounced);
    case Column::wanted_flag:
      return flag(word, false, Reason::imported_left);
    case Column::gone_date:
      return Standing{word.empty() ? Kind::stays : Kind::gone, Reason::imported_left};
    case Column::bounced_date:
      return Standing{word.empty() ? Kind::stays : Kind::gone, Reason::bounced};
    case Column::status:
      return status(word);
    case Column::reception:
      return Standing{word == "nomail" ? Kind::unclear : Kind::stays, Reason::imported_left};
    case Column::about_leaving: {
      const bool no = is_one_of(word, {"", "0", "non", "no", "false", "faux"});
      return Standing{no ? Kind::stays : Kind::unclear, Reason::imported_left};
    }
    default:
      return std::nullopt;
  }
}

}  // namespace vigie::mailing
