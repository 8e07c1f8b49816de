// SPDX-License-Identifier: EUPL-1.2
/// Values as the TOML that our loaders read back to the same.
///
/// Shape   a row is its whole lines, each ended: "[centre.nord]\nnom = …\n". What is empty or as
///         usual is not written.
/// Pure    yes.
/// Source  TOML 1.0.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/centre.hpp"
#include "model/filter.hpp"
#include "model/media.hpp"
#include "model/rota.hpp"
#include "model/theme.hpp"

namespace vigie::config {

/// "…" with its escapes.
std::string toml_text(std::string_view text);
/// ["a", "b"]
std::string toml_texts(const std::vector<std::string>& texts);

std::string write_centre(const Centre& centre);
std::string write_theme(const Theme& theme);
std::string write_filter(const FilterRule& rule);
std::string write_media(const Media& media);
std::string write_tracker_site(const TrackerSite& site);
/// { titre = ["a"], sauf = [{ … }] }, on one line.
std::string write_condition(const FilterCondition& condition);

std::string write_share(const RotaShare& share);
std::string write_turn(const DutyTurn& turn);
std::string write_absence(const Absence& absence);  ///< of a centre
std::string write_replacement(const Replacement& replacement);
std::string write_swap(const Swap& swap);
/// The value of `fermetures`: the absences of the whole network.
std::string write_closures(const std::vector<Absence>& absences);
std::string write_reminders(const std::vector<int>& days);

}  // namespace vigie::config
