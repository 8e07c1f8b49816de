// SPDX-License-Identifier: EUPL-1.2
/// How long to wait after an answer that was what we hoped for.
///
/// Shape   the longest of: the feed's own rhythm as we saw it, ttl, sy:updatePeriod, max-age less
///         Age or else Expires; between kIntervalMinSeconds (an hour without validators) and a day,
///         then past skipHours and skipDays, and at least what Retry-After asks for. A hint only
///         ever slows us down. The same after a 304: what the last document said is remembered.
/// Units   seconds; `jitter` is in [-1, 1] and moves our own choice by ±10 %, never what was asked.
/// Pure    yes.
/// Source  RSS 2.0, RSS 1.0 module syndication, RFC 9111, RFC 9110 section 10.2.3.
#pragma once

#include <cstdint>

#include "model/http.hpp"
#include "model/poll.hpp"

namespace vigie::fetch {

std::int64_t interval_s(const SourcePoll& after, const HttpAnswer& answer, Instant now,
                        double jitter);

/// The wait moved past the hours and days on which the feed says that nothing comes. They never add
/// up to more than a day of silence; a longer wait stays as it is.
std::int64_t past_skipped_s(const PollHints& hints, Instant now, std::int64_t wait_s);

/// `wait_s` moved by up to a tenth, either way.
std::int64_t jittered_s(std::int64_t wait_s, double jitter);

}  // namespace vigie::fetch
