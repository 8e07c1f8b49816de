// SPDX-License-Identifier: EUPL-1.2
#include "rota/workdays.hpp"

#include "rota/holidays.hpp"

namespace vigie::rota {

Workdays::Workdays(Day from, Day to, const std::vector<std::string>& calendars)
    : from_(from), open_(static_cast<std::size_t>(std::max(0, to - from + 1)), true) {
  for (Day day = from; day <= to; day = day + 1) {
    if (weekday_of(day) > 5) open_[static_cast<std::size_t>(day - from)] = false;
  }
  for (int year = civil(from).year; year <= civil(to).year; ++year) {
    for (const Holiday& off : holidays(year, calendars)) {
      if (off.day >= from && off.day <= to) {
        open_[static_cast<std::size_t>(off.day - from)] = false;
      }
    }
  }
}

int Workdays::count(Day from, Day to) const {
  int days = 0;
  for (Day day = from; day <= to; day = day + 1) days += open(day) ? 1 : 0;
  return days;
}

}  // namespace vigie::rota
