// SPDX-License-Identifier: EUPL-1.2
#include "letter/issue_days.hpp"

namespace vigie::letter {

std::optional<std::string> month_to_draft(const LetterRhythm& rhythm, Day today) {
  const YearMonthDay date = civil(today);
  const bool is_day = rhythm.draft_on > 0 && static_cast<int>(date.day) >= rhythm.draft_on;
  if (!is_day || rhythm.no_issue[date.month]) return std::nullopt;
  return iso(today).substr(0, 7);
}

std::optional<Day> pages_due(const LetterRhythm& rhythm, std::string_view month) {
  const auto first = parse_day(std::string(month) + "-01");
  if (!first || rhythm.pages_by == 0) return std::nullopt;
  return *first + (rhythm.pages_by - 1);
}

std::optional<int> page_reminder(Day due_on, Day today) {
  const int left = due_on - today;
  std::optional<int> nearest;
  for (const int delay : kPageReminders) {
    if (left >= 0 && left <= delay) nearest = delay;
  }
  return nearest;
}

}  // namespace vigie::letter
