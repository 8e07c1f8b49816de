// SPDX-License-Identifier: EUPL-1.2
/// What to poll, and what is remembered of each source between two polls.
///
/// Shape   a target is a source in service with its memory; one never polled has an empty memory.
/// Errors  storage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/poll.hpp"
#include "model/rota.hpp"
#include "store/database.hpp"

namespace vigie::store {

struct PollTarget {
  SourceId source;
  std::string url;
  std::string title;
  Access access = Access::free;
  std::vector<std::string> territory;
  std::vector<std::string> themes;
  SourcePoll state;
};

/// Sources in service, the most overdue first; of one centre where a key is given. Those that are
/// due, or with `all` every one, feeds that were gone included.
Result<std::vector<PollTarget>> poll_targets(Reader& reader, Instant now, bool all,
                                             std::string_view centre);

Result<void> save_poll(Transaction& tx, SourceId source, const SourcePoll& state);

}  // namespace vigie::store
