// SPDX-License-Identifier: EUPL-1.2
/// The dates that feeds write -> points in time.
///
/// Shape   RFC 822/2822 with zone names and the letters of RFC 822, RFC 3339, W3CDTF cut at any
///         place ("2026-04", "2026"), ISO 8601 ordinal and compact forms, asctime, seconds or
///         milliseconds since 1970, numbers ("30.10.2023", day first unless that is impossible) and
///         words in French, English, German, Spanish, Italian, Portuguese, Dutch, Greek and
///         Hungarian: "jeudi 1er avril 2026 à 9 h 30", "13 Mars, 2020 - 12:22", "Mis à jour le
///         19/09/2026 à 13h55min". A year of two digits may stand first or last ("03-12-31",
///         "30.10.23"): first behind hyphens, last elsewhere, unless that is no date, or lies ahead
///         of `latest`.
/// Units   UTC seconds; a date without time is its midnight; fractions are cut.
/// Errors  what is not read whole, or is no date of the calendar, answers nothing: never "now".
/// Pure    but for the system's tzdata, where a zone is named.
#pragma once

#include <optional>
#include <string_view>

#include "base/instant.hpp"

namespace vigie::text {

inline constexpr std::size_t kDateBytesMax = 160;

/// `default_zone` holds where the text names no zone: "Europe/Paris" for French papers. `latest`
/// is where the future begins, as far as the caller knows it.
std::optional<Instant> parse_date(std::string_view text, std::string_view default_zone = "UTC",
                                  std::optional<Instant> latest = std::nullopt);

}  // namespace vigie::text
