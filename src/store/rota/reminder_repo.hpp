// SPDX-License-Identifier: EUPL-1.2
/// How long before its duty weeks a centre wants to be told, where it chose other delays than the
/// network's.
///
/// Shape   a centre without rows goes by the network's; one row of 0 days says that it wants none.
/// Units   days before the week's Monday, the longest first.
/// Errors  storage; not_found for a key that no centre has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/sql/database.hpp"

namespace vigie::store {

struct ReminderChoice {
  std::string centre;
  std::vector<int> days;  ///< none: it wants no reminder
};
Result<std::vector<ReminderChoice>> reminder_choices(Reader& reader);

/// Of one centre, in place of those before.
Result<void> replace_reminder_choice(Transaction& tx, const ReminderChoice& choice);
/// As the network from now on.
Result<void> clear_reminder_choice(Transaction& tx, std::string_view centre);

}  // namespace vigie::store
