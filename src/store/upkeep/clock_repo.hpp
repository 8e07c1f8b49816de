// SPDX-License-Identifier: EUPL-1.2
/// The clock as it was last seen, its jumps, and what the program put too late because of them.
///
/// Shape   `doubt_…` makes due what lies more than `longest_s` seconds ahead: the program never
///         waits for longer, so it was put there under another clock. Each answers how many rows.
/// Units   times are UTC seconds.
/// Errors  storage.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/database.hpp"

namespace vigie::store {

Result<std::optional<Instant>> last_tick(Reader& reader);
Result<void> put_tick(Transaction& tx, Instant now);

struct ClockJumpRow {
  Instant from_at;
  Instant to_at;
};
/// Those that nobody accepted yet, oldest first.
Result<std::vector<ClockJumpRow>> open_clock_jumps(Reader& reader);
Result<void> add_clock_jump(Transaction& tx, Instant from, Instant to);
Result<std::int64_t> accept_clock_jumps(Transaction& tx, std::string_view by, Instant now);

Result<std::int64_t> doubt_polls(Transaction& tx, Instant now, std::int64_t longest_s);
Result<std::int64_t> doubt_throttles(Transaction& tx, Instant now, std::int64_t longest_s);
/// Of issues under way.
Result<std::int64_t> doubt_deliveries(Transaction& tx, Instant now, std::int64_t longest_s);
Result<std::int64_t> doubt_mail_stops(Transaction& tx, Instant now, std::int64_t longest_s);
Result<std::int64_t> doubt_notifications(Transaction& tx, Instant now, std::int64_t longest_s);
/// Sessions that last longer than any may: they end now.
Result<std::int64_t> doubt_sessions(Transaction& tx, Instant now, std::int64_t longest_s);

}  // namespace vigie::store
