// SPDX-License-Identifier: EUPL-1.2
#include "text/moment.hpp"

#include <gtest/gtest.h>

namespace vigie::text {
namespace {

TEST(ReadMoment, ReadsWhatPeopleAndFormsWrite) {
  struct Case {
    const char* why;
    const char* given;
    const char* expected;  ///< "" : none
  };
  static constexpr Case kCases[] = {{"a form's field", "2026-12-08T09:30", "2026-12-08T09:30"},
                                    {"by hand", "2026-12-08 9:30", "2026-12-08T09:30"},
                                    {"as it is printed", "2026-12-08 9 h 30", "2026-12-08T09:30"},
                                    {"on the hour", "2026-12-08 14 h", "2026-12-08T14:00"},
                                    {"a day alone", "2026-12-08", "2026-12-08T00:00"},
                                    {"no such day", "2026-13-08", ""},
                                    {"no such hour", "2026-12-08 25:00", ""},
                                    {"words", "demain", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto at = read_moment(c.given);
    EXPECT_EQ(at ? moment_field(*at) : "", c.expected);
  }
  const auto start = read_moment("2026-12-08 9:30");
  EXPECT_EQ(moment_field(*read_moment("12:30", start)), "2026-12-08T12:30");
  EXPECT_FALSE(read_moment("12:30"));
}

TEST(HoursBetween, SaysWhatAReaderNeeds) {
  struct Case {
    const char* why;
    const char* start;
    const char* end;
    const char* expected;
  };
  static constexpr Case kCases[] = {
      {"both", "2026-12-08 9:30", "2026-12-08 12:30", "de 9\u00a0h\u00a030 à 12\u00a0h\u00a030"},
      {"a start alone", "2026-12-08 9:00", "", "à 9\u00a0h"},
      {"the whole day", "2026-12-08", "", ""},
      {"a whole day and its end", "2026-12-08", "2026-12-09", ""},
      {"several days", "2026-12-08", "2026-12-11", "jusqu’au 10 décembre"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string_view end = c.end;
    EXPECT_EQ(hours_between(*read_moment(c.start), end.empty() ? std::nullopt : read_moment(end)),
              c.expected);
  }
}

TEST(WeekdayDate, NamesTheDay) {
  EXPECT_EQ(weekday_date(*parse_day("2026-12-07")), "lundi 7 décembre 2026");
  EXPECT_EQ(day_and_month(*parse_day("2026-12-01")), "1er décembre");
}

}  // namespace
}  // namespace vigie::text
