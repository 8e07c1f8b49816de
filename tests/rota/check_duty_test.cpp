// SPDX-License-Identifier: EUPL-1.2
#include "rota/check_duty.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "rota/duty.hpp"
#include "rota/holidays.hpp"
#include "rota/wording.hpp"

namespace vigie::rota {
namespace {

Day day(std::string_view iso) { return parse_day(iso).value(); }

/// Nord, Sud and Est through the four weeks before Christmas 2026.
Rota small_rota() {
  Rota rota;
  rota.valid_from = day("2026-11-30");
  rota.valid_to = day("2026-12-25");
  rota.duty_order = {"nord", "sud", "est"};
  rota.plan = {{day("2026-11-30"), "nord"},
               {day("2026-12-07"), "sud"},
               {day("2026-12-14"), "est"},
               {day("2026-12-21"), "nord"}};
  return rota;
}

void away(Rota& rota, std::string centre, std::string_view from, std::string_view to) {
  rota.absences.push_back({std::move(centre), day(from), day(to), "congés"});
}

std::vector<FindingKind> kinds(const Rota& rota) {
  std::vector<FindingKind> list;
  for (const Finding& one : check_duty({.rota = rota, .from = rota.valid_from})) {
    list.push_back(one.kind);
  }
  return list;
}

TEST(CheckDuty, HasNothingToSayOfAPlanThatHolds) { EXPECT_TRUE(kinds(small_rota()).empty()); }

TEST(CheckDuty, NamesAWeekThatNobodyWillDo) {
  Rota rota = small_rota();
  for (const char* centre : {"nord", "sud", "est"}) away(rota, centre, "2026-12-14", "2026-12-18");
  const auto found = check_duty({.rota = rota, .from = rota.valid_from});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, FindingKind::nobody);
  EXPECT_EQ(found[0].week, day("2026-12-14"));
  EXPECT_EQ(found[0].centre, "est");
  EXPECT_TRUE(is_hole(found[0].kind));
}

TEST(CheckDuty, NamesTheCentreThatTookAWeekAndIsAwayNow) {
  Rota rota = small_rota();
  rota.swaps = {{day("2026-12-07"), day("2026-12-14"), "sud", "est", day("2026-11-20")}};
  away(rota, "est", "2026-12-07", "2026-12-11");
  const auto found = check_duty({.rota = rota, .from = rota.valid_from});
  // Nord stands in, right after a week of its own: that is said too.
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].kind, FindingKind::taker_away);
  EXPECT_EQ(found[0].centre, "est");
  EXPECT_EQ(found[0].other, "nord");
  EXPECT_EQ(found[1].kind, FindingKind::twice_running);
}

TEST(CheckDuty, CountsTheDayOffThatEndsAnAbsence) {
  // Christmas, 25 December 2026, is a Friday: away from Monday to Thursday is away all week.
  Rota rota = small_rota();
  away(rota, "nord", "2026-12-21", "2026-12-24");
  const auto found = check_duty({.rota = rota, .from = rota.valid_from});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, FindingKind::holder_away);
  EXPECT_EQ(found[0].other, "sud");
  EXPECT_EQ(duty_on(rota, day("2026-12-21"))->why, Why::backup);
}

TEST(CheckDuty, NamesAWeekThatWasTakenAndThenClosed) {
  Rota rota = small_rota();
  rota.replacements = {{day("2026-12-14"), "est", "sud", ""}};
  rota.absences = {{"", day("2026-12-14"), day("2026-12-18"), "fermeture"}};
  const auto found = check_duty({.rota = rota, .from = rota.valid_from});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, FindingKind::closed_after);
  EXPECT_EQ(found[0].centre, "sud");
  EXPECT_EQ(found[0].other, "est");
}

TEST(CheckDuty, SaysHowManyDaysAreMissing) {
  Rota rota = small_rota();
  away(rota, "sud", "2026-12-08", "2026-12-09");
  const auto found = check_duty({.rota = rota, .from = rota.valid_from});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, FindingKind::away_some_days);
  EXPECT_EQ(found[0].away_days, 2);
  EXPECT_EQ(found[0].open_days, 5);
}

TEST(CheckDuty, NamesAWeekWithoutLineAndAnAgreementWithoutEffect) {
  Rota rota = small_rota();
  std::erase_if(rota.plan, [](const DutyTurn& turn) { return turn.week == day("2026-12-07"); });
  rota.replacements = {{day("2026-12-14"), "sud", "nord", ""}};
  EXPECT_EQ(kinds(rota), (std::vector<FindingKind>{FindingKind::no_turn, FindingKind::off_plan}));
}

