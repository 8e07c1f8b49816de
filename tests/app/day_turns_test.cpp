// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/calendar_feed.hpp"
#include "app/rota/hand_over_note.hpp"
#include "app/rota/read_year.hpp"
#include "app/rota/rota_week.hpp"
#include "rota_scene.hpp"

namespace vigie::app {
namespace {

/// The same four centres, whose turns are days from the second week on.
class DayTurnsActed : public RotaScene {
 protected:
  DayTurnsActed() {
    act({"pole", "oriv"});
    {
      auto tx = db_.begin();
      EXPECT_TRUE(store::put_rota_rule(*tx, "turn", "jour"));
      EXPECT_TRUE(tx->commit());
    }
    const auto answer = act_days(1);
    EXPECT_TRUE(std::holds_alternative<PlanPreview>(*answer));
  }
  /// From that week to the third.
  Result<PlanAnswer> act_days(int from) {
    PlanAct act;
    act.meeting = "GT";
    act.acted_on = week(0);
    return act_plan(db_, {.from = week(from), .to = week(3)}, act, now_);
  }
  std::string who(Day day) {
    auto reader = db_.reader();
    const auto rota = store::load_rota(reader);
    const auto duty = rota::duty_on(*rota, day);
    const auto alone = store::load_duty(reader, day);
    EXPECT_EQ(rota::duty_on(*alone, day).value_or(rota::DutyHolder{}).centre,
              duty.value_or(rota::DutyHolder{}).centre)
        << "one day read alone is the same";
    return duty ? duty->centre : "(no plan)";
  }
  std::string now_on_duty(Day day, int hour, std::string_view zone = kParis) {
    auto reader = db_.reader();
    const auto duty = duty_now(reader, *instant_at(day, hour, 0, zone));
    return *duty ? (*duty)->centre : "(no plan)";
  }
};

TEST_F(DayTurnsActed, TakeThePlaceOfTheWeekAndThoseItMovedAreTold) {
  EXPECT_EQ(count("SELECT count(*) FROM duty_turn WHERE days = 1"), 15);
  EXPECT_EQ(count("SELECT count(*) FROM duty_turn WHERE days = 7"), 1) << "this week is as it was";
  EXPECT_EQ(who(week(0)), "pole");
  EXPECT_EQ(who(week(1)), "oriv") << "whoever did least, nobody twice running";
  EXPECT_NE(who(week(1) + 1), who(week(1)));
  EXPECT_EQ(count("SELECT count(*) FROM duty_turn JOIN centre ON centre.id = centre_id "
                  "WHERE days = 1 AND centre.key = 'pole'"),
            0)
      << "this week's five days are its share of twenty";
  const auto moved = told(kDutyMoved);
  EXPECT_EQ(moved.size(), 3U);
  EXPECT_EQ(std::ranges::count(moved, "pole"), 0);
}

TEST_F(DayTurnsActed, ChangeHandsEveryDayAtTheHourAndKeepTheFridayOverTheWeekEnd) {
  EXPECT_EQ(now_on_duty(week(1), 8), "pole") << "the week before, until the hour";
  EXPECT_EQ(now_on_duty(week(1), 9), who(week(1)));
  EXPECT_EQ(now_on_duty(week(1) + 1, 8), who(week(1)));
  EXPECT_EQ(now_on_duty(week(1) + 1, 9), who(week(1) + 1));
  EXPECT_EQ(now_on_duty(week(1) + 6, 15), who(week(1) + 4)) << "a Sunday";
  ASSERT_TRUE(db_.execute("UPDATE centre SET zone = 'Indian/Mayotte'"));
  EXPECT_EQ(now_on_duty(week(1) + 1, 9, "Indian/Mayotte"), who(week(1) + 1));
}

TEST_F(DayTurnsActed, OneDayIsSwappedAndTheCalendarSaysSo) {
  forget_mails();
  const Day given = week(2) + 1;
  const std::string from = who(given);
  Day taken = given;
  for (int i = 2; i < 10 && taken == given; ++i) {
    const Day other = week(2) + (i / 5) * 7 + i % 5;
    auto reader = db_.reader();
    const auto rota = store::load_rota(reader);
    const rota::SwapProposal swap{given, other, from, who(other)};
    if (!rota::refuse_swap(*rota, swap, paris_day(now_))) taken = other;
  }
  ASSERT_NE(taken, given);
  const std::string to = who(taken);
  const OverrideId id = ask(from, {.week = given, .other_week = taken, .other = to});
  for (const Mail& mail : mails()) EXPECT_NE(mail.body.find("journée du"), std::string::npos);
  EXPECT_EQ(who(given), from) << "nothing until it is taken";
  EXPECT_TRUE(became(step(as(to), id, rota::OverrideMove::take), OverrideState::taken));
  EXPECT_EQ(who(given), to);
  EXPECT_EQ(who(taken), from);
  auto moved = told(kDutyMoved);
  std::vector<std::string> both = {from, to};
  std::ranges::sort(both);
  EXPECT_EQ(moved, both) << "only those whose day moved";
  auto reader = db_.reader();
  const auto text = calendar_of(reader, from, "https://vigie.example.org", now_);
  EXPECT_NE(text->find("UID:panorama-" + iso(given) + "-" + from), std::string::npos);
  EXPECT_NE(text->find("STATUS:CANCELLED"), std::string::npos);
}

TEST_F(DayTurnsActed, AnAbsenceMovesItsDaysAlone) {
  Day first = week(2);
  const std::string centre = who(first);
  const std::string next = who(first + 1);
  const auto answer = add_absence(db_, as(centre), {centre, first, first, "colloque"}, now_);
  EXPECT_EQ(std::get<std::vector<Day>>(*answer), std::vector{first});
  EXPECT_NE(who(first), centre);
  EXPECT_EQ(who(first + 1), next);
}

TEST_F(DayTurnsActed, AreRemindedByTheDay) {
  forget_mails();
  now_ = *instant_at(week(1) - 1, 12, 0, kParis);
  ASSERT_TRUE(plan_reminders(db_, now_));
  bool said = false;
  for (const Mail& mail : mails()) {
    if (mail.kind != kReminder) continue;
    said = said || mail.subject.find("Votre journée de panorama") != std::string::npos;
    EXPECT_EQ(mail.body.find("semaine du"), std::string::npos) << mail.body;
  }
  EXPECT_TRUE(said);
}

TEST_F(DayTurnsActed, ANoteIsMadeOnTheDayBefore) {
  now_ = *instant_at(week(1) + 1, 12, 0, kParis);
  ASSERT_TRUE(plan_reminders(db_, now_));  // its own day's, which nobody made
  ASSERT_TRUE(plan_reminders(db_, now_));
  auto reader = db_.reader();
  EXPECT_TRUE(store::has_duty_note(reader, week(1) + 2).value());
  EXPECT_FALSE(store::has_duty_note(reader, week(1) + 3).value()) << "not before its own eve";
  EXPECT_EQ((*store::duty_note(reader, week(1) + 2))->centre, who(week(1) + 1));
}

TEST_F(DayTurnsActed, AreAPageAWeekAndAYearOfDays) {
  auto reader = db_.reader();
  const auto shown = rota_week(reader, week(1) + 2, "", paris_day(now_));
  EXPECT_EQ(shown->turns.size(), 5U);
  EXPECT_EQ(shown->turn.first, week(1) + 2);
  const auto year = read_year(reader, week(0), now_);
  EXPECT_EQ(year->turns.front().turn.days, kWeekTurnDays);
  EXPECT_EQ(year->turns[1].turn.days, kDayTurnDays);
}

TEST_F(DayTurnsActed, AreWeeksAgainWithANewPlan) {
  {
    auto tx = db_.begin();
    EXPECT_TRUE(store::put_rota_rule(*tx, "turn", "semaine"));
    EXPECT_TRUE(tx->commit());
  }
  const auto answer = act_days(2);
  ASSERT_TRUE(std::holds_alternative<PlanPreview>(*answer));
  EXPECT_EQ(count("SELECT count(*) FROM duty_turn WHERE days = 1"), 5);
  EXPECT_EQ(count("SELECT count(*) FROM duty_turn WHERE days = 7"), 3);
  EXPECT_EQ(who(week(2) + 1), "(no plan)") << "its Tuesday is a day of a week";
}

}  // namespace
}  // namespace vigie::app
