// SPDX-License-Identifier: EUPL-1.2
#include "rota/reminders.hpp"

#include <gtest/gtest.h>

namespace vigie::rota {
namespace {

Day day(std::string_view text) { return *parse_day(text); }

Rota small_rota() {
  Rota rota;
  rota.valid_from = day("2027-01-04");
  rota.valid_to = day("2027-02-26");
  rota.duty_order = {"nord", "sud"};
  rota.plan = {{day("2027-01-11"), "nord"}, {day("2027-01-18"), ""}, {day("2027-01-25"), "sud"}};
  return rota;
}

TEST(RemindersDue, GivesTheLatestDelayThatIsReached) {
  struct Case {
    std::string_view why, today;
    int delay;  // 0: none
  };
  static constexpr Case kCases[] = {{"eight days before", "2027-01-03", 0},
                                    {"a week before", "2027-01-04", 7},
                                    {"the machine was off on Monday", "2027-01-06", 7},
                                    {"the eve", "2027-01-10", 1},
                                    {"the week has begun", "2027-01-11", 0}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto due = reminders_due(small_rota(), day(c.today));
    ASSERT_EQ(due.size(), c.delay == 0 ? 0U : 1U);
    if (c.delay == 0) continue;
    EXPECT_EQ(due.front().centre, "nord");
    EXPECT_EQ(due.front().delay_days, c.delay);
    EXPECT_EQ(due.front().week, day("2027-01-11"));
  }
}

TEST(RemindersDue, SaysNothingOfAClosedWeek) {
  EXPECT_TRUE(reminders_due(small_rota(), day("2027-01-14")).empty());
}

TEST(RemindersDue, FollowsAReplacement) {
  Rota rota = small_rota();
  rota.replacements = {{day("2027-01-25"), "sud", "nord", "congés"}};
  const auto due = reminders_due(rota, day("2027-01-24"));
  ASSERT_EQ(due.size(), 1U);
  EXPECT_EQ(due.front().centre, "nord");
}

TEST(RemindersDue, GoByWhatACentreChose) {
  const std::vector<OwnReminders> own = {{"nord", {3}}, {"sud", {}}};
  EXPECT_TRUE(reminders_due(small_rota(), day("2027-01-04"), own).empty()) << "not a week before";
  for (const char* today : {"2027-01-08", "2027-01-10"}) {
    const auto due = reminders_due(small_rota(), day(today), own);
    ASSERT_EQ(due.size(), 1U) << today;
    EXPECT_EQ(due[0].centre, "nord");
    EXPECT_EQ(due[0].delay_days, 3);
  }
  EXPECT_TRUE(reminders_due(small_rota(), day("2027-01-24"), own).empty()) << "sud wants none";
  EXPECT_EQ(reminders_due(small_rota(), day("2027-01-01"), {{"nord", {14}}}).size(), 1U)
      << "further than the network's";
}

}  // namespace
}  // namespace vigie::rota
