// SPDX-License-Identifier: EUPL-1.2
#include "web/site/day_words.hpp"

#include <array>
#include <charconv>

#include "base/format.hpp"
#include "text/french.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"lundi",    "mardi",  "mercredi", "jeudi",
                                                    "vendredi", "samedi", "dimanche"};

std::optional<int> number_in(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::string full_day(Day day) {
  return fmt::format("{} {}", kWeekdays.at(static_cast<std::size_t>(weekday_of(day) - 1)),
                     text::long_date(day));
}

std::string day_and_month(Day day) {
  const std::string whole = full_day(day);
  return whole.substr(0, whole.rfind(' '));
}

std::string near_moment(Instant at, Instant now) {
  const int ahead = paris_day(at) - paris_day(now);
  if (ahead == 0) return "aujourd’hui à " + clock_of(at);
  if (ahead == 1) return "demain à " + clock_of(at);
  return fmt::format("{} à {}", day_and_month(paris_day(at)), clock_of(at));
}

std::optional<Instant> moment_asked(std::string_view day, std::string_view hour) {
  const auto asked = parse_day(day);
  const auto colon = hour.find_first_of(":hH");
  if (!asked || colon == std::string_view::npos) return std::nullopt;
  const auto hours = number_in(hour.substr(0, colon));
  const std::string_view rest = hour.substr(colon + 1);
  const auto minutes = rest.empty() ? std::optional(0) : number_in(rest);
  if (!hours || !minutes || *hours < 0 || *hours > 23 || *minutes < 0 || *minutes > 59) {
    return std::nullopt;
  }
  const auto at = instant_at(*asked, *hours, *minutes, kParis);
  if (!at) return std::nullopt;
  return *at;
}

}  // namespace vigie::web
