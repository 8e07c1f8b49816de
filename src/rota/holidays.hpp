// SPDX-License-Identifier: EUPL-1.2
/// Public holidays of France, by place.
///
/// Shape   a year and the extra calendars of a place (see kHolidayCalendars) → its days off, in
///         order. What the whole country observes is always in.
/// Pure    yes.
/// Source  Code du travail L. 3133-1 (country), L. 3134-13 (Alsace-Moselle), L. 3422-2 and décret
///         83-1003 (abolition of slavery overseas); Easter by Butcher's algorithm (Gregorian).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"

namespace vigie::rota {

struct Holiday {
  Day day;
  std::string_view name;  ///< French
};

/// Easter Sunday.
Day easter(int year);

std::vector<Holiday> holidays(int year, const std::vector<std::string>& calendars);
bool is_holiday(Day day, const std::vector<std::string>& calendars);

/// "" : an ordinary day.
std::string holiday_name(Day day, const std::vector<std::string>& calendars);

/// Monday to Friday without the days off of the place.
int open_days(Day monday, const std::vector<std::string>& calendars);

}  // namespace vigie::rota
