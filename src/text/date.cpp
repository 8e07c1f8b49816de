// SPDX-License-Identifier: EUPL-1.2
#include "text/date.hpp"

#include <algorithm>
#include <charconv>

#include "text/date_parts.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

/// "1520932969", "1520932969.5", "1520932969000".
std::optional<Instant> read_epoch(std::string_view text) {
  const auto digits = Cursor{text}.count_digits();
  const bool seconds = digits == 9 || digits == 10;
  if (!seconds && digits != 13) return std::nullopt;
  Cursor after{text.substr(digits)};
  if (after.accept('.')) after.rest.remove_prefix(after.count_digits());
  if (!after.at_end()) return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + digits, value);
  return Instant{seconds ? value : value / 1000};
}

bool is_time_of_day(const DateParts& parts) {
  const bool midnight_ending_a_day = parts.hour == 24 && parts.minute == 0 && parts.second == 0;
  const bool leap_second_at_most = parts.second <= 60;
  return (parts.hour <= 23 || midnight_ending_a_day) && parts.minute <= 59 && leap_second_at_most;
}

}  // namespace

int full_year(int year, std::size_t digits) {
  if (digits >= 4) return year;
  if (digits == 3) return 1900 + year;
  return year < 50 ? 2000 + year : 1900 + year;
}

std::optional<Instant> instant_of(DateParts parts, std::string_view default_zone) {
  if (parts.month < 1 || parts.day < 1 || !is_time_of_day(parts)) return std::nullopt;
  auto day =
      make_day(parts.year, static_cast<unsigned>(parts.month), static_cast<unsigned>(parts.day));
  if (!day) return std::nullopt;
  if (parts.hour == 24) {
    parts.hour = 0;
    day = *day + 1;
  }
  const int second = std::min(parts.second, 59);
  if (!parts.offset_seconds) {
    const std::string_view zone = parts.zone.empty() ? default_zone : parts.zone;
    if (const auto at = instant_at(*day, parts.hour, parts.minute, zone)) return *at + second;
  }
  return at_utc(*day) + parts.hour * kHourSeconds + parts.minute * kMinuteSeconds + second -
         parts.offset_seconds.value_or(0);
}

namespace {

DateParts with_day(DateParts parts, int year, int month, int day) {
  parts.year = full_year(year, 2);
  parts.month = month;
  parts.day = day;
  return parts;
}

/// ISO 8601 writes the year first and with hyphens; with other marks people write it last.
std::optional<Instant> settle(const DateParts& parts, std::string_view default_zone,
                              std::optional<Instant> latest) {
  if (!parts.short_date) return instant_of(parts, default_zone);
  const auto [first, second, third] = parts.short_date->numbers;
  std::array<DateParts, 3> readings = {with_day(parts, first, second, third),
                                       with_day(parts, third, second, first),
                                       with_day(parts, third, first, second)};
  if (!parts.short_date->hyphens) std::ranges::rotate(readings, readings.begin() + 1);
  for (const DateParts& reading : readings) {
    const auto at = instant_of(reading, default_zone);
    if (at && (!latest || *at <= *latest)) return at;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Instant> parse_date(std::string_view text, std::string_view default_zone,
                                  std::optional<Instant> latest) {
  text = trimmed(text);
  if (text.empty() || text.size() > kDateBytesMax) return std::nullopt;
  if (const auto parts = read_mail_date(text)) return instant_of(*parts, default_zone);
  if (const auto epoch = read_epoch(text)) return epoch;
  if (const auto parts = read_iso_date(text)) return instant_of(*parts, default_zone);
  if (const auto parts = read_worded_date(text)) return settle(*parts, default_zone, latest);
  return std::nullopt;
}

}  // namespace vigie::text
