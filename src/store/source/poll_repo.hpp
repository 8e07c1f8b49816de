// SPDX-License-Identifier: EUPL-1.2
/// What to poll, and what is remembered of each source between two polls.
///
/// Shape   a target is a source in service with its memory; one never polled has an empty memory.
///         A source that was merged into another in service is no target: it is read through that
///         one.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ambiguous_names.hpp"
#include "model/ids.hpp"
#include "model/poll.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct PollTarget {
  SourceId source;
  std::string url;  ///< where it is read today
  std::string title;
  Access access = Access::free;
  std::vector<std::string> territory;
  std::vector<std::string> themes;
  SourcePoll state;
  std::string own_url;  ///< what the files say, and what `url` was before it moved
  std::string site_url;
  std::optional<Instant> moved_at;  ///< none: `url` is the files' own
  bool paused = false;              ///< a person wants it left alone
  AmbiguousNames ambiguous;         ///< what `identify` learned of the feed's names
};

/// Sources in service, the most overdue first; of one centre where a key is given. Those that are
/// due, or with `all` every one, feeds that were gone included.
Result<std::vector<PollTarget>> poll_targets(Reader& reader, Instant now, bool all,
                                             std::string_view centre);

/// The next moment after `now` that a source waits for.
Result<std::optional<Instant>> next_poll_at(Reader& reader, Instant now);

Result<void> save_poll(Transaction& tx, SourceId source, const SourcePoll& state);

/// What is more than `by` seconds overdue becomes due between `now` and `now` + `by`, each source
/// at a moment of its own that `seed` moves: a program that slept does not ask all at once.
Result<void> spread_overdue(Transaction& tx, Instant now, std::int64_t by, std::uint64_t seed);

/// Polls since then, and how many of them failed on the network.
/// How many sources in service failed last for this reason, by its name.
Result<std::int64_t> sources_in_trouble(Reader& reader, std::string_view trouble);

struct RecentPolls {
  std::size_t polls = 0;
  std::size_t network_failures = 0;
};
Result<RecentPolls> recent_polls(Reader& reader, Instant since);

/// The scopes that were told to wait, those whose time is over included.
Result<std::vector<Throttle>> throttles(Reader& reader);
Result<void> put_throttle(Transaction& tx, const Throttle& throttle);
Result<void> remove_throttle(Transaction& tx, std::string_view scope);

}  // namespace vigie::store
