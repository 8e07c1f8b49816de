// SPDX-License-Identifier: EUPL-1.2
#include "text/letters.hpp"

#include <utf8proc.h>

#include "text/utf8.hpp"

namespace vigie::text {

char32_t next_code_point(std::string_view& rest) {
  // One byte or two make nearly all of French, and leave nothing to check but the second.
  const auto lead = static_cast<unsigned char>(rest.front());
  if (lead < 0x80) {
    rest.remove_prefix(1);
    return lead;
  }
  if (lead >= 0xC2 && lead <= 0xDF && rest.size() > 1 &&
      (static_cast<unsigned char>(rest[1]) & 0xC0U) == 0x80U) {
    const char32_t point = ((lead & 0x1FU) << 6U) | (static_cast<unsigned char>(rest[1]) & 0x3FU);
    rest.remove_prefix(2);
    return point;
  }
  const Utf8Char next = read_utf8(rest);
  rest.remove_prefix(next.bytes);
  return next.code;
}

std::u32string code_points(std::string_view utf8) {
  std::u32string points;
  points.reserve(utf8.size());
  while (!utf8.empty()) points.push_back(next_code_point(utf8));
  return points;
}

std::string to_utf8_text(std::u32string_view points) {
  std::string out;
  out.reserve(points.size() + points.size() / 4);
  for (const char32_t point : points) append_utf8(out, point);
  return out;
}

bool is_letter(char32_t point) {
  if (point < 0x80) return (point | 0x20U) >= U'a' && (point | 0x20U) <= U'z';
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
      return true;
    default:
      return false;
  }
}

char32_t to_upper(char32_t point) {
  return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(point)));
}

bool is_upper(char32_t point) {
  if (point < 0x80) return point >= U'A' && point <= U'Z';
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

}  // namespace vigie::text
