// SPDX-License-Identifier: EUPL-1.2
/// What the readers of dates hand to one another. Only for src/text/date*.cpp.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "text/utf8.hpp"

namespace vigie::text {

/// Three numbers of which the year is one, and has two digits.
struct ShortDate {
  std::array<int, 3> numbers{};
  bool hyphens = false;  ///< stand between them

  friend bool operator==(const ShortDate&, const ShortDate&) = default;
};

struct DateParts {
  int year = 0;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::optional<int> offset_seconds;    ///< east of UTC
  std::string zone;                     ///< "Europe/Paris", where the text named one
  std::optional<ShortDate> short_date;  ///< in place of year, month and day

  friend bool operator==(const DateParts&, const DateParts&) = default;
};

/// A point in the text, for readers that go forward only.
struct Cursor {
  std::string_view rest;

  bool at_end() const { return rest.empty(); }
  char peek(std::size_t ahead = 0) const { return ahead < rest.size() ? rest[ahead] : '\0'; }
  bool digit(std::size_t ahead = 0) const { return peek(ahead) >= '0' && peek(ahead) <= '9'; }
  bool accept(char wanted) {
    if (peek() != wanted || rest.empty()) return false;
    rest.remove_prefix(1);
    return true;
  }
  bool accept(std::string_view wanted) {
    if (!rest.starts_with(wanted)) return false;
    rest.remove_prefix(wanted.size());
    return true;
  }
  void skip_spaces() {
    while (!rest.empty() && is_ascii_space(rest.front())) rest.remove_prefix(1);
  }
  std::size_t count_digits() const {
    std::size_t count = 0;
    while (digit(count)) ++count;
    return count;
  }
  /// The next `count` digits as a number; at most 9 of them.
  std::optional<int> number(std::size_t count) {
    if (count == 0 || count > 9 || count_digits() < count) return std::nullopt;
    int value = 0;
    for (const char digit : rest.substr(0, count)) value = value * 10 + (digit - '0');
    rest.remove_prefix(count);
    return value;
  }
};

/// "10:14", "10:14:55", "10:14:55.123": false, and nothing taken, where there is no such time.
bool read_clock(Cursor& at, DateParts& into);
/// "+01", "+0100", "-01:00" with the sign still to read; false where it is none.
bool read_offset(Cursor& at, DateParts& into);
/// "Thu, 02 Apr 2026 09:30:00 +0200" to the letter: what nine feeds of ten write.
std::optional<DateParts> read_mail_date(std::string_view text);
/// A whole ISO 8601 or RFC 3339 text, in any of its cuts.
std::optional<DateParts> read_iso_date(std::string_view text);
/// A whole text with names of months, or of numbers in another order.
std::optional<DateParts> read_worded_date(std::string_view text);

/// Years of two digits: RFC 2822 section 4.3.
int full_year(int year, std::size_t digits);
std::optional<Instant> instant_of(DateParts parts, std::string_view default_zone);

}  // namespace vigie::text
