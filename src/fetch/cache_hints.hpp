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

/// For how long the answer says that it stays fresh; 0 when it does not.
std::int64_t fresh_for_s(const HttpAnswer& answer, Instant now);

/// None when absent, unreadable or in the past.
std::optional<std::int64_t> retry_after_s(const HttpAnswer& answer, Instant now);

}  // namespace vigie::fetch
