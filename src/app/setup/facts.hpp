// SPDX-License-Identifier: EUPL-1.2
/// A configuration as facts that can be compared one by one.
///
/// Shape   (kind, key) → canonical text: one "name=value" a line, names in French because people
///         read them when something differs. Two equal configurations have equal facts.
/// Pure    yes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/setup/configuration.hpp"
#include "store/upkeep/applied_repo.hpp"

namespace vigie::app {

using Facts = store::AppliedFacts;
using FactKey = Facts::key_type;

namespace fact {
inline constexpr std::string_view kCentre = "centre";
inline constexpr std::string_view kTheme = "theme";
inline constexpr std::string_view kFilter = "filtre";
inline constexpr std::string_view kMedia = "media";
inline constexpr std::string_view kTrackers = "traceurs";
inline constexpr std::string_view kSource = "source";
inline constexpr std::string_view kAllocation = "allocation";
inline constexpr std::string_view kRota = "rota";
inline constexpr std::string_view kShare = "part";
inline constexpr std::string_view kTurn = "semaine";
inline constexpr std::string_view kReplacement = "remplacement";
inline constexpr std::string_view kSwap = "echange";
inline constexpr std::string_view kAbsence = "absence";
}  // namespace fact

/// Who decides on a kind of fact once it was applied (decision 55).
enum class Owner {
  files,   ///< what differs in the database is drift
  both,    ///< rows of both stand side by side; a field that the program changed stays
  program  ///< imported once
};
Owner owner_of(std::string_view kind);

std::string key_of(const Allocation& allocation);
std::string key_of(const DutyTurn& turn);
std::string key_of(const Replacement& replacement);
std::string key_of(const Swap& swap);
std::string key_of(const Absence& absence);

/// The rota's own facts and their values: names of `rota_rule`, and the reminders.
inline constexpr std::string_view kReminderRule = "reminder_days";
std::vector<std::pair<std::string, std::string>> rota_rules(const Rota& rota);

Facts facts_of(const Configuration& configuration);

/// Turns, replacements, swaps and absences that end before this day.
bool is_past(const FactKey& key, Day day);

/// As the lists of sources have it: "libre", "abonnes" or "inscription".
std::string_view file_word(Access access);

/// name → value of a fact's lines.
std::map<std::string, std::string> fields_of(std::string_view canonical);
/// The fact with this field as said; "" takes it away.
std::string with_field(std::string_view canonical, std::string_view name, std::string_view value);

}  // namespace vigie::app
