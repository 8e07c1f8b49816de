// SPDX-License-Identifier: EUPL-1.2
/// Which centres should be told now that their duty week is coming.
///
/// Shape   the rota and a day -> at most one reminder a coming week, the latest of the delays that
///         `reminder_days` names and that is reached. A day on which nothing ran loses no reminder:
///         the next day still gives it, until the week begins. A centre that chose delays of its own
///         goes by these.
/// Pure    yes.
#pragma once

#include <string>
#include <vector>

#include "model/rota.hpp"

namespace vigie::rota {

struct Reminder {
  Day week;
  std::string centre;
  int delay_days = 0;  ///< which of the delays it is; with the week, it names the reminder
};

/// What a centre chose; no days: it wants none.
struct OwnReminders {
  std::string centre;
  std::vector<int> days;
};
std::vector<Reminder> reminders_due(const Rota& rota, Day today,
                                    const std::vector<OwnReminders>& own = {});

}  // namespace vigie::rota
