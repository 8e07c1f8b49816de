// SPDX-License-Identifier: EUPL-1.2
/// Until when a server that answered 429 or 503 is left alone.
///
/// Shape   what was known of its scope + its answer -> what to remember. Retry-After is followed,
///         between kIntervalMinSeconds and kRetryAfterMaxSeconds; without it (or with a moment that
///         is past) an hour, twice the last wait while it goes on, a day at most. An answer that
///         comes while the scope waits already never doubles it. No feed is charged.
/// Units   see "fetch/interval.hpp" for `jitter`.
/// Pure    yes.
#pragma once

#include <optional>

#include "model/http.hpp"
#include "model/poll.hpp"

namespace vigie::fetch {

Throttle throttle_after(const std::optional<Throttle>& before, const HttpAnswer& answer,
                        Instant now, double jitter);

}  // namespace vigie::fetch
