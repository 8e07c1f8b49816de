// SPDX-License-Identifier: EUPL-1.2
/// The words found in dates. All are given folded. Only for src/text/date*.cpp.
#pragma once

#include <optional>
#include <string_view>

namespace vigie::text {

std::optional<int> month_named(std::string_view folded);  ///< 1 … 12
bool is_weekday_name(std::string_view folded);
bool is_filler(std::string_view folded);  ///< "à", "le", "at", "Uhr"
/// Seconds east of UTC of "cest", "gmt", "z"; letters as RFC 822 printed them.
std::optional<int> zone_offset(std::string_view folded);

}  // namespace vigie::text
