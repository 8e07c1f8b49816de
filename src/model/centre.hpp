// SPDX-License-Identifier: EUPL-1.2
/// A resource centre of the network, as the files and the database know it.
///
/// Shape   named by its key ("pole-ressources"); territory codes are départements ("93", "972") and
///         régions ("R32"); extra holidays are names of `rota/holidays` ("alsace-moselle").
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {
inline namespace model {

struct Centre {
  std::string key;
  std::string name;
  std::vector<std::string> aliases;
  std::vector<std::string> territory;
  std::string zone = "Europe/Paris";
  std::vector<std::string> holidays;

  bool operator==(const Centre&) const = default;
};

using Centres = std::vector<Centre>;

/// The days off that `rota/holidays` knows beside those of the whole country.
inline constexpr std::string_view kHolidayCalendars[] = {"alsace-moselle", "guadeloupe", "guyane",
                                                         "la-reunion",     "martinique", "mayotte"};

inline const Centre* find_centre(const Centres& centres, std::string_view key) {
  const auto found = std::ranges::find(centres, key, &Centre::key);
  return found == centres.end() ? nullptr : &*found;
}

}  // namespace model
}  // namespace vigie
