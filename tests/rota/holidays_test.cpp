// SPDX-License-Identifier: EUPL-1.2
#include "rota/holidays.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/centre.hpp"

namespace vigie::rota {
namespace {

TEST(Easter, IsKnownForManyYears) {
  struct Case {
    std::string_view why;
    int year;
    std::string_view expected;
  };
  static constexpr Case kCases[] = {{"of this rota", 2027, "2027-03-28"},
                                    {"of 2026", 2026, "2026-04-05"},
                                    {"earliest of our time", 2008, "2008-03-23"},
                                    {"late", 2038, "2038-04-25"},
                                    {"leap year", 2024, "2024-03-31"},
                                    {"a corrected century", 1900, "1900-04-15"},
                                    {"the full moon rule", 1954, "1954-04-18"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(iso(easter(c.year)), c.expected);
    EXPECT_EQ(weekday_of(easter(c.year)), 7);
  }
}

TEST(Holidays, OfTheCountryAreEleven) {
  const auto days = holidays(2027, {});
  EXPECT_EQ(days.size(), 11U);
  EXPECT_TRUE(std::ranges::is_sorted(days, {}, &Holiday::day));
}

TEST(Holidays, DifferByPlace) {
  struct Case {
    std::string_view why;
    std::string_view day;
    std::string calendar;
    bool here;
    bool elsewhere;
  };
  const Case cases[] = {{"Easter Monday everywhere", "2027-03-29", "alsace-moselle", true, true},
                        {"Ascension", "2027-05-06", "mayotte", true, true},
                        {"Whit Monday", "2027-05-17", "guyane", true, true},
                        {"Good Friday", "2027-03-26", "alsace-moselle", true, false},
                        {"second day of Christmas", "2026-12-26", "alsace-moselle", true, false},
                        {"abolition, Mayotte", "2027-04-27", "mayotte", true, false},
                        {"abolition, Martinique", "2027-05-22", "martinique", true, false},
                        {"abolition, Guadeloupe", "2027-05-27", "guadeloupe", true, false},
                        {"abolition, Guyane", "2027-06-10", "guyane", true, false},
                        {"abolition, La Réunion", "2026-12-20", "la-reunion", true, false},
                        {"a day like another", "2027-02-02", "martinique", false, false}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const Day day = parse_day(c.day).value();
    EXPECT_EQ(is_holiday(day, {c.calendar}), c.here);
    EXPECT_EQ(is_holiday(day, {}), c.elsewhere);
  }
}

TEST(Holidays, EveryCalendarNameAddsADay) {
  for (const std::string_view calendar : kHolidayCalendars) {
    SCOPED_TRACE(calendar);
    EXPECT_GT(holidays(2027, {std::string(calendar)}).size(), holidays(2027, {}).size());
  }
}

TEST(OpenDays, LeaveOutTheDaysOffOfThePlace) {
  const Day may = parse_day("2027-05-17").value();
  EXPECT_EQ(open_days(may, {}), 4);
  EXPECT_EQ(open_days(may, {"martinique"}), 4) << "22 May 2027 is a Saturday";
  EXPECT_EQ(open_days(parse_day("2027-03-22").value(), {"alsace-moselle"}), 4);
  EXPECT_EQ(open_days(parse_day("2027-03-22").value(), {}), 5);
}

}  // namespace
}  // namespace vigie::rota
