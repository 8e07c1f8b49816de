// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "rota/calendar.hpp"
#include "rota/check_duty.hpp"
#include "rota/duty.hpp"
#include "rota/hand_over.hpp"
#include "rota/plan_duty.hpp"
#include "rota/reminders.hpp"
#include "rota/swap_rules.hpp"

namespace vigie::rota {
namespace {

Day day(std::string_view text) { return *parse_day(text); }

const std::vector<CentreDays> kPlaces = {{"mayotte", "Indian/Mayotte", {"mayotte"}},
                                         {"guyane", "America/Cayenne", {"guyane"}},
                                         {"strasbourg", "Europe/Paris", {"alsace-moselle"}},
                                         {"paris", "Europe/Paris", {}}};

/// From before the clocks change in spring to after the days off of each place.
Rota planned() {
  Rota rota;
  rota.turn = TurnSpan::day;
  rota.handoff = "lundi 09:00";
  rota.valid_from = day("2027-03-22");
  rota.valid_to = day("2027-06-11");
  rota.centres = kPlaces;
  DutyRequest request{.from = rota.valid_from,
                      .to = rota.valid_to,
                      .span = TurnSpan::day,
                      .order = {},
                      .absences = {},
                      .last = {}};
  for (const CentreDays& place : kPlaces) {
    rota.duty_order.push_back(place.key);
    request.order.push_back({.days = place});
  }
  for (const PlannedTurn& turn : plan_duty(request).turns) {
    rota.plan.push_back({turn.first, turn.centre, kDayTurnDays});
  }
  return rota;
}

std::string on(const Rota& rota, std::string_view date) {
  const auto duty = duty_on(rota, day(date));
  return duty ? duty->centre : "(none)";
}

void give(Rota& rota, std::string_view date, std::string centre) {
  std::ranges::find(rota.plan, day(date), &DutyTurn::week)->centre = std::move(centre);
}

TEST(DayTurns, KeepTheDaysOffOfEachPlaceAndNothingIsWrongWithThem) {
  const Rota rota = planned();
  EXPECT_NE(on(rota, "2027-03-26"), "strasbourg") << "Good Friday";
  EXPECT_NE(on(rota, "2027-04-27"), "mayotte") << "abolition";
  EXPECT_NE(on(rota, "2027-06-10"), "guyane") << "abolition";
  for (const char* date : {"2027-03-26", "2027-04-27", "2027-06-10"}) EXPECT_NE(on(rota, date), "");
  const auto easter = duty_on(rota, day("2027-03-29"));
  EXPECT_EQ(easter->why, Why::closed);
  EXPECT_EQ(easter->reason, "lundi de Pâques");
  EXPECT_TRUE(check_duty({.rota = rota, .from = rota.valid_from}).empty());
  std::map<std::string, int> days;
  for (const DutyTurn& turn : rota.plan) ++days[turn.centre];
  for (const CentreDays& one : kPlaces) EXPECT_NEAR(days[one.key], days["paris"], 2) << one.key;
}

TEST(DayTurns, ADayOffThatIsGivenAwayIsSaid) {
  Rota rota = planned();
  give(rota, "2027-03-25", "guyane");  // not Paris, which stands in on the day after
  give(rota, "2027-03-26", "strasbourg");
  const auto found = check_turn(rota, day("2027-03-26"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().kind, FindingKind::holder_away);
  EXPECT_EQ(found.front().reason, "Vendredi saint");
  EXPECT_EQ(found.front().days, kDayTurnDays);
  give(rota, "2027-03-26", "");
  const auto hole = check_turn(rota, day("2027-03-26"));
  ASSERT_EQ(hole.size(), 1U) << "others work on it";
  EXPECT_EQ(hole.front().kind, FindingKind::no_turn);
}

TEST(DayTurns, ChangeHandsEachDayOnTheClockOfWhoTakesOver) {
  struct Case {
    std::string_view centre, date, at;
  };
  static constexpr Case kCases[] = {{"paris", "2027-03-25", "2027-03-25T08:00:00Z"},
                                    {"paris", "2027-03-30", "2027-03-30T07:00:00Z"},
                                    {"strasbourg", "2027-04-01", "2027-04-01T07:00:00Z"},
                                    {"mayotte", "2027-03-25", "2027-03-25T06:00:00Z"},
                                    {"mayotte", "2027-03-30", "2027-03-30T06:00:00Z"},
                                    {"guyane", "2027-03-25", "2027-03-25T12:00:00Z"},
                                    {"guyane", "2027-04-02", "2027-04-02T12:00:00Z"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.date);
    Rota rota = planned();
    give(rota, c.date, std::string(c.centre));
    EXPECT_EQ(iso(takes_over_at(rota, day(c.date)).value()), c.at) << c.centre;
  }
}

TEST(DayTurns, FollowOneAnotherOverTheWeekEnd) {
  const Rota rota = planned();
  const Turn friday{day("2027-04-09"), kDayTurnDays};
  EXPECT_EQ(turn_of(rota, day("2027-04-11")), friday) << "a Sunday";
  EXPECT_EQ(next_turn(rota, friday).first, day("2027-04-12"));
  EXPECT_EQ(turn_before(rota, next_turn(rota, friday)), friday);
}

TEST(DayTurns, StandBesideTheWeeksThatWereActedBefore) {
  Rota rota = planned();
  std::erase_if(rota.plan, [](const DutyTurn& turn) { return turn.week < day("2027-04-05"); });
  rota.plan.insert(rota.plan.begin(),
                   {{day("2027-03-22"), "paris"}, {day("2027-03-29"), "guyane"}});
  const Turn week{day("2027-03-29"), kWeekTurnDays};
  EXPECT_EQ(turn_of(rota, day("2027-04-01")), week);
  EXPECT_EQ(next_turn(rota, week), (Turn{day("2027-04-05"), kDayTurnDays}));
  EXPECT_EQ(turn_before(rota, next_turn(rota, week)), week);
  EXPECT_EQ(presence_in(rota, "paris", day("2027-03-29")).open_days, 4) << "a week, less a day off";
  EXPECT_EQ(presence_in(rota, "paris", day("2027-04-06")).open_days, 1);
}

TEST(DayTurns, OneDayIsSwappedForAnother) {
  Rota rota = planned();
  const Day today = day("2027-04-07");
  give(rota, "2027-04-08", "paris");
  give(rota, "2027-04-12", "guyane");
  give(rota, "2027-04-13", "mayotte");
  give(rota, "2027-04-14", "paris");
  give(rota, "2027-04-15", "strasbourg");
  const SwapProposal swap{day("2027-04-13"), day("2027-04-15"), "mayotte", "strasbourg"};
  EXPECT_EQ(refuse_swap(rota, swap, today), std::nullopt);
  const SwapProposal running{day("2027-04-13"), std::nullopt, "mayotte", "paris"};
  EXPECT_EQ(refuse_swap(rota, running, today), SwapRefusal::twice_running);
  EXPECT_EQ(refuse_swap(rota, {day("2027-04-07"), std::nullopt, on(rota, "2027-04-07"), ""}, today),
            SwapRefusal::begun);
  EXPECT_EQ(refuse_swap(rota, {day("2027-04-08"), std::nullopt, "paris", ""}, today), std::nullopt)
      << "tomorrow is still to come, in a week that has begun";
  give(rota, "2027-04-27", "paris");
  EXPECT_EQ(refuse_swap(rota, {day("2027-04-27"), std::nullopt, "paris", "mayotte"}, today),
            SwapRefusal::away)
      << "its day off";
}

TEST(DayTurns, AreRemindedOnceWhereTheyFollowOneAnother) {
  Rota rota = planned();
  give(rota, "2027-04-12", "paris");
  give(rota, "2027-04-13", "paris");
  give(rota, "2027-04-14", "guyane");
  give(rota, "2027-04-15", "paris");
  std::vector<std::pair<Day, int>> told;
  for (const Reminder& one : reminders_due(rota, day("2027-04-11"))) {
    if (one.centre == "paris") told.emplace_back(one.week, one.delay_days);
  }
  const std::vector<std::pair<Day, int>> expected = {{day("2027-04-12"), 1},
                                                     {day("2027-04-15"), 7}};
  EXPECT_EQ(std::vector(told.begin(), told.begin() + 2), expected);
  EXPECT_EQ(reminded_turns(rota, turn_at(rota, day("2027-04-12"))).size(), 2U);
}

TEST(DayTurns, AreDaysOfACalendar) {
  CalendarRequest request{.name = "Tour",
                          .host = "vigie.example.org",
                          .url = "https://vigie.example.org/tour?semaine=",
                          .hand_over = {1, 9, 0},
                          .entries = {}};
  request.entries.push_back({.turn = {day("2027-04-29"), kDayTurnDays},
                             .centre = "mayotte",
                             .summary = "Panorama",
                             .description = {},
                             .zone = "Indian/Mayotte",
                             .changed_at = Instant{1'800'000'000}});
  const std::string text = calendar_text(request).value();
  for (const char* line :
       {"UID:panorama-2027-04-29-mayotte@vigie.example.org", "DTSTART;VALUE=DATE:20270429",
        "DTEND;VALUE=DATE:20270430", "DTSTART;TZID=Indian/Mayotte:20270429T090000"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
}

}  // namespace
}  // namespace vigie::rota
