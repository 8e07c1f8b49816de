// SPDX-License-Identifier: EUPL-1.2
/// What a server says about when to come back.
///
/// Units   seconds from `now`, never negative.
/// Pure    yes.
/// Source  RFC 9111 section 5.2 (max-age wins over Expires, Age is subtracted), RFC 9110
///         section 10.2.3 (Retry-After: seconds or a date).
#pragma once

#include <cstdint>
#include <optional>

#include "base/instant.hpp"
#include "model/http.hpp"

namespace vigie::fetch {

inline constexpr std::int64_t kDeltaMaxSeconds = 365 * kDaySeconds;

/// The max-age of Cache-Control; an absurdly large one is kDeltaMaxSeconds.
std::optional<std::int64_t> max_age_s(const HttpAnswer& answer);

/// For how long the answer stays fresh, with the max-age that holds for it (its own, or the one
/// remembered from the document that a 304 confirms); 0 when nothing says.
std::int64_t fresh_for_s(const HttpAnswer& answer, std::optional<std::int64_t> max_age,
                         Instant now);

/// None when absent, unreadable or in the past; at most kDeltaMaxSeconds.
std::optional<std::int64_t> retry_after_s(const HttpAnswer& answer, Instant now);

}  // namespace vigie::fetch
