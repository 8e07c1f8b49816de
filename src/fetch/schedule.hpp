// SPDX-License-Identifier: EUPL-1.2
/// When to come back to a source, and what to remember until then.
///
/// Shape   what was remembered + an answer and its reading -> what to remember next.
/// Units   seconds; `jitter` is in [-1, 1] and moves our own choices by ±10 %, never a wait that
///         the server asked for.
/// Pure    yes.
/// Source  validators are one opaque pair, taken from every document read whole and from a 304
///         that brings new ones; they survive failures. A hint only ever slows us down.
#pragma once

#include <cstdint>
#include <optional>

#include "fetch/read_answer.hpp"
#include "model/http.hpp"
#include "model/poll.hpp"

namespace vigie::fetch {

inline constexpr std::int64_t kIntervalSeconds = kHourSeconds;
inline constexpr std::int64_t kIntervalMinSeconds = 15 * kMinuteSeconds;
inline constexpr std::int64_t kIntervalMinBlindSeconds = kHourSeconds;  ///< without validators
inline constexpr std::int64_t kIntervalMaxSeconds = kDaySeconds;
inline constexpr std::int64_t kRetryAfterMaxSeconds = 7 * kDaySeconds;
inline constexpr std::int64_t kAfterOutageSeconds = 5 * kMinuteSeconds;

struct FeedHints {
  std::optional<int> ttl_minutes;
};

/// `hints` are of the document just read; none where none was.
SourcePoll next_poll(const SourcePoll& before, const HttpAnswer& answer, const Reading& reading,
                     const std::optional<FeedHints>& hints, Instant now, double jitter);

/// Our own network was down: nothing is charged, the source is asked again soon.
SourcePoll after_outage(const SourcePoll& before, Instant now);

}  // namespace vigie::fetch
