// SPDX-License-Identifier: EUPL-1.2
// Source  RSS 2.0 (ttl, skipHours, skipDays); RSS 1.0's module "syndication", which Atom and
// RSS 2.0
//         borrow. A figure that makes no sense is as if it were not there.
#include <array>
#include <charconv>

#include "parse/reading.hpp"
#include "parse/xml_text.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

constexpr int kTtlMinutesMax = 366 * 24 * 60;
constexpr int kFrequencyMax = 1'000;

struct Period {
  std::string_view name;
  std::int64_t seconds;
};
constexpr std::array<Period, 5> kPeriods = {{{"hourly", kHourSeconds},
                                             {"daily", kDaySeconds},
                                             {"weekly", 7 * kDaySeconds},
                                             {"monthly", 30 * kDaySeconds},
                                             {"yearly", 365 * kDaySeconds}}};

constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

std::optional<int> whole_number(std::string_view written, int most) {
  int value = 0;
  const auto read = std::from_chars(written.data(), written.data() + written.size(), value);
  if (read.ec != std::errc() || value < 0 || value > most) return std::nullopt;
  return value;
}

/// Without a frequency once in the period; without a period none.
std::optional<std::int64_t> period_of(Element channel) {
  const std::string name = text::ascii_lower(child_text(channel, {"sy:updateperiod"}));
  const std::string times = child_text(channel, {"sy:updatefrequency"});
  const int frequency = times.empty() ? 1 : whole_number(times, kFrequencyMax).value_or(1);
  for (const Period& period : kPeriods) {
    if (period.name == name) return period.seconds / (frequency == 0 ? 1 : frequency);
  }
  return std::nullopt;
}

/// RSS 0.91 counted the hours from 1 to 24, RSS 2.0 from 0 to 23.
std::uint32_t hours_of(Element skip) {
  std::uint32_t hours = 0;
  for (const Element hour : skip.named("hour")) {
    const auto value = whole_number(text::trimmed(own_text(hour)), 24);
    if (value) hours |= 1U << static_cast<unsigned>(*value % 24);
  }
  return hours;
}

std::uint32_t days_of(Element skip) {
  std::uint32_t days = 0;
  for (const Element day : skip.named("day")) {
    const std::string name = text::ascii_lower(text::trimmed(own_text(day)));
    for (unsigned i = 0; i < kDays.size(); ++i) {
      if (kDays[i] == name) days |= 1U << (i + 1);
    }
  }
  return days;
}

}  // namespace

PollHints poll_hints(Element channel, const Reading& reading) {
  PollHints hints;
  hints.ttl_minutes = whole_number(child_text(channel, {"ttl"}), kTtlMinutesMax);
  hints.period_s = period_of(channel);
  if (hints.period_s) hints.base_at = child_date(channel, {"sy:updatebase"}, reading);
  hints.skip_hours = hours_of(channel.child("skiphours"));
  hints.skip_days = days_of(channel.child("skipdays"));
  return hints;
}

}  // namespace vigie::parse
