// SPDX-License-Identifier: EUPL-1.2
#include "rota/plan_duty.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "rota/workdays.hpp"

namespace vigie::rota {
namespace {

Day day(std::string_view iso) { return parse_day(iso).value(); }

DutyCentre centre(std::string key, double share = 1) {
  return {.days = {.key = std::move(key), .holidays = {}}, .share = share};
}

std::vector<std::string> centres_of(const DutyDraft& draft) {
  std::vector<std::string> list;
  for (const PlannedTurn& turn : draft.turns) list.push_back(turn.centre);
  return list;
}

const CentreAccount& account_of(const DutyDraft& draft, std::string_view key) {
  return *std::ranges::find(draft.accounts, key, &CentreAccount::centre);
}

/// Five centres, one with half a share, a closed week and a fortnight's leave: a plan that a
/// meeting acted, and wrote down line by line.
TEST(PlanDuty, IsThePlanThatAMeetingActed) {
  DutyRequest request{.from = day("2027-01-04"),
                      .to = day("2027-07-02"),
                      .order = {centre("pole"), centre("oriv"), centre("labo"),
                                centre("caraibe", 0.5), centre("irev")},
                      .absences = {{"", day("2027-02-15"), day("2027-02-19"), "regroupement"},
                                   {"oriv", day("2027-03-15"), day("2027-03-26"), "congés"}},
                      .last = {}};
  const std::vector<std::string> acted = {
      "pole", "oriv", "labo", "irev", "caraibe", "pole",    "",     "oriv", "labo",
      "irev", "pole", "labo", "oriv", "irev",    "caraibe", "oriv", "pole", "labo",
      "irev", "oriv", "labo", "pole", "irev",    "caraibe", "oriv", "labo"};
  EXPECT_EQ(centres_of(plan_duty(request)), acted);
}

TEST(PlanDuty, BreaksTiesByTheListedOrder) {
  const DutyRequest request{.from = day("2027-09-06"),
                            .to = day("2027-09-24"),
                            .order = {centre("b"), centre("c"), centre("a")},
                            .absences = {},
                            .last = {}};
  EXPECT_EQ(centres_of(plan_duty(request)), (std::vector<std::string>{"b", "c", "a"}));
}

TEST(PlanDuty, CountsClosedDaysForNobody) {
  DutyRequest request{.from = day("2027-09-06"),
                      .to = day("2027-10-01"),
                      .order = {centre("a"), centre("b")},
                      .absences = {{"", day("2027-09-13"), day("2027-09-15"), "rencontres"},
                                   {"", day("2027-09-20"), day("2027-09-24"), "rencontres"}},
                      .last = {}};
  const DutyDraft draft = plan_duty(request);
  EXPECT_EQ(centres_of(draft), (std::vector<std::string>{"a", "b", "", "a"}));
  EXPECT_EQ(draft.turns[1].open_days, 2) << "three of its days are closed";
  EXPECT_TRUE(draft.turns[2].closed);
  EXPECT_EQ(account_of(draft, "b").open_days, 2);
}

TEST(PlanDuty, KnowsTheDaysOffOfEachPlace) {
  // Good Friday, 26 March 2027, is a day off in Strasbourg alone; 27 April in Mayotte; 10 June in
  // Guyane.
  struct Case {
    std::string_view why, week;
    std::string calendar;
    int open_days;
  };
  const Case cases[] = {{"Strasbourg, Good Friday", "2027-03-22", "alsace-moselle", 4},
                        {"Paris, Good Friday", "2027-03-22", "", 5},
                        {"Mayotte, abolition", "2027-04-26", "mayotte", 4},
                        {"Guyane, abolition", "2027-06-07", "guyane", 4},
                        {"Strasbourg, the same week", "2027-06-07", "alsace-moselle", 5}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    DutyCentre one = centre("a");
    if (!c.calendar.empty()) one.days.holidays = {c.calendar};
    const DutyDraft draft = plan_duty(
        {.from = day(c.week), .to = day(c.week), .order = {one}, .absences = {}, .last = {}});
    ASSERT_EQ(draft.turns.size(), 1U);
    EXPECT_EQ(draft.turns.front().open_days, c.open_days);
  }
}

TEST(PlanDuty, GivesNoTurnToACentreWithoutAWorkingDayInIt) {
  // 26 December 2028 is a Tuesday: with the 25th, and a closure from Wednesday to Friday, nothing
  // is left in Strasbourg, and one day is left elsewhere.
  DutyCentre strasbourg = centre("strasbourg");
  strasbourg.days.holidays = {"alsace-moselle"};
  const DutyDraft draft =
      plan_duty({.from = day("2028-12-25"),
                 .to = day("2028-12-25"),
                 .order = {strasbourg, centre("paris")},
                 .absences = {{"", day("2028-12-27"), day("2028-12-29"), "fêtes"}},
                 .last = {}});
  EXPECT_EQ(draft.turns.front().centre, "paris");
  EXPECT_EQ(draft.turns.front().open_days, 1);
}

TEST(PlanDuty, AvoidsAnAbsenceAndKeepsTheDebt) {
  DutyRequest request{.from = day("2027-09-06"),
                      .to = day("2027-11-12"),
                      .order = {centre("a"), centre("b"), centre("c")},
                      .absences = {{"a", day("2027-09-08"), day("2027-09-08"), "un mercredi"}},
                      .last = {}};
  const auto who = centres_of(plan_duty(request));
  EXPECT_NE(who[0], "a") << "one day of the week is enough";
  EXPECT_EQ(who[1], "a") << "it is owed, and done at once";
}

TEST(PlanDuty, LooksAheadForTheOneWhoWillBeAlone) {
  // In the second week only `a` is there: it must not be given the first.
  DutyRequest request{.from = day("2027-09-06"),
                      .to = day("2027-09-17"),
                      .order = {centre("a"), centre("b")},
                      .absences = {{"b", day("2027-09-13"), day("2027-09-17"), "congés"}},
                      .last = {}};
  EXPECT_EQ(centres_of(plan_duty(request)), (std::vector<std::string>{"b", "a"}));
}

TEST(PlanDuty, LeavesATurnThatNobodyCanHoldWithoutCentre) {
  DutyRequest request{.from = day("2027-09-06"),
                      .to = day("2027-09-10"),
                      .order = {centre("a"), centre("b")},
                      .absences = {{"a", day("2027-09-06"), day("2027-09-10"), "congés"},
                                   {"b", day("2027-09-06"), day("2027-09-10"), "congés"}},
                      .last = {}};
  const PlannedTurn turn = plan_duty(request).turns.front();
  EXPECT_EQ(turn.centre, "");
  EXPECT_FALSE(turn.closed);
}

TEST(PlanDuty, RemembersWhoServedLast) {
  DutyRequest request{.from = day("2027-09-06"),
                      .to = day("2027-09-06"),
                      .order = {centre("a"), centre("b")},
                      .absences = {},
                      .last = "a"};
  EXPECT_EQ(plan_duty(request).turns.front().centre, "b");
}

TEST(PlanDuty, StartsWhoJoinsAtTheMedianOfTheOthers) {
  DutyCentre a = centre("a");
  DutyCentre b = centre("b");
  DutyCentre c = centre("c");
  DutyCentre fresh = centre("new", 0.5);
  fresh.is_new = true;
  a.counted = 100;
  b.counted = 110;
  c.counted = 120;
  DutyRequest request{.from = day("2027-09-06"),
                      .to = day("2027-09-24"),
                      .order = {a, b, c, fresh},
                      .absences = {},
                      .last = {}};
  const DutyDraft draft = plan_duty(request);
  ASSERT_EQ(draft.credits.size(), 1U);
  EXPECT_EQ(draft.credits.front().centre, "new");
  EXPECT_DOUBLE_EQ(draft.credits.front().days, 55) << "the median, 110, times its share";
  EXPECT_EQ(draft.credits.front().why, Credit::Why::joined);
}

TEST(PlanDuty, DoesNotOweALongAbsence) {
  DutyRequest request{.from = day("2027-01-04"),
                      .to = day("2027-12-31"),
                      .order = {centre("a"), centre("b"), centre("c"), centre("d")},
                      .absences = {{"a", day("2027-03-01"), day("2027-04-30"), "congé parental"}},
                      .last = {}};
  const DutyDraft draft = plan_duty(request);
  ASSERT_EQ(draft.credits.size(), 1U) << "one absence is one credit";
  EXPECT_EQ(draft.credits.front().on, day("2027-03-01"));
  EXPECT_EQ(draft.credits.front().why, Credit::Why::away);
  EXPECT_LT(account_of(draft, "a").open_days, account_of(draft, "b").open_days - 5);
  request.owed_days_max = 100;
  EXPECT_TRUE(plan_duty(request).credits.empty()) << "by the rule that a network gives itself";
}

TEST(PlanDuty, TurnsByTheDayAndByTheFortnight) {
  DutyRequest request{.from = day("2027-05-03"),
                      .to = day("2027-05-14"),
                      .span = TurnSpan::day,
                      .order = {centre("a"), centre("b")},
                      .absences = {},
                      .last = {}};
  const DutyDraft days = plan_duty(request);
  ASSERT_EQ(days.turns.size(), 10U) << "Monday to Friday";
  EXPECT_TRUE(days.turns[3].closed) << "Ascension";
  EXPECT_EQ(days.turns[2].centre, "a");
  EXPECT_EQ(days.turns[4].centre, "b") << "nobody twice running, the day off between";
  request.span = TurnSpan::fortnight;
  const DutyDraft fortnights = plan_duty(request);
  ASSERT_EQ(fortnights.turns.size(), 1U);
  EXPECT_EQ(fortnights.turns.front().open_days, 9);
  EXPECT_EQ(fortnights.turns.front().last, day("2027-05-14"));
}

TEST(DrawnOrder, IsTheSameForTheSameNumber) {
  const std::vector<std::string> order = {"a", "b", "c", "d", "e", "f"};
  EXPECT_EQ(drawn_order(order, 7), drawn_order(order, 7));
  std::set<std::vector<std::string>> seen;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    auto drawn = drawn_order(order, seed);
    seen.insert(drawn);
    std::ranges::sort(drawn);
    EXPECT_EQ(drawn, order);
  }
  EXPECT_GT(seen.size(), 40U);
}

}  // namespace
}  // namespace vigie::rota
