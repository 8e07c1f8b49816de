// SPDX-License-Identifier: EUPL-1.2
#include "rota/turns.hpp"

#include <algorithm>

namespace vigie::rota {
namespace {

/// A Saturday's or a Sunday's Friday.
Day working_day_of(Day day) {
  const int late = weekday_of(day) - kWorkingDays;
  return late > 0 ? day - late : day;
}

}  // namespace

Turn turn_at(const Rota& rota, Day first) {
  const auto line = std::ranges::find(rota.plan, first, &DutyTurn::week);
  return {first, line == rota.plan.end() ? days_of(rota.turn) : line->days};
}

Turn turn_of(const Rota& rota, Day day) {
  const Day monday = monday_of(day);
  bool by_days = rota.turn == TurnSpan::day;
  for (const DutyTurn& line : rota.plan) {
    if (line.week < monday || line.week >= monday + kWeekDays) continue;
    if (line.days != kDayTurnDays) return {monday, kWeekTurnDays};
    by_days = true;
  }
  return by_days ? Turn{working_day_of(day), kDayTurnDays} : Turn{monday, kWeekTurnDays};
}

Turn next_turn(const Rota& rota, const Turn& turn) {
  const bool ends_week = !turn.is_day() || weekday_of(turn.first) >= kWorkingDays;
  return turn_of(rota, ends_week ? monday_of(turn.first) + kWeekDays : turn.first + 1);
}

Turn turn_before(const Rota& rota, const Turn& turn) { return turn_of(rota, turn.first - 1); }

}  // namespace vigie::rota
