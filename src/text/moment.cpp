// SPDX-License-Identifier: EUPL-1.2
#include "text/moment.hpp"

#include <array>
#include <charconv>

#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::text {
namespace {

constexpr std::array<std::string_view, 8> kWeekdays{"",      "lundi",    "mardi",  "mercredi",
                                                    "jeudi", "vendredi", "samedi", "dimanche"};
constexpr std::array<std::string_view, 13> kShortMonths{"",     "janv.", "févr.",  "mars", "avr.",
                                                        "mai",  "juin",  "juill.", "août", "sept.",
                                                        "oct.", "nov.",  "déc."};

struct Hour {
  int hour = 0;
  int minute = 0;
};

/// "9:30", "9h30", "9 h 30", "9 h", with the no-break spaces of print too.
std::optional<Hour> read_hour(std::string_view given) {
  std::string plain;
  for (const char c : given) {
    if ((c >= '0' && c <= '9') || c == ':' || c == 'h')
      plain += c;
    else if (c != ' ' && static_cast<unsigned char>(c) < 0x80)
      return std::nullopt;
  }
  const std::size_t mark = plain.find_first_of(":h");
  if (mark == std::string::npos || mark == 0 || mark > 2) return std::nullopt;
  Hour out;
  std::from_chars(plain.data(), plain.data() + mark, out.hour);
  const std::string minutes = plain.substr(mark + 1);
  if (plain[mark] == ':' ? minutes.size() != 2 : minutes.size() != 0 && minutes.size() != 2) {
    return std::nullopt;
  }
  if (!minutes.empty()) {
    const auto [end, error] =
        std::from_chars(minutes.data(), minutes.data() + minutes.size(), out.minute);
    if (error != std::errc{} || end != minutes.data() + minutes.size()) return std::nullopt;
  }
  if (out.hour > 23 || out.minute > 59) return std::nullopt;
  return out;
}

LocalTime in_paris(Instant at) {
  const auto local = local_time(at, kParis);
  return local ? *local : LocalTime{};
}

std::string hour_words(const LocalTime& at) {
  return at.minute == 0 ? fmt::format("{}\u00a0h", at.hour)
                        : fmt::format("{}\u00a0h\u00a0{:02}", at.hour, at.minute);
}

}  // namespace

std::optional<Instant> read_moment(std::string_view given, std::optional<Instant> on) {
  std::optional<Day> day;
  if (given.size() >= 10) day = parse_day(given.substr(0, 10));
  if (day) {
    given.remove_prefix(10);
    if (given.empty()) {
      const auto midnight = instant_at(*day, 0, 0, kParis);
      return midnight ? std::optional(*midnight) : std::nullopt;
    }
    if (given.front() != ' ' && given.front() != 'T') return std::nullopt;
    given.remove_prefix(1);
  } else if (on) {
    day = paris_day(*on);
  } else {
    return std::nullopt;
  }
  const auto hour = read_hour(given);
  if (!hour) return std::nullopt;
  const auto at = instant_at(*day, hour->hour, hour->minute, kParis);
  return at ? std::optional(*at) : std::nullopt;
}

std::string moment_field(Instant at) {
  const LocalTime local = in_paris(at);
  return fmt::format("{}T{:02}:{:02}", iso(local.day), local.hour, local.minute);
}

bool is_whole_day(Instant start) {
  const LocalTime local = in_paris(start);
  return local.hour == 0 && local.minute == 0;
}

std::string hours_between(Instant start, std::optional<Instant> end) {
  const LocalTime from = in_paris(start);
  const bool whole = is_whole_day(start);
  if (!end || *end <= start) return whole ? "" : "à " + hour_words(from);
  const LocalTime to = in_paris(*end);
  if (to.day == from.day) {
    return whole ? "jusqu’à " + hour_words(to)
                 : fmt::format("de {} à {}", hour_words(from), hour_words(to));
  }
  // The end of a whole day is the midnight after it.
  const Day last = is_whole_day(*end) ? to.day - 1 : to.day;
  if (last == from.day) return whole ? "" : "à partir de " + hour_words(from);
  return "jusqu’au " + day_and_month(last);
}

std::string turn_label(Day first, int days) {
  return days == 1 ? "journée du " + weekday_date(first) : week_label(first);
}

std::string weekday_date(Day day) {
  return fmt::format("{} {}", kWeekdays.at(static_cast<std::size_t>(weekday_of(day))),
                     long_date(day));
}

std::string day_and_month(Day day) {
  const std::string whole = long_date(day);
  return whole.substr(0, whole.rfind(' '));
}

std::string short_month(Day day) { return std::string(kShortMonths.at(civil(day).month)); }

}  // namespace vigie::text
