// SPDX-License-Identifier: EUPL-1.2
#include "rota/duty.hpp"

#include <gtest/gtest.h>

namespace vigie::rota {
namespace {

Day day(std::string_view iso) { return parse_day(iso).value(); }

/// Nord, Sud and Est in turn through September 2027; the third week is closed.
Rota small_rota() {
  Rota rota;
  rota.valid_from = day("2027-09-06");
  rota.valid_to = day("2027-10-15");
  rota.duty_order = {"nord", "sud", "est"};
  rota.plan = {{day("2027-09-06"), "nord"}, {day("2027-09-13"), "sud"},
               {day("2027-09-20"), ""},     {day("2027-09-27"), "est"},
               {day("2027-10-04"), "nord"}, {day("2027-10-11"), "sud"}};
  rota.absences = {{"", day("2027-09-20"), day("2027-09-24"), "rencontres"}};
  return rota;
}

void absent_from(Rota& rota, std::string centre, std::string_view from, std::string_view to) {
  rota.absences.push_back({std::move(centre), day(from), day(to), "congés"});
}

TEST(DutyOn, FollowsThePlan) {
  const Rota rota = small_rota();
  const auto duty = duty_on(rota, day("2027-09-13"));
  ASSERT_TRUE(duty);
  EXPECT_EQ(duty->centre, "sud");
  EXPECT_EQ(duty->planned, "sud");
  EXPECT_EQ(duty->why, Why::plan);
  EXPECT_EQ(duty->instead_of, "");
}

TEST(DutyOn, HasNoAnswerOutsideThePlan) {
  EXPECT_FALSE(duty_on(small_rota(), day("2027-11-01")));
  EXPECT_FALSE(duty_on(small_rota(), day("2027-09-07"))) << "a Tuesday names no week";
}

TEST(DutyOn, TellsAClosedWeekWithItsReason) {
  const auto duty = duty_on(small_rota(), day("2027-09-20"));
  ASSERT_TRUE(duty);
  EXPECT_EQ(duty->why, Why::closed);
  EXPECT_EQ(duty->centre, "");
  EXPECT_EQ(duty->reason, "rencontres");
}

TEST(DutyOn, ExchangesBothWeeksOfAnAcceptedSwap) {
  Rota rota = small_rota();
  rota.swaps = {{day("2027-09-06"), day("2027-09-27"), "nord", "est", day("2027-08-30")}};
  const auto first = duty_on(rota, day("2027-09-06"));
  EXPECT_EQ(first->centre, "est");
  EXPECT_EQ(first->planned, "nord");
  EXPECT_EQ(first->why, Why::swap);
  EXPECT_EQ(duty_on(rota, day("2027-09-27"))->centre, "nord");
}

TEST(DutyOn, IgnoresASwapThatNobodyAccepted) {
  Rota rota = small_rota();
  rota.swaps = {{day("2027-09-06"), day("2027-09-27"), "nord", "est", std::nullopt}};
  EXPECT_EQ(duty_on(rota, day("2027-09-06"))->centre, "nord");
  EXPECT_EQ(duty_on(rota, day("2027-09-06"))->why, Why::plan);
}

TEST(DutyOn, LaysAReplacementOverASwap) {
  Rota rota = small_rota();
  rota.swaps = {{day("2027-09-06"), day("2027-09-27"), "nord", "est", day("2027-08-30")}};
  rota.replacements = {{day("2027-09-06"), "est", "sud", "grève"}};
  const auto duty = duty_on(rota, day("2027-09-06"));
  EXPECT_EQ(duty->centre, "sud");
  EXPECT_EQ(duty->instead_of, "est");
  EXPECT_EQ(duty->planned, "nord");
  EXPECT_EQ(duty->why, Why::replacement);
  EXPECT_EQ(duty->reason, "grève");
}

TEST(DutyOn, FindsABackupForAHolderWhoIsAway) {
  struct Case {
    std::string_view why;
    std::string backup;
    std::vector<std::string> also_away;
    std::string expected;
    Why kind;
  };
  const Case cases[] = {
      {"the next in the order", "suivant", {}, "est", Why::backup},
      {"the next is away too: the one after", "suivant", {"est"}, "nord", Why::backup},
      {"the centre named", "nord", {}, "nord", Why::backup},
      {"the centre named is away: the next", "nord", {"nord"}, "est", Why::backup},
      {"the centre named is the holder: the next", "sud", {}, "est", Why::backup},
      {"a centre outside the order may be named", "ouest", {}, "ouest", Why::backup},
      {"all away", "suivant", {"est", "nord"}, "", Why::nobody}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    Rota rota = small_rota();
    rota.duty_backup = c.backup;
    absent_from(rota, "sud", "2027-09-13", "2027-09-17");
    for (const std::string& centre : c.also_away) {
      absent_from(rota, centre, "2027-09-10", "2027-09-30");
    }
    const auto duty = duty_on(rota, day("2027-09-13"));
    EXPECT_EQ(duty->centre, c.expected);
    EXPECT_EQ(duty->why, c.kind);
    EXPECT_EQ(duty->instead_of, "sud");
    EXPECT_EQ(duty->reason, "congés");
  }
}

TEST(DutyOn, LeavesTheWeekToAHolderAwayForSomeDays) {
  Rota rota = small_rota();
  absent_from(rota, "sud", "2027-09-14", "2027-09-17");
  EXPECT_EQ(duty_on(rota, day("2027-09-13"))->why, Why::plan);
}

TEST(Absent, CountsBothEndsAndClosuresOfAll) {
  Rota rota = small_rota();
  absent_from(rota, "sud", "2027-09-14", "2027-09-15");
  EXPECT_FALSE(absent(rota, "sud", day("2027-09-13")));
  EXPECT_TRUE(absent(rota, "sud", day("2027-09-14")));
  EXPECT_TRUE(absent(rota, "sud", day("2027-09-15")));
  EXPECT_FALSE(absent(rota, "sud", day("2027-09-16")));
  EXPECT_FALSE(absent(rota, "est", day("2027-09-14")));
  EXPECT_TRUE(absent(rota, "est", day("2027-09-22"))) << "the whole network is closed";
}

TEST(ReaderOf, IsTheBackupWhileTheHolderIsAway) {
  struct Case {
    std::string_view why;
    std::string backup;
    bool holder_away;
    bool backup_away;
    std::string expected;
  };
  const Case cases[] = {{"the holder is there", "est", false, false, "sud"},
                        {"the holder is away", "est", true, false, "est"},
                        {"both are away: it waits for its holder", "est", true, true, "sud"},
                        {"no backup was named", "", true, false, "sud"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    Rota rota = small_rota();
    if (c.holder_away) absent_from(rota, "sud", "2027-10-04", "2027-10-08");
    if (c.backup_away) absent_from(rota, "est", "2027-10-04", "2027-10-08");
    HeldSource source;
    source.holder = "sud";
    source.backup = c.backup;
    EXPECT_EQ(reader_of(source, rota, day("2027-10-06")), c.expected);
  }
}

}  // namespace
}  // namespace vigie::rota
