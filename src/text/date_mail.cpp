// SPDX-License-Identifier: EUPL-1.2
// RFC 822 dates as programs write them, read without taking them apart into words. Whatever differs
// in one sign is left to the reader of worded dates, which knows the rest.
#include "text/date_names.hpp"
#include "text/date_parts.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

/// 1 to 12 of "jan" to "dec"; 0 where it is none.
int english_month(std::string_view three) {
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  const std::string lower = ascii_lower(three);
  const std::size_t at = kMonths.find(lower);
  if (lower.size() != 3 || at == std::string_view::npos || at % 3 != 0) return 0;
  return static_cast<int>(at / 3) + 1;
}

bool skip_weekday(Cursor& at) {
  if (at.digit()) return true;
  if (at.peek(3) != ',' || !is_weekday_name(ascii_lower(at.rest.substr(0, 3)))) return false;
  at.rest.remove_prefix(4);
  return at.accept(' ');
}

bool read_zone(Cursor& at, DateParts& into) {
  if (at.rest == "GMT" || at.rest == "UTC" || at.rest == "Z") {
    into.offset_seconds = 0;
    at.rest = {};
    return true;
  }
  const bool numeric = at.rest.size() == 5 && (at.peek() == '+' || at.peek() == '-');
  return numeric && read_offset(at, into);
}

}  // namespace

std::optional<DateParts> read_mail_date(std::string_view text) {
  Cursor at{text};
  DateParts parts;
  if (!skip_weekday(at)) return std::nullopt;
  const std::size_t digits = at.count_digits();
  if (digits != 1 && digits != 2) return std::nullopt;
  parts.day = at.number(digits).value_or(0);
  if (!at.accept(' ')) return std::nullopt;
  parts.month = english_month(at.rest.substr(0, 3));
  if (parts.month == 0 || at.peek(3) != ' ') return std::nullopt;
  at.rest.remove_prefix(4);
  if (at.count_digits() != 4) return std::nullopt;
  parts.year = at.number(4).value_or(0);
  if (!at.accept(' ') || !read_clock(at, parts) || !at.accept(' ')) return std::nullopt;
  if (!read_zone(at, parts) || !at.at_end()) return std::nullopt;
  return parts;
}

}  // namespace vigie::text
