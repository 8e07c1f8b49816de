// SPDX-License-Identifier: EUPL-1.2
#include "rota/reminders.hpp"

#include <algorithm>

#include "rota/duty.hpp"

namespace vigie::rota {
namespace {

/// The shortest delay that is reached `days_left` days before; 0 when none is.
int delay_reached(const std::vector<int>& delays, int days_left) {
  int shortest = 0;
  for (const int delay : delays) {
    if (delay >= days_left && (shortest == 0 || delay < shortest)) shortest = delay;
  }
  return shortest;
}

std::string on_duty(const Rota& rota, const Turn& turn) {
  const auto holder = duty_on(rota, turn.first);
  return holder ? holder->centre : std::string();
}

bool in_one_week(const Turn& one, const Turn& other) {
  return one.is_day() && other.is_day() && monday_of(one.first) == monday_of(other.first);
}

}  // namespace

std::vector<Turn> reminded_turns(const Rota& rota, const Turn& turn) {
  std::vector<Turn> turns{turn};
  const std::string centre = on_duty(rota, turn);
  for (Turn next = next_turn(rota, turn); in_one_week(turn, next); next = next_turn(rota, next)) {
    if (on_duty(rota, next) != centre) break;
    turns.push_back(next);
  }
  return turns;
}

std::vector<Reminder> reminders_due(const Rota& rota, Day today,
                                    const std::vector<OwnReminders>& own) {
  std::vector<Reminder> due;
  int furthest = 0;
  for (const int days : rota.reminder_days) furthest = std::max(furthest, days);
  for (const OwnReminders& one : own) {
    for (const int days : one.days) furthest = std::max(furthest, days);
  }
  for (Turn turn = next_turn(rota, turn_of(rota, today)); turn.first - today <= furthest;
       turn = next_turn(rota, turn)) {
    const std::string centre = on_duty(rota, turn);
    if (centre.empty()) continue;
    const Turn before = turn_before(rota, turn);
    if (in_one_week(before, turn) && on_duty(rota, before) == centre) continue;  // told with it
    const auto chosen = std::ranges::find(own, centre, &OwnReminders::centre);
    const int delay =
        delay_reached(chosen == own.end() ? rota.reminder_days : chosen->days, turn.first - today);
    if (delay != 0) due.push_back({turn.first, centre, delay});
  }
  return due;
}

}  // namespace vigie::rota
