// SPDX-License-Identifier: EUPL-1.2
#include "base/instant.hpp"

#include <date/date.h>
#include <date/tz.h>

#include <charconv>
#include <chrono>

#include "base/assert.hpp"
#include "base/format.hpp"

namespace vigie::base {
namespace {

date::sys_days sys(Day day) { return date::sys_days(date::days(day.days)); }

Day from_sys(date::sys_days days) {
  return {static_cast<std::int32_t>(days.time_since_epoch().count())};
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Day> make_day(int year, unsigned month, unsigned day) {
  const auto ymd = date::year(year) / static_cast<int>(month) / static_cast<int>(day);
  if (year < 1 || year > 9999 || !ymd.ok()) return std::nullopt;
  return from_sys(date::sys_days(ymd));
}

YearMonthDay civil(Day day) {
  const date::year_month_day ymd(sys(day));
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
          static_cast<unsigned>(ymd.day())};
}

int weekday_of(Day day) { return static_cast<int>(date::weekday(sys(day)).iso_encoding()); }

Day monday_of(Day day) { return day - (weekday_of(day) - 1); }

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = number(iso.substr(0, 4));
  const auto month = number(iso.substr(5, 2));
  const auto day = number(iso.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
  return make_day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::string iso(Day day) {
  const YearMonthDay ymd = civil(day);
  return fmt::format("{:04}-{:02}-{:02}", ymd.year, ymd.month, ymd.day);
}

std::string iso(Instant at) {
  const std::int64_t days =
      (at.seconds >= 0 ? at.seconds : at.seconds - kDaySeconds + 1) / kDaySeconds;
  const std::int64_t rest = at.seconds - days * kDaySeconds;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", iso(Day{static_cast<std::int32_t>(days)}),
                     rest / kHourSeconds, rest / kMinuteSeconds % 60, rest % 60);
}

Instant at_utc(Day day) { return {std::int64_t{day.days} * kDaySeconds}; }

Result<LocalTime> local_time(Instant at, std::string_view zone) {
  try {
    const auto* found = date::locate_zone(zone);
    const date::sys_seconds utc{std::chrono::seconds(at.seconds)};
    const auto offset = found->get_info(utc).offset;
    const date::local_seconds local{utc.time_since_epoch() + offset};
    const auto days = date::floor<date::days>(local);
    const auto rest = (local - days).count();
    return LocalTime{{static_cast<std::int32_t>(days.time_since_epoch().count())},
                     static_cast<int>(rest / kHourSeconds),
                     static_cast<int>(rest / kMinuteSeconds % 60),
                     static_cast<int>(rest % 60),
                     static_cast<int>(offset.count())};
  } catch (const std::exception& unknown) {
    return fail(Code::not_found, unknown.what());
  }
}

Result<Instant> instant_at(Day day, int hour, int minute, std::string_view zone) {
  try {
    const auto* found = date::locate_zone(zone);
    const date::local_seconds local{sys(day).time_since_epoch() + std::chrono::hours(hour) +
                                    std::chrono::minutes(minute)};
    const auto utc = found->to_sys(local, date::choose::earliest);
    return Instant{utc.time_since_epoch().count()};
  } catch (const std::exception& unknown) {
    return fail(Code::not_found, unknown.what());
  }
}

Day paris_day(Instant at) {
  const auto local = local_time(at, kParis);
  VIGIE_ASSERT(local.has_value());  // tzdata is a dependency of the package
  return local->day;
}

}  // namespace vigie::base
