// SPDX-License-Identifier: EUPL-1.2
#include "rota/holidays.hpp"

#include <algorithm>

#include "base/assert.hpp"

namespace vigie::rota {
namespace {

constexpr int kWeekdays = 5;

struct FixedHoliday {
  std::string_view calendar;  ///< "" : the whole country
  unsigned month;
  unsigned day;
  std::string_view name;
};

constexpr FixedHoliday kFixed[] = {
    {"", 1, 1, "jour de l’an"},
    {"", 5, 1, "fête du Travail"},
    {"", 5, 8, "victoire de 1945"},
    {"", 7, 14, "fête nationale"},
    {"", 8, 15, "Assomption"},
    {"", 11, 1, "Toussaint"},
    {"", 11, 11, "armistice de 1918"},
    {"", 12, 25, "Noël"},
    {"alsace-moselle", 12, 26, "Saint-Étienne"},
    {"mayotte", 4, 27, "abolition de l’esclavage"},
    {"martinique", 5, 22, "abolition de l’esclavage"},
    {"guadeloupe", 5, 27, "abolition de l’esclavage"},
    {"guyane", 6, 10, "abolition de l’esclavage"},
    {"la-reunion", 12, 20, "abolition de l’esclavage"},
};

struct MovableHoliday {
  std::string_view calendar;
  int days_after_easter;
  std::string_view name;
};

constexpr MovableHoliday kMovable[] = {
    {"alsace-moselle", -2, "Vendredi saint"},
    {"", 1, "lundi de Pâques"},
    {"", 39, "Ascension"},
    {"", 50, "lundi de Pentecôte"},
};

bool observed(std::string_view calendar, const std::vector<std::string>& calendars) {
  return calendar.empty() || std::ranges::find(calendars, calendar) != calendars.end();
}

Day day_of(int year, unsigned month, unsigned day) {
  const auto made = make_day(year, month, day);
  VIGIE_ASSERT(made.has_value());  // no holiday falls on 29 February
  return *made;
}

}  // namespace

Day easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int g = (8 * b + 13) / 25;
  const int h = (19 * a + b - b / 4 - g + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int of_march = h + l - 7 * m + 22;  // 1 is the first of March, 32 the first of April
  return day_of(year, 3, 1) + (of_march - 1);
}

std::vector<Holiday> holidays(int year, const std::vector<std::string>& calendars) {
  std::vector<Holiday> days;
  for (const FixedHoliday& fixed : kFixed) {
    if (!observed(fixed.calendar, calendars)) continue;
    days.push_back({day_of(year, fixed.month, fixed.day), fixed.name});
  }
  const Day sunday = easter(year);
  for (const MovableHoliday& movable : kMovable) {
    if (!observed(movable.calendar, calendars)) continue;
    days.push_back({sunday + movable.days_after_easter, movable.name});
  }
  std::ranges::stable_sort(days, {}, &Holiday::day);
  return days;
}

bool is_holiday(Day day, const std::vector<std::string>& calendars) {
  const std::vector<Holiday> days = holidays(civil(day).year, calendars);
  return std::ranges::find(days, day, &Holiday::day) != days.end();
}

std::string holiday_name(Day day, const std::vector<std::string>& calendars) {
  const std::vector<Holiday> days = holidays(civil(day).year, calendars);
  const auto found = std::ranges::find(days, day, &Holiday::day);
  return found == days.end() ? std::string() : std::string(found->name);
}

int open_days(Day monday, const std::vector<std::string>& calendars) {
  int open = 0;
  for (int i = 0; i < kWeekdays; ++i) {
    if (!is_holiday(monday + i, calendars)) ++open;
  }
  return open;
}

}  // namespace vigie::rota
