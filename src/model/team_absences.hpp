// SPDX-License-Identifier: EUPL-1.2
/// When a whole team is away, though nobody said that the centre is.
///
/// Shape   the absences of people, each with the size of their team -> spans of days on which every
///         one of a team is away, as absences of the centre.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/rota.hpp"

namespace vigie {
inline namespace model {

struct PersonAway {
  std::string centre;
  std::int64_t person = 0;
  int team = 1;  ///< open accounts of the centre
  Day from;
  Day to;
};

inline std::vector<Absence> team_absences(const std::vector<PersonAway>& away) {
  std::map<std::string, std::map<Day, std::set<std::int64_t>>> people;
  std::map<std::string, int> sizes;
  for (const PersonAway& one : away) {
    sizes[one.centre] = one.team;
    for (Day day = one.from; day <= one.to; day = day + 1) {
      people[one.centre][day].insert(one.person);
    }
  }
  std::vector<Absence> spans;
  for (const auto& [centre, by_day] : people) {
    for (const auto& [day, gone] : by_day) {
      if (static_cast<int>(gone.size()) < sizes[centre]) continue;
      const bool goes_on =
          !spans.empty() && spans.back().centre == centre && spans.back().to + 1 == day;
      if (goes_on) {
        spans.back().to = day;
      } else {
        spans.push_back({centre, day, day, "toute l’équipe"});
      }
    }
  }
  return spans;
}

}  // namespace model
}  // namespace vigie
