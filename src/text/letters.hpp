// SPDX-License-Identifier: EUPL-1.2
/// What kind of sign a code point is, and text as a row of them.
///
/// Shape   `code_points` and `to_utf8_text` are each other's inverse on valid UTF-8; a byte that
///         belongs to no sequence becomes U+FFFD.
/// Pure    yes.
/// Source  the general categories of utf8proc.
#pragma once

#include <string>
#include <string_view>

namespace vigie::text {

/// Takes the first code point off `rest`, which is not empty.
char32_t next_code_point(std::string_view& rest);
std::u32string code_points(std::string_view utf8);
std::string to_utf8_text(std::u32string_view points);

bool is_letter(char32_t point);  ///< combining accents too
bool is_upper(char32_t point);
char32_t to_upper(char32_t point);
constexpr bool is_digit(char32_t point) { return point >= U'0' && point <= U'9'; }

}  // namespace vigie::text
