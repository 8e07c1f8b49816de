// SPDX-License-Identifier: EUPL-1.2
/// The rota in French, for pages, mails and the command line alike.
///
/// Shape   a value of the module → a sentence, or a word of one. Centres are named by whoever asks.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>

#include "model/rota.hpp"
#include "rota/check_duty.hpp"
#include "rota/duty.hpp"
#include "rota/plan_duty.hpp"
#include "rota/swap_rules.hpp"

namespace vigie::rota {

/// The names that people read, of the centres in a DutyHolder.
struct DutyNames {
  std::string centre;
  std::string instead_of;
};

/// "ORIV, qui remplace CR-CSUR (saison cyclonique)": who does the turn and why, without a stop.
std::string who_and_why(const DutyHolder& duty, const DutyNames& names);

/// "Semaine du 14 décembre 2026 : personne, …": what will go wrong, and what happens instead.
/// `turn` is how the turn is said. Its centres are named by whoever asks.
std::string finding_sentence(const Finding& finding, std::string_view turn, std::string_view centre,
                             std::string_view other);

/// The kind of a finding for scripts: "nobody", "taker_away".
std::string_view code_of(FindingKind kind);

/// Why a turn cannot change hands, and what can be done about it.
std::string_view sentence_of(SwapRefusal refusal);

/// "remplacement", "échange".
std::string_view word_of(OverrideKind kind);
/// "demandé", "accepté", "refusé", "retiré", "fait": of a swap or a replacement.
std::string_view word_of(OverrideState state);

/// "semaine", "quinzaine", "jour".
std::string_view word_of(TurnSpan span);

/// When what a plan leaves uneven is made up for: with the next plan of its kind.
enum class MadeUp { next_half_year, next_year };
/// "Labo Cités fait 3 semaines, 14 jours ouvrés, 1 de plus que sa part, rendu au semestre
/// prochain."
std::string fairness_sentence(const CentreAccount& account, std::string_view name, TurnSpan span,
                              MadeUp made_up);
/// "6,5 jours ouvrés", "6 jours ouvrés".
std::string open_days_words(double days);
/// "12 jours comptés à son arrivée": what a credit is for.
std::string credit_words(const Credit& credit);

/// "lundi 09:00" as it is read: "lundi à 9 h 00", with its no-break spaces.
std::string hour_in_words(std::string_view handoff);

}  // namespace vigie::rota
