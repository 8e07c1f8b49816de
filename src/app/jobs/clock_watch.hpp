// SPDX-License-Identifier: EUPL-1.2
/// The clock as the program sees it over time: its jumps, and what was planned under another one.
///
/// Shape   `look_at_clock` notes the moment and, after a jump of over a day, that a person is to
///         confirm it. `doubt_plans` makes due what the program itself put later than its longest
///         pause, and says how much; what a person chose is not touched.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "jobs/clock.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

/// Writes the look; answers the last jump that nobody accepted.
Result<std::optional<jobs::ClockJump>> look_at_clock(store::Transaction& tx, Instant now);

/// The last jump that nobody accepted.
Result<std::optional<jobs::ClockJump>> open_jump(store::Reader& reader);

/// A person says that the clock is right: what waited goes on. Answers how many jumps there were.
Result<std::int64_t> accept_clock(store::Database& db, std::string_view by, Instant now);

/// One French sentence where something was made due, for the log and for who runs it; "" else.
Result<std::string> doubt_plans(store::Transaction& tx, Instant now);
Result<std::string> doubt_plans(store::Database& db, Instant now);

}  // namespace vigie::app
