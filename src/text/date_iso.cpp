// SPDX-License-Identifier: EUPL-1.2
// The pieces of a date that are digits and marks, and ISO 8601 made of them.
#include "text/date_names.hpp"
#include "text/date_parts.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

/// "2026-093": the 93rd day of 2026.
bool set_ordinal(int day_of_year, DateParts& into) {
  const auto first = make_day(into.year, 1, 1);
  if (!first || day_of_year < 1 || day_of_year > 366) return false;
  const YearMonthDay date = civil(*first + (day_of_year - 1));
  into.month = static_cast<int>(date.month);
  into.day = static_cast<int>(date.day);
  return date.year == into.year;
}

/// "2026-W14-3": the week that holds 4 January is the first.
bool read_week(Cursor& at, DateParts& into) {
  const auto week = at.number(2);
  at.accept('-');
  const auto weekday = at.digit() ? at.number(1) : 1;
  const auto fourth = make_day(into.year, 1, 4);
  if (!week || !weekday || !fourth || *week < 1 || *week > 53) return false;
  if (*weekday < 1 || *weekday > 7) return false;
  const YearMonthDay date = civil(monday_of(*fourth) + ((*week - 1) * 7 + *weekday - 1));
  into.year = date.year;
  into.month = static_cast<int>(date.month);
  into.day = static_cast<int>(date.day);
  return true;
}

bool is_date_mark(char c) { return c == '-' || c == '/' || c == '.'; }

/// What follows "2026-".
bool read_after_year(Cursor& at, char mark, DateParts& into) {
  if (at.accept('W') || at.accept('w')) return read_week(at, into);
  const std::size_t digits = at.count_digits();
  const auto second = at.number(digits);
  if (!second || digits > 3) return false;
  if (digits == 3 && at.peek() != mark) return set_ordinal(*second, into);
  into.month = *second;
  if (!at.accept(mark)) return true;
  const std::size_t day_digits = at.count_digits();
  const auto day = at.number(day_digits);
  if (!day || day_digits > 2) return false;
  into.day = *day;
  return true;
}

bool read_date(Cursor& at, DateParts& into) {
  if (at.accept('-')) {  // "-03-12" and "-0312": a century was left out
    const auto year = at.number(2);
    at.accept('-');
    const auto month = at.number(2);
    if (!year || !month) return false;
    into.year = full_year(*year, 2);
    into.month = *month;
    return true;
  }
  const std::size_t digits = at.count_digits();
  if (digits == 2 && at.peek(2) == '-' && at.digit(3) && at.digit(4) && at.digit(5)) {
    into.year = full_year(at.number(2).value_or(0), 2);  // "03-335": a day of a short year
    at.accept('-');
    return set_ordinal(at.number(3).value_or(0), into);
  }
  const bool compact = digits == 6 || digits == 7 || digits == 8 || digits == 14;
  if (digits != 4 && !compact) return false;
  const std::size_t year_digits = digits == 6 ? 2 : 4;
  into.year = full_year(at.number(year_digits).value_or(0), year_digits);
  if (digits == 7) return set_ordinal(at.number(3).value_or(0), into);
  if (compact) {
    into.month = at.number(2).value_or(0);
    into.day = at.number(2).value_or(0);
    return true;
  }
  const char mark = at.peek();
  if (!is_date_mark(mark)) return true;
  at.accept(mark);
  return read_after_year(at, mark, into);
}

/// "10", "1014", "101455" and all that `read_clock` knows.
bool read_time(Cursor& at, DateParts& into) {
  const std::size_t digits = at.count_digits();
  if (at.peek(digits) == ':') return read_clock(at, into);
  if (digits != 2 && digits != 4 && digits != 6) return false;
  into.hour = at.number(2).value_or(0);
  if (digits > 2) into.minute = at.number(2).value_or(0);
  if (digits > 4) into.second = at.number(2).value_or(0);
  return true;
}

bool read_zone(Cursor& at, DateParts& into) {
  if (at.peek() == '+' || at.peek() == '-') {
    if (!read_offset(at, into)) return false;
    if (!at.accept('Z')) at.accept('z');  // "-05:00Z": somebody was not sure
    return true;
  }
  const auto named = zone_offset(ascii_lower(at.rest));
  if (!named) return false;
  into.offset_seconds = *named;
  at.rest = {};
  return true;
}

}  // namespace

bool read_clock(Cursor& at, DateParts& into) {
  const std::size_t hour_digits = at.count_digits();
  if (hour_digits < 1 || hour_digits > 2 || at.peek(hour_digits) != ':') return false;
  if (!at.digit(hour_digits + 1)) return false;
  into.hour = at.number(hour_digits).value_or(0);
  at.accept(':');
  const std::size_t minute_digits = at.count_digits();
  if (minute_digits > 2) return false;
  into.minute = at.number(minute_digits).value_or(0);
  if (at.peek() != ':' || !at.digit(1)) return true;
  at.accept(':');
  const std::size_t second_digits = at.count_digits();
  if (second_digits > 2) return false;
  into.second = at.number(second_digits).value_or(0);
  if ((at.peek() == '.' || at.peek() == ',') && at.digit(1)) {
    at.rest.remove_prefix(1);
    at.rest.remove_prefix(at.count_digits());
  }
  return true;
}

bool read_offset(Cursor& at, DateParts& into) {
  const int sign = at.peek() == '-' ? -1 : 1;
  if (!at.accept('+') && !at.accept('-')) return false;
  const std::size_t digits = at.count_digits();
  if (digits != 1 && digits != 2 && digits != 3 && digits != 4) return false;
  const int hours = at.number(digits > 2 ? digits - 2 : digits).value_or(0);
  int minutes = 0;
  if (digits > 2) {
    minutes = at.number(2).value_or(0);
  } else if (at.peek() == ':') {
    at.accept(':');
    if (at.count_digits() != 2) return false;
    minutes = at.number(2).value_or(0);
  }
  if (hours > 23 || minutes > 59) return false;
  into.offset_seconds = static_cast<int>(sign * (hours * kHourSeconds + minutes * kMinuteSeconds));
  return true;
}

std::optional<DateParts> read_iso_date(std::string_view text) {
  Cursor at{text};
  DateParts parts;
  const bool glued = at.count_digits() == 14;
  if (!read_date(at, parts)) return std::nullopt;
  if (at.at_end()) return parts;
  const bool spaced = at.accept('T') || at.accept('t') || is_ascii_space(at.peek());
  if (!spaced && !glued) return std::nullopt;
  at.skip_spaces();
  if (at.digit() && !read_time(at, parts)) return std::nullopt;
  at.skip_spaces();
  if (at.at_end()) return parts;
  if (!read_zone(at, parts) || !at.at_end()) return std::nullopt;
  return parts;
}

}  // namespace vigie::text
