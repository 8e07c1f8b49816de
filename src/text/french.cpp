// SPDX-License-Identifier: EUPL-1.2
#include "text/french.hpp"

#include <array>

#include "base/format.hpp"
#include "text/letters.hpp"

namespace vigie::text {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};

constexpr int kFridayAfterMonday = 4;

std::string_view month_of(const YearMonthDay& date) { return kMonths.at(date.month - 1); }

std::string day_number(unsigned day) { return day == 1 ? "1er" : fmt::format("{}", day); }

}  // namespace

std::string long_date(Day day) {
  const YearMonthDay date = civil(day);
  return fmt::format("{} {} {}", day_number(date.day), month_of(date), date.year);
}

std::string short_date(Day day) {
  const YearMonthDay date = civil(day);
  return fmt::format("{:02}/{:02}/{:04}", date.day, date.month, date.year);
}

std::string month_name(Day day) {
  const YearMonthDay date = civil(day);
  return fmt::format("{} {}", month_of(date), date.year);
}

std::string week_label(Day monday) {
  const YearMonthDay from = civil(monday);
  const YearMonthDay to = civil(monday + kFridayAfterMonday);
  std::string start = day_number(from.day);
  if (from.month != to.month) start += fmt::format(" {}", month_of(from));
  if (from.year != to.year) start += fmt::format(" {}", from.year);
  return fmt::format("semaine du {} au {}", start, long_date(monday + kFridayAfterMonday));
}

std::string number(long long n) {
  const std::string digits = fmt::format(
      "{}", n < 0 ? 0ULL - static_cast<unsigned long long>(n) : static_cast<unsigned long long>(n));
  std::string out = n < 0 ? "−" : "";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += kNarrowSpace;
    out += digits[i];
  }
  return out;
}

std::string plural(long long n, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", number(n), n > -2 && n < 2 ? singular : plural);
}

std::string sentence(std::string_view words) {
  std::u32string points = code_points(words);
  if (points.empty()) return "";
  points.front() = to_upper(points.front());
  if (std::u32string_view(U".?!…").find(points.back()) == std::u32string_view::npos) {
    points += U'.';
  }
  return to_utf8_text(points);
}

}  // namespace vigie::text
