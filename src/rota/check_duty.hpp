// SPDX-License-Identifier: EUPL-1.2
/// What will go wrong with the duty unless somebody acts: said before it happens.
///
/// Shape   the rota and a day -> findings of the turns from then on, in their order; the worst of a
///         week first. That the plan ends before the rota does is said of its first week without
///         line alone. `asked` are the requests without answer, each by its week.
/// Pure    yes: the same final plan that everything else reads (`duty_on`).
#pragma once

#include <string>
#include <vector>

#include "model/rota.hpp"

namespace vigie::rota {

enum class FindingKind {
  nobody,          ///< the holder and every backup are away
  no_turn,         ///< an open week that the plan gives to nobody
  closed_after,    ///< somebody took the week, and then it was closed
  taker_away,      ///< who took it by a swap or a replacement is away: a backup stands in
  holder_away,     ///< who the plan names is away: a backup stands in
  away_some_days,  ///< who does it is there on some of its days only
  off_plan,        ///< a swap or a replacement of a week that its centre does not hold any more
  twice_running,
  unanswered  ///< a request whose week is near
};
inline constexpr FindingKind kFindingKinds[] = {
    FindingKind::nobody,     FindingKind::no_turn,       FindingKind::closed_after,
    FindingKind::taker_away, FindingKind::holder_away,   FindingKind::away_some_days,
    FindingKind::off_plan,   FindingKind::twice_running, FindingKind::unanswered};

/// A week that is nobody's unless somebody acts; the others say what will happen instead.
constexpr bool is_hole(FindingKind kind) {
  return kind == FindingKind::nobody || kind == FindingKind::no_turn;
}

struct Finding {
  FindingKind kind;
  Day week;
  std::string centre;  ///< whom it is about; "" where nobody was ever named
  std::string other;   ///< who stands in, whom a swap was with; "" none
  std::string reason{};
  int away_days = 0;
  int open_days = 0;
  int days = kWeekTurnDays;  ///< of the turn
};

struct AskedWeek {
  Day week;
  std::string centre;
};
inline constexpr int kUnansweredDays = 14;  ///< before its week, a request is spoken of

struct CheckRequest {
  const Rota& rota;
  Day from;  ///< findings are of turns that end after that
  std::vector<AskedWeek> asked{};
};
std::vector<Finding> check_duty(const CheckRequest& request);

/// What stands in the way of one turn alone, for the page that shows it.
std::vector<Finding> check_turn(const Rota& rota, Day first);

}  // namespace vigie::rota
