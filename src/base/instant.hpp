// SPDX-License-Identifier: EUPL-1.2
/// Points in time and civil days.
///
/// Shape   `Instant` is UTC seconds since 1970; `Day` is a civil date without zone ("2027-02-01").
///         Weeks are named by their Monday.
/// Units   seconds and days. Leap seconds do not exist.
/// Errors  `parse_day` answers nothing for what is no date; a zone unknown to tzdata is
///         `Code::not_found`.
/// Pure    all but the zone functions, which read the system's tzdata.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vigie {
inline namespace base {

inline constexpr std::int64_t kMinuteSeconds = 60;
inline constexpr std::int64_t kHourSeconds = 60 * kMinuteSeconds;
inline constexpr std::int64_t kDaySeconds = 24 * kHourSeconds;
inline constexpr std::string_view kParis = "Europe/Paris";

struct Instant {
  std::int64_t seconds = 0;

  auto operator<=>(const Instant&) const = default;
  friend Instant operator+(Instant at, std::int64_t by) { return {at.seconds + by}; }
  friend Instant operator-(Instant at, std::int64_t by) { return {at.seconds - by}; }
  friend std::int64_t operator-(Instant a, Instant b) { return a.seconds - b.seconds; }
};

struct Day {
  std::int32_t days = 0;  ///< since 1970-01-01

  auto operator<=>(const Day&) const = default;
  friend Day operator+(Day day, int by) { return {day.days + by}; }
  friend Day operator-(Day day, int by) { return {day.days - by}; }
  friend int operator-(Day a, Day b) { return a.days - b.days; }
};

struct YearMonthDay {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
  auto operator<=>(const YearMonthDay&) const = default;
};

/// What a wall clock shows somewhere.
struct LocalTime {
  Day day;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int offset_seconds = 0;  ///< east of UTC
};

std::optional<Day> make_day(int year, unsigned month, unsigned day);
YearMonthDay civil(Day day);
Day monday_of(Day day);
int weekday_of(Day day);  ///< 1 Monday … 7 Sunday

std::optional<Day> parse_day(std::string_view iso);  ///< exactly "YYYY-MM-DD"
std::string iso(Day day);                            ///< "2027-02-01"
std::string iso(Instant at);                         ///< RFC 3339, "2027-02-01T08:00:00Z"

/// Midnight UTC of a day.
Instant at_utc(Day day);
Result<LocalTime> local_time(Instant at, std::string_view zone);
/// The instant at which `zone` shows this wall time; the earlier one where the clock goes back,
/// the first valid one after where it jumps forward.
Result<Instant> instant_at(Day day, int hour, int minute, std::string_view zone);
/// The civil day in Paris, from which the network's weeks are counted.
Day paris_day(Instant at);

}  // namespace base
}  // namespace vigie
