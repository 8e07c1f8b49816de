// SPDX-License-Identifier: EUPL-1.2
/// The dates of HTTP headers.
///
/// Shape   the three forms of RFC 9110 section 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT", RFC 850's
///         and asctime's. Nothing for anything else.
/// Pure    yes; a two-digit year is of 1970–2069, whatever the day.
#pragma once

#include <optional>
#include <string_view>

#include "base/instant.hpp"

namespace vigie::fetch {

std::optional<Instant> parse_http_date(std::string_view text);

}  // namespace vigie::fetch