TEST(CheckDuty, SaysOnceThatThePlanEnds) {
  Rota rota = small_rota();
  rota.valid_to = day("2027-03-26");
  const auto found = check_duty({.rota = rota, .from = rota.valid_from});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, FindingKind::no_turn);
  EXPECT_EQ(found[0].week, day("2026-12-28"));
}

TEST(CheckDuty, SpeaksOfARequestWhenItsWeekIsNear) {
  const Rota rota = small_rota();
  CheckRequest request{.rota = rota, .from = day("2026-11-23")};
  request.asked = {{day("2026-12-07"), "sud"}, {day("2026-12-21"), "nord"}};
  const auto found = check_duty(request);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, FindingKind::unanswered);
  EXPECT_EQ(found[0].centre, "sud");
}

TEST(CheckDuty, HasASentenceForEachKind) {
  std::set<std::string> said;
  std::set<std::string_view> codes;
  for (const FindingKind kind : kFindingKinds) {
    const Finding finding{kind, day("2026-12-14"), "a", "b", "congés", 2, 5};
    const std::string sentence = finding_sentence(finding, "Semaine du 14", "ORIV", "IREV");
    EXPECT_TRUE(sentence.ends_with(".")) << sentence;
    said.insert(sentence);
    codes.insert(code_of(kind));
  }
  EXPECT_EQ(said.size(), std::size(kFindingKinds));
  EXPECT_EQ(codes.size(), std::size(kFindingKinds));
}

// ── two hundred networks, against who is there on each day ───────────────────────────────────────

struct Chance {
  std::mt19937 generator;
  int upto(int most) { return static_cast<int>(generator() % static_cast<unsigned>(most + 1)); }
  bool one_in(int n) { return upto(n - 1) == 0; }
};

struct Generated {
  Rota rota;
  std::map<Day, std::string> planned;
  std::map<Day, std::string> agreed;  ///< after swaps and replacements, by the order they were made
};

constexpr int kWeeks = 12;
const Day kFirst = *parse_day("2027-03-01");  // Easter Monday, Ascension and others are in it

Generated generate(unsigned seed) {
  Chance chance{std::mt19937(seed)};
  Generated made;
  Rota& rota = made.rota;
  rota.valid_from = kFirst;
  rota.valid_to = kFirst + (kWeeks * 7 - 3);
  const int centres = 3 + chance.upto(3);
  for (int i = 0; i < centres; ++i) {
    const std::string key = "c" + std::to_string(i);
    rota.duty_order.push_back(key);
    rota.centres.push_back({key, "Europe/Paris", {}});
    if (chance.one_in(3)) rota.centres.back().holidays = {"alsace-moselle"};
  }
  for (int w = 0; w < kWeeks; ++w) {
    const Day week = kFirst + 7 * w;
    if (chance.one_in(15)) continue;  // a hole in the plan
    made.planned[week] = rota.duty_order[static_cast<std::size_t>((w + chance.upto(1)) % centres)];
    rota.plan.push_back({week, made.planned[week]});
  }
  made.agreed = made.planned;
  const auto some_week = [&] {
    auto at = made.agreed.begin();
    std::advance(at, chance.upto(static_cast<int>(made.agreed.size()) - 1));
    return at->first;
  };
  for (int n = 0; n < chance.upto(6); ++n) {
    const Day a = some_week();
    const Day b = some_week();
    const Instant at{1000 + n};
    if (chance.one_in(2) && made.agreed[a] != made.agreed[b]) {
      rota.swaps.push_back({a, b, made.agreed[a], made.agreed[b], kFirst, at});
      std::swap(made.agreed[a], made.agreed[b]);
    } else {
      const std::string by = rota.duty_order[static_cast<std::size_t>(chance.upto(centres - 1))];
      if (by == made.agreed[a]) continue;
      rota.replacements.push_back({a, made.agreed[a], by, "", at});
      made.agreed[a] = by;
    }
  }
  for (int n = 0; n < chance.upto(10); ++n) {
    const Day from = kFirst + chance.upto(kWeeks * 7 - 1);
    const std::string centre =
        chance.one_in(6) ? "" : rota.duty_order[static_cast<std::size_t>(chance.upto(centres - 1))];
    rota.absences.push_back({centre, from, from + chance.upto(11), "x"});
  }
  if (chance.one_in(6)) {  // everybody at the same congress
    const Day week = kFirst + 7 * chance.upto(kWeeks - 1);
    for (const std::string& centre : rota.duty_order) {
      rota.absences.push_back({centre, week, week + 4, "congrès"});
    }
  }
  return made;
}

