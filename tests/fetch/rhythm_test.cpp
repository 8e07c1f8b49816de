// SPDX-License-Identifier: EUPL-1.2
#include "fetch/rhythm.hpp"

#include <gtest/gtest.h>

#include "fetch/limits.hpp"

namespace vigie::fetch {
namespace {

constexpr Instant kFriday{1'799'971'200};  // Friday 15 January 2027, 00:00 GMT
constexpr std::int64_t kMinute = kMinuteSeconds;
constexpr std::int64_t kHour = kHourSeconds;
constexpr std::int64_t kDay = kDaySeconds;

/// Items each day of these weekdays (1 Monday …) over the four weeks before `now`, at these hours.
Rhythm paper(const std::vector<int>& weekdays, const std::vector<int>& hours, Instant now) {
  Rhythm rhythm;
  for (int back = 28; back >= 0; --back) {
    const Day day{static_cast<std::int32_t>(now.seconds / kDay) - back};
    for (const int weekday : weekdays) {
      if (weekday_of(day) != weekday) continue;
      for (const int hour : hours) rhythm.note(at_utc(day) + hour * kHour, now);
    }
  }
  return rhythm;
}

std::vector<int> hourly() {
  std::vector<int> hours;
  for (int hour = 0; hour < 24; ++hour) hours.push_back(hour);
  return hours;
}

TEST(AdaptiveWait, IsHalfTheUsualGapWithinItsBounds) {
  struct Case {
    std::string_view why;
    std::vector<int> weekdays, hours;
    std::int64_t expected_s;
  };
  static const Case kCases[] = {
      {"an agency, every hour", {1, 2, 3, 4, 5, 6, 7}, hourly(), 30 * kMinute},
      {"four times a day", {1, 2, 3, 4, 5, 6, 7}, {0, 6, 12, 18}, 3 * kHour},
      {"once a day", {1, 2, 3, 4, 5, 6, 7}, {6}, 12 * kHour},
      {"once a week: never less than daily", {5}, {0}, kDay}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const Rhythm rhythm = paper(c.weekdays, c.hours, kFriday);
    EXPECT_EQ(adaptive_wait_s(rhythm, kFriday, kFriday), c.expected_s);
  }
}

TEST(AdaptiveWait, IsNeverLessThanAQuarterOfAnHour) {
  Rhythm rhythm;
  for (int i = 0; i < 200; ++i) rhythm.note(kFriday - i * kSlotSeconds, kFriday);
  EXPECT_EQ(adaptive_wait_s(rhythm, kFriday, kFriday), kIntervalMinSeconds);
}

TEST(AdaptiveWait, TellsTheDaysOfTheWeekApart) {
  // Every hour on working days, twice on Sundays, never on Saturdays.
  const Instant tuesday = kFriday + 4 * kDay + 12 * kHour;
  const Instant saturday = kFriday + kDay + 12 * kHour;
  const Instant sunday = kFriday + 2 * kDay + 12 * kHour;
  Rhythm rhythm = paper({1, 2, 3, 4, 5}, hourly(), tuesday);
  for (int week = 0; week < 4; ++week) {
    for (const int hour : {8, 20}) {
      rhythm.note(
          at_utc(Day{static_cast<std::int32_t>(sunday.seconds / kDay) - 7 * week}) + hour * kHour,
          tuesday);
    }
  }
  EXPECT_EQ(adaptive_wait_s(rhythm, tuesday, tuesday), 30 * kMinute);
  EXPECT_EQ(adaptive_wait_s(rhythm, saturday, saturday), 12 * kHour) << "until Sunday";
  EXPECT_GE(adaptive_wait_s(rhythm, sunday, sunday), 6 * kHour);
}

TEST(AdaptiveWait, StartsWithAnHourAndSlowsDownWhileNothingComes) {
  const Rhythm empty;
  EXPECT_EQ(adaptive_wait_s(empty, std::nullopt, kFriday), kHour);
  EXPECT_EQ(adaptive_wait_s(empty, kFriday, kFriday), kHour);
  EXPECT_EQ(adaptive_wait_s(empty, kFriday - 10 * kHour, kFriday), 5 * kHour);
  EXPECT_EQ(adaptive_wait_s(empty, kFriday - 90 * kDay, kFriday), kDay) << "a silent feed, daily";
}

TEST(Rhythm, ForgetsWhatIsOlderThanThirtyDays) {
  Rhythm rhythm;
  rhythm.note(kFriday - 31 * kDay, kFriday);
  EXPECT_TRUE(rhythm.moments(kFriday).empty());
  rhythm.note(kFriday - 29 * kDay, kFriday);
  rhythm.note(kFriday + kHour, kFriday);  // of the future: no
  EXPECT_EQ(rhythm.moments(kFriday).size(), 1U);
  rhythm.note(kFriday + 2 * kDay, kFriday + 2 * kDay);
  EXPECT_EQ(rhythm.moments(kFriday + 2 * kDay).size(), 1U);
  EXPECT_TRUE(rhythm.moments(kFriday + 40 * kDay).empty());
}

TEST(Rhythm, IsTheSameHoweverOftenADocumentIsNoted) {
  const Rhythm once = paper({1, 4}, {7, 9}, kFriday);
  Rhythm twice = Rhythm::read(once.bytes());
  for (const Instant at : once.moments(kFriday)) twice.note(at, kFriday);
  EXPECT_EQ(once.bytes(), twice.bytes());
  EXPECT_EQ(once.bytes().size(), 188U) << "bounded, whatever the archive";
  EXPECT_TRUE(Rhythm::read("not a rhythm").moments(kFriday).empty());
}

}  // namespace
}  // namespace vigie::fetch
