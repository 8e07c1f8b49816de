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

}  // namespace

std::vector<Reminder> reminders_due(const Rota& rota, Day today,
                                    const std::vector<OwnReminders>& own) {
  std::vector<Reminder> due;
  int furthest = 0;
  for (const int days : rota.reminder_days) furthest = std::max(furthest, days);
  for (const OwnReminders& one : own) {
    for (const int days : one.days) furthest = std::max(furthest, days);
  }
  for (Day week = monday_of(today) + 7; week - today <= furthest; week = week + 7) {
    const auto holder = duty_on(rota, week);
    if (!holder || holder->centre.empty()) continue;
    const auto chosen = std::ranges::find(own, holder->centre, &OwnReminders::centre);
    const int delay =
        delay_reached(chosen == own.end() ? rota.reminder_days : chosen->days, week - today);
    if (delay == 0) continue;
    due.push_back({week, holder->centre, delay});
  }
  return due;
}

}  // namespace vigie::rota