bool names(const Rota& rota, const std::string& centre, Day one) {
  return std::ranges::any_of(rota.absences, [&](const Absence& absence) {
    return absence.centre == centre && absence.from <= one && one <= absence.to;
  });
}

struct Days {
  int open = 0;
  int away = 0;
};
Days days_of(const Rota& rota, const std::string& centre, Day week) {
  Days days;
  for (int i = 0; i < 5; ++i) {
    const Day one = week + i;
    if (is_holiday(one, calendars_of(rota, centre)) || names(rota, "", one)) continue;
    ++days.open;
    days.away += names(rota, centre, one) ? 1 : 0;
  }
  return days;
}

bool all_closed(const Rota& rota, Day week) {
  bool any = false;
  for (int i = 0; i < 5; ++i) {
    any = any || names(rota, "", week + i);
    if (!is_holiday(week + i, {}) && !names(rota, "", week + i)) return false;
  }
  return any;
}

using Said = std::multiset<std::tuple<Day, FindingKind, std::string, std::string>>;

/// Who really does a week; "" : nobody, or it is closed or without plan.
std::string does(const Generated& made, Day week) {
  const auto agreed = made.agreed.find(week);
  if (agreed == made.agreed.end() || all_closed(made.rota, week)) return "";
  const auto gone = [&](const std::string& centre) {
    const Days days = days_of(made.rota, centre, week);
    return days.away == days.open;
  };
  if (!gone(agreed->second)) return agreed->second;
  const auto& order = made.rota.duty_order;
  const auto at =
      static_cast<std::size_t>(std::ranges::find(order, agreed->second) - order.begin());
  for (std::size_t step = 1; step < order.size(); ++step) {
    const std::string& next = order[(at + step) % order.size()];
    if (!gone(next)) return next;
  }
  return "";
}

Said expected(const Generated& made) {
  Said said;
  for (int w = 0; w < kWeeks; ++w) {
    const Day week = kFirst + 7 * w;
    const auto planned = made.planned.find(week);
    if (planned == made.planned.end()) {
      if (all_closed(made.rota, week)) continue;
      said.emplace(week, FindingKind::no_turn, "", "");
      if (week > made.planned.rbegin()->first) break;  // the plan ends here
      continue;
    }
    const std::string agreed = made.agreed.at(week);
    if (all_closed(made.rota, week)) {
      said.emplace(week, FindingKind::closed_after, agreed,
                   agreed == planned->second ? "" : planned->second);
      continue;
    }
    const std::string who = does(made, week);
    if (who.empty()) said.emplace(week, FindingKind::nobody, agreed, "");
    if (!who.empty() && who != agreed) {
      said.emplace(week,
                   agreed == planned->second ? FindingKind::holder_away : FindingKind::taker_away,
                   agreed, who);
    }
    if (!who.empty() && days_of(made.rota, who, week).away > 0) {
      said.emplace(week, FindingKind::away_some_days, who, "");
    }
    if (!who.empty() && does(made, week - 7) == who) {
      said.emplace(week, FindingKind::twice_running, who, "");
    }
  }
  return said;
}

TEST(CheckDuty, SaysOfTwoHundredNetworksWhatTheirDaysSay) {
  std::map<FindingKind, int> seen;
  for (unsigned seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    const Generated made = generate(seed);
    Said said;
    for (const Finding& one : check_duty({.rota = made.rota, .from = kFirst})) {
      said.emplace(one.week, one.kind, one.centre, one.other);
      ++seen[one.kind];
    }
    EXPECT_EQ(said, expected(made));
    for (const auto& [week, agreed] : made.agreed) {
      const auto duty = duty_on(made.rota, week);
      ASSERT_TRUE(duty);
      EXPECT_EQ(duty->centre, does(made, week)) << iso(week);
    }
  }
  for (const FindingKind kind :
       {FindingKind::nobody, FindingKind::no_turn, FindingKind::closed_after,
        FindingKind::taker_away, FindingKind::holder_away, FindingKind::away_some_days,
        FindingKind::twice_running}) {
    EXPECT_GT(seen[kind], 0) << code_of(kind) << " never came up";
  }
}

}  // namespace
}  // namespace vigie::rota
