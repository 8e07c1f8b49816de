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

std::vector<Reminder> reminders_due(const Rota& rota, Day today) {
  std::vector<Reminder> due;
  if (rota.reminder_days.empty()) return due;
  const int furthest = *std::ranges::max_element(rota.reminder_days);
  for (Day week = monday_of(today) + 7; week - today <= furthest; week = week + 7) {
    const int delay = delay_reached(rota.reminder_days, week - today);
    const auto holder = duty_on(rota, week);
    if (delay == 0 || !holder || holder->centre.empty()) continue;
    due.push_back({week, holder->centre, delay});
  }
  return due;
}

}  // namespace vigie::rota
