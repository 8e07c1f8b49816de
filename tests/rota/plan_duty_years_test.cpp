// SPDX-License-Identifier: EUPL-1.2
// Years of a network as they may come: closures, leave in summer, a centre that joins in March,
// another that leaves in September, one that is away for two months.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "rota/plan_duty.hpp"
#include "rota/workdays.hpp"

namespace vigie::rota {
namespace {

constexpr int kSeeds = 100;
constexpr std::string_view kCalendars[] = {"alsace-moselle", "guadeloupe", "guyane",
                                           "la-reunion",     "martinique", "mayotte"};

Day day(std::string_view iso) { return parse_day(iso).value(); }

struct Chance {
  std::mt19937 generator;
  int upto(int most) { return static_cast<int>(generator() % static_cast<unsigned>(most + 1)); }
  bool one_in(int n) { return upto(n - 1) == 0; }
};

void add_leave(DutyRequest& year, const std::string& key, Chance& chance) {
  const Day summer = day("2027-07-05") + 7 * chance.upto(6);
  year.absences.push_back({key, summer, summer + (7 * (1 + chance.upto(1)) - 3), "été"});
  const Day spring = day("2027-02-08") + 7 * chance.upto(12);
  if (chance.one_in(2)) year.absences.push_back({key, spring, spring + 4, "congés"});
  const Day once = day("2027-01-04") + chance.upto(360);
  if (chance.one_in(3)) year.absences.push_back({key, once, once, "formation"});
}

DutyRequest year_of(unsigned seed) {
  Chance chance{std::mt19937(seed)};
  DutyRequest year{
      .from = day("2027-01-04"), .to = day("2027-12-31"), .order = {}, .absences = {}, .last = {}};
  const int centres = 8 + chance.upto(11);
  for (int i = 0; i < centres; ++i) {
    DutyCentre centre{.days = {.key = "c" + std::to_string(i), .holidays = {}}};
    centre.share = chance.one_in(4) ? 0.5 : 1;
    if (chance.one_in(4)) {
      centre.days.holidays = {std::string(kCalendars[static_cast<std::size_t>(chance.upto(5))])};
    }
    add_leave(year, centre.days.key, chance);
    year.order.push_back(std::move(centre));
  }
  year.order[1].joins_on = day("2027-03-01") + 7 * chance.upto(4);
  year.order[2].leaves_on = day("2027-09-03") + 7 * chance.upto(4);
  const Day away = day("2027-04-05") + 7 * chance.upto(20);
  year.absences.push_back({"c3", away, away + 60, "congé parental"});
  for (int i = 0; i < 2 + chance.upto(2); ++i) {
    const Day closed = day("2027-01-04") + 7 * chance.upto(50);
    year.absences.push_back({"", closed, closed + (chance.one_in(3) ? 1 : 4), "rencontres"});
  }
  return year;
}

bool open_for_anybody(const DutyRequest& year, Day from, Day to) {
  const Workdays country(from, to, {});
  for (Day one = from; one <= to; one = one + 1) {
    const bool closed = std::ranges::any_of(year.absences, [one](const Absence& absence) {
      return absence.centre.empty() && absence.from <= one && one <= absence.to;
    });
    if (country.open(one) && !closed) return true;
  }
  return false;
}

double smallest_share(const DutyRequest& year) {
  return std::ranges::min_element(year.order, {}, &DutyCentre::share)->share;
}

void expect_given_right(const DutyRequest& year, const DutyDraft& draft) {
  std::string before = year.last;
  for (const PlannedTurn& turn : draft.turns) {
    const bool open = open_for_anybody(year, turn.first, turn.last);
    EXPECT_EQ(!turn.centre.empty(), open) << iso(turn.first);
    if (turn.centre.empty()) continue;
    EXPECT_NE(turn.centre, before) << "twice running, " << iso(turn.first);
    before = turn.centre;
    const auto who = std::ranges::find_if(
        year.order, [&](const DutyCentre& centre) { return centre.days.key == turn.centre; });
    EXPECT_TRUE(!who->joins_on || *who->joins_on <= turn.first);
    EXPECT_TRUE(!who->leaves_on || *who->leaves_on >= turn.last);
    const Workdays worked(turn.first, turn.last, who->days.holidays);
    for (const Absence& absence : year.absences) {
      if (absence.centre != turn.centre) continue;
      for (Day one = std::max(absence.from, turn.first); one <= std::min(absence.to, turn.last);
           one = one + 1) {
        EXPECT_FALSE(worked.open(one)) << turn.centre << " is away on " << iso(one);
      }
    }
  }
}

TEST(PlanDutyYears, AreFairWhoeverComesLeavesOrIsAway) {
  double widest = 0;
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const DutyRequest year = year_of(seed);
    const DutyDraft draft = plan_duty(year);
    expect_given_right(year, draft);
    EXPECT_LE(draft.gap_days, 5 / smallest_share(year) + 2);
    widest = std::max(widest, draft.gap_days - 5 / smallest_share(year));
    for (const Credit& credit : draft.credits) {
      EXPECT_TRUE(credit.centre == "c1" || credit.centre == "c3")
          << credit.centre << " neither joined nor was away for long";
    }
  }
  RecordProperty("widest_beyond_a_turn", std::to_string(widest));
}

/// Three years, each planned from the accounts of the one before: debts do not pile up.
TEST(PlanDutyYears, StayFairYearAfterYear) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    DutyRequest year = year_of(seed);
    year.order[1].joins_on.reset();
    year.order[2].leaves_on.reset();
    for (int n = 0; n < 3; ++n) {
      const DutyDraft draft = plan_duty(year);
      expect_given_right(year, draft);
      EXPECT_LE(draft.gap_days, 5 / smallest_share(year) + 2) << "year " << n;
      for (DutyCentre& centre : year.order) {
        const auto account =
            std::ranges::find(draft.accounts, centre.days.key, &CentreAccount::centre);
        ASSERT_NE(account, draft.accounts.end());
        EXPECT_GE(account->turns, n == 0 ? 0 : 1) << "a centre with a share serves in a year";
        centre.counted = account->counted();
      }
      for (const PlannedTurn& turn : draft.turns) {
        if (!turn.centre.empty()) year.last = turn.centre;
      }
      year.from = year.from + 364;
      year.to = year.to + 364;
      for (Absence& absence : year.absences) {
        absence.from = absence.from + 364;
        absence.to = absence.to + 364;
      }
    }
  }
}

TEST(PlanDutyYears, GiveNobodyMoreThanItsShareAndAWeekAfterTheComingAndGoing) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const DutyDraft draft = plan_duty(year_of(seed));
    for (const CentreAccount& account : draft.accounts) {
      EXPECT_LE(account.ahead_days, 5 + 1e-9) << account.centre;
    }
  }
}

}  // namespace
}  // namespace vigie::rota
