// SPDX-License-Identifier: EUPL-1.2
/// Which centres should be told now that their turn is coming.
///
/// Shape   the rota and a day -> at most one reminder a coming turn, the latest of the delays that
///         `reminder_days` names and that is reached. Days of one centre that follow one another in a
///         week are one reminder, by the first of them. A day on which nothing ran loses no reminder:
///         the next day still gives it, until the turn begins. A centre that chose delays of its own
///         goes by these.
/// Pure    yes.
#pragma once

#include <string>
#include <vector>

#include "model/rota.hpp"
#include "rota/turns.hpp"

namespace vigie::rota {

struct Reminder {
  Day week;  ///< the first day of it
  std::string centre;
  int delay_days = 0;  ///< which of the delays it is; with the day, it names the reminder
};

/// What a centre chose; no days: it wants none.
struct OwnReminders {
  std::string centre;
  std::vector<int> days;
};
/// The turns that a reminder of this one speaks of: it, and the days of its centre that follow.
std::vector<Turn> reminded_turns(const Rota& rota, const Turn& turn);

std::vector<Reminder> reminders_due(const Rota& rota, Day today,
                                    const std::vector<OwnReminders>& own = {});

}  // namespace vigie::rota
