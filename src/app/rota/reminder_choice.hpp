// SPDX-License-Identifier: EUPL-1.2
/// A centre chooses when it is reminded of its duty weeks.
///
/// Shape   one durable transaction with its line in the journal. Nothing chosen, the network's delays
///         hold.
/// Units   days before the week's Monday, of kReminderDelays.
/// Errors  storage; invalid_input for another delay; not_found for a centre that does not exist.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/rota/swaps.hpp"
#include "store/rota/reminder_repo.hpp"

namespace vigie::app {

/// What is offered, the longest first.
inline constexpr int kReminderDelays[] = {21, 14, 7, 3, 2, 1};

struct CentreReminders {
  std::vector<int> days;     ///< that hold for the centre
  std::vector<int> network;  ///< as rota.toml says
  bool chosen = false;
  std::string mark() const;  ///< "7,1", "réseau": what was seen
};
Result<CentreReminders> read_reminder_choice(store::Reader& reader, const std::string& centre);

enum class ReminderAnswer { written, changed };
/// `days` none: as the network. `seen`: the mark of what was seen; another is there: changed.
Result<ReminderAnswer> choose_reminders(store::Database& db, const Acting& acting,
                                        const std::optional<std::vector<int>>& days,
                                        std::string_view seen, Instant now);

}  // namespace vigie::app
