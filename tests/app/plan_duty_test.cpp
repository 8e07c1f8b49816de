// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/plan_duty.hpp"

#include "rota/check_duty.hpp"
#include "rota_scene.hpp"

namespace vigie::app {
namespace {

using Centres = std::vector<std::string>;

class PlanActed : public RotaScene {
 protected:
  PlanAnswer preview(int from, int to) {
    auto reader = db_.reader();
    auto answer = preview_plan(reader, {week(from), week(to)}, now_);
    EXPECT_TRUE(answer) << answer.error().detail;
    return std::move(*answer);
  }
  PlanAnswer act_weeks(int from, int to, const std::string& mark = "") {
    auto answer =
        act_plan(db_, {week(from), week(to)}, {"GT Ressources", kThisWeek, {}, mark}, now_);
    EXPECT_TRUE(answer) << answer.error().detail;
    return std::move(*answer);
  }
  Centres duty(int from, int to) {
    Centres list;
    for (int n = from; n <= to; ++n) list.push_back(on_duty(n));
    return list;
  }
};

TEST_F(PlanActed, APreviewWritesNothing) {
  const auto answer = preview(1, 8);
  const auto& shown = std::get<PlanPreview>(answer);
  EXPECT_EQ(shown.draft.turns.size(), 8U);
  EXPECT_EQ(shown.moved.size(), 8U);
  EXPECT_EQ(count("SELECT count(*) FROM duty_turn"), 0);
}

TEST_F(PlanActed, WhatWasSeenIsActedAndTold) {
  const auto answer = preview(1, 8);
  const auto& shown = std::get<PlanPreview>(answer);
  ASSERT_TRUE(std::holds_alternative<PlanPreview>(act_weeks(1, 8, shown.mark)));
  EXPECT_EQ(duty(1, 4), (Centres{"pole", "oriv", "irev", "labo"}));
  EXPECT_EQ(text("SELECT meeting FROM duty_plan"), "GT Ressources");
  EXPECT_EQ(text("SELECT acted_on FROM duty_plan"), "2027-01-11");
  EXPECT_EQ(told(kDutyMoved).size(), 4U);
}

TEST_F(PlanActed, WhatChangedSinceIsNotActed) {
  const std::string mark = std::get<PlanPreview>(preview(1, 8)).mark;
  ASSERT_TRUE(add_absence(db_, as("pole"), {"pole", week(1), week(1) + 4, "congés"}, now_));
  const auto answer = act_weeks(1, 8, mark);
  ASSERT_TRUE(std::holds_alternative<PlanRefusal>(answer));
  EXPECT_EQ(std::get<PlanRefusal>(answer), PlanRefusal::changed);
  EXPECT_EQ(count("SELECT count(*) FROM duty_turn"), 0);
}

TEST_F(PlanActed, ThePastNeverChanges) {
  act({"labo", "labo"});
  for (const int from : {0, -1}) {
    const auto answer = act_weeks(from, 8);
    ASSERT_TRUE(std::holds_alternative<PlanRefusal>(answer));
    EXPECT_EQ(std::get<PlanRefusal>(answer), PlanRefusal::begun);
  }
  act_weeks(1, 8);
  EXPECT_EQ(on_duty(0), "labo");
  EXPECT_NE(on_duty(1), "labo") << "nobody twice running, the past counted";
}

TEST_F(PlanActed, SomebodyWhoJoinsStartsAtTheMedianAndOnlyThoseWhoseTurnMovedAreTold) {
  act_weeks(1, 20);
  const Centres before = duty(1, 20);
  now_ = now_ + 8 * 7 * kDaySeconds;  // eight weeks on
  forget_mails();
  {
    auto tx = db_.begin();
    Centre centre;
    centre.key = "neuf";
    centre.name = "Centre neuf";
    ASSERT_TRUE(store::put_centre(*tx, centre));
    ASSERT_TRUE(store::put_share(*tx, {"neuf", 1, {}}, 5, now_));
    ASSERT_TRUE(tx->commit());
  }
  const auto answer = act_weeks(9, 20);
  const auto& acted = std::get<PlanPreview>(answer);
  EXPECT_EQ(duty(1, 8), Centres(before.begin(), before.begin() + 8)) << "what was done stays";
  ASSERT_EQ(acted.draft.credits.size(), 1U);
  EXPECT_EQ(acted.draft.credits[0].centre, "neuf");
  EXPECT_NEAR(acted.draft.credits[0].days, 10, 2.6) << "two weeks, as the others";
  EXPECT_EQ(count("SELECT count(*) FROM duty_credit WHERE kind = 'joined'"), 1);
  // Acted once more, the newcomer is no newcomer any more.
  act_weeks(9, 20);
  EXPECT_EQ(count("SELECT count(*) FROM duty_credit WHERE withdrawn_at IS NULL"), 1);
  for (const Mail& mail : mails()) {
    EXPECT_NE(mail.body.find(mail.centre), std::string::npos)
        << mail.centre << " has no week in its mail: " << mail.body;
  }
}

TEST_F(PlanActed, WhoHasNotServedYetInAYoungPlanIsNobodyNew) {
  act({"pole"});
  const auto answer = preview(1, 4);
  const auto& shown = std::get<PlanPreview>(answer);
  EXPECT_TRUE(shown.draft.credits.empty());
  EXPECT_EQ(shown.draft.turns[0].centre, "oriv");
}

TEST_F(PlanActed, SomebodyWhoComesBackIsNotMadeToCatchUp) {
  act_weeks(1, 40);
  now_ = now_ + 41 * 7 * kDaySeconds;
  {
    auto tx = db_.begin();
    ASSERT_TRUE(tx->prepare("UPDATE rota_share SET position = NULL WHERE position = 4").run());
    ASSERT_TRUE(store::put_share(*tx, {"labo", 1, {}}, 4, now_));
    ASSERT_TRUE(tx->prepare("DELETE FROM duty_turn WHERE centre_id = 4").run());  // years of it
    ASSERT_TRUE(tx->commit());
  }
  const auto answer = preview(42, 50);
  const auto& shown = std::get<PlanPreview>(answer);
  ASSERT_EQ(shown.draft.credits.size(), 1U);
  EXPECT_EQ(shown.draft.credits[0].centre, "labo");
  EXPECT_LE(shown.draft.gap_days, 7);
}

TEST_F(PlanActed, AFortnightIsALineForEachOfItsWeeks) {
  {
    auto tx = db_.begin();
    ASSERT_TRUE(store::put_rota_rule(*tx, "turn", "quinzaine"));
    ASSERT_TRUE(tx->commit());
  }
  ASSERT_TRUE(add_absence(db_, on_behalf_of("pole"), {"", week(4), week(4) + 4, "fermé"}, now_));
  act_weeks(1, 6);
  EXPECT_EQ(duty(1, 6), (Centres{"pole", "pole", "oriv", "", "irev", "irev"}));
  auto reader = db_.reader();
  const auto rota = store::load_rota(reader);
  EXPECT_TRUE(rota::check_turn(*rota, week(2)).empty()) << "the other week of a turn is no news";
  const OverrideId id = ask("irev", {.week = week(5), .other = "labo"});
  EXPECT_TRUE(became(step(as("labo"), id, rota::OverrideMove::take), OverrideState::taken))
      << "one week of a fortnight may change hands";
}

TEST_F(PlanActed, ACorrectionCountsAndIsSeen) {
  ASSERT_TRUE(correct_account(db_, on_behalf_of("pole"),
                              {"pole", kThisWeek, 5, store::CreditKind::correction, "salon"},
                              now_));
  act_weeks(1, 4);
  EXPECT_EQ(duty(1, 4).back(), "pole") << "it counts as a week done";
}

TEST_F(PlanActed, ASwapThatWasDoneIsNobodysGain) {
  act({"pole", "oriv", "irev", "labo", "pole", "oriv"});
  const OverrideId id = ask("oriv", {.week = week(1), .other_week = week(3), .other = "labo"});
  step(as("labo"), id, rota::OverrideMove::take);
  now_ = now_ + 5 * 7 * kDaySeconds;
  auto reader = db_.reader();
  const auto answer = preview_plan(reader, {week(6), week(9)}, now_);
  const auto& shown = std::get<PlanPreview>(*answer);
  for (const rota::CentreAccount& account : shown.draft.accounts) {
    const bool once = account.centre == "labo" || account.centre == "irev";
    EXPECT_EQ(account.before, once ? 5 : 10) << account.centre;
  }
}

}  // namespace
}  // namespace vigie::app
