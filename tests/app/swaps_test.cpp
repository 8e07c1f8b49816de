// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/swaps.hpp"

#include "app/rota/follow_ups.hpp"
#include "app/rota/swap_mails.hpp"
#include "rota_scene.hpp"

namespace vigie::app {
namespace {

using rota::OverrideMove;
using rota::SwapRefusal;
using Centres = std::vector<std::string>;

class Swaps : public RotaScene {
 protected:
  Swaps() { act({"pole", "oriv", "irev", "labo", "pole", "oriv", "irev", "labo"}); }

  SwapRefusal refusal_of(const Acting& acting, const SwapForm& form) {
    const auto answer = ask_swap(db_, entropy_, acting, form, now_);
    EXPECT_TRUE(answer && std::holds_alternative<SwapRefusal>(*answer));
    return std::get<SwapRefusal>(*answer);
  }
};

TEST_F(Swaps, AreNothingUntilTheyAreTaken) {
  const OverrideId id =
      ask("oriv", {.week = week(1), .other_week = week(3), .other = "labo", .reason = "congés"});
  EXPECT_EQ(on_duty(1), "oriv");
  EXPECT_EQ(told(kDutyAsked), Centres{"labo"});
  EXPECT_TRUE(told(kDutyMoved).empty());
  EXPECT_TRUE(became(step(as("labo"), id, OverrideMove::take), OverrideState::taken));
  EXPECT_EQ(on_duty(1), "labo");
  EXPECT_EQ(on_duty(3), "oriv");
  EXPECT_EQ(told(kDutyMoved), (Centres{"labo", "oriv"})) << "those whose turn moved, and no others";
}

TEST_F(Swaps, AreAskedOnceAWeek) {
  ask("oriv", {.week = week(1), .other_week = week(3), .other = "labo"});
  EXPECT_EQ(refusal_of(as("oriv"), {.week = week(1), .other = ""}), SwapRefusal::already_asked);
  EXPECT_EQ(refusal_of(as("labo"), {.week = week(3), .other = ""}), SwapRefusal::already_asked)
      << "the other week of a swap is spoken for too";
}

TEST_F(Swaps, AcceptedByMistakeAreTakenBackInOneGestureAndBothAreTold) {
  const OverrideId id = ask("oriv", {.week = week(1), .other_week = week(3), .other = "labo"});
  step(as("labo"), id, OverrideMove::take);
  forget_mails();
  EXPECT_TRUE(became(step(as("labo"), id, OverrideMove::untake), OverrideState::asked));
  EXPECT_EQ(on_duty(1), "oriv");
  EXPECT_EQ(told(kDutyMoved), (Centres{"labo", "oriv"}));
  for (const Mail& mail : mails()) {
    if (mail.kind != kDutyMoved) continue;
    EXPECT_NE(mail.body.find("Centre oriv, au lieu de Centre labo"), std::string::npos)
        << mail.body;
  }
}

TEST_F(Swaps, CannotBeTakenBackOnceTheWeekHasBegun) {
  const OverrideId id = ask("oriv", {.week = week(1), .other = "labo"});
  step(as("labo"), id, OverrideMove::take);
  now_ = now_ + 7 * kDaySeconds;
  EXPECT_TRUE(refused(step(as("labo"), id, OverrideMove::untake), SwapRefusal::begun));
  EXPECT_EQ(on_duty(1), "labo");
  now_ = now_ + 7 * kDaySeconds;
  ASSERT_TRUE(plan_reminders(db_, now_));
  EXPECT_EQ(request(id).state, OverrideState::done);
}

TEST_F(Swaps, OfACentreThatIsAwayAreAskedByTheCoordinationAndTheLogSaysSo) {
  const auto answer = ask_swap(db_, entropy_, on_behalf_of("oriv"),
                               {.week = week(1), .other_week = week(3), .other = "labo"}, now_);
  ASSERT_TRUE(answer && std::holds_alternative<OverrideId>(*answer));
  const OverrideId id = std::get<OverrideId>(*answer);
  EXPECT_EQ(text("SELECT detail FROM event WHERE kind = 'swap asked'"),
            "2027-01-18, au nom de Centre oriv");
  EXPECT_EQ(count("SELECT curator_id FROM event WHERE kind = 'swap asked'"),
            people_["coordination"].value);
  step(on_behalf_of("labo"), id, OverrideMove::take);
  EXPECT_EQ(text("SELECT detail FROM event WHERE kind = 'swap taken'"),
            "2027-01-18, au nom de Centre labo");
  EXPECT_EQ(on_duty(1), "labo");
}

TEST_F(Swaps, AreAnsweredByThoseWhoAreAsked) {
  const OverrideId id = ask("oriv", {.week = week(1), .other_week = week(3), .other = "labo"});
  EXPECT_TRUE(refused(step(as("irev"), id, OverrideMove::take), SwapRefusal::not_yours));
  EXPECT_TRUE(refused(step(as("labo"), id, OverrideMove::withdraw), SwapRefusal::not_yours));
  EXPECT_TRUE(became(step(as("labo"), id, OverrideMove::decline), OverrideState::declined));
  EXPECT_EQ(told(kDutyAnswered), Centres{"oriv"});
  EXPECT_TRUE(refused(step(as("labo"), id, OverrideMove::take), SwapRefusal::not_allowed));
}

TEST_F(Swaps, OfAnOldVersionAreAConflict) {
  const OverrideId id = ask("oriv", {.week = week(1), .other = "labo"});
  const auto answer = answer_swap(db_, as("labo"), {id, 7, OverrideMove::take}, now_);
  ASSERT_TRUE(answer);
  EXPECT_TRUE(refused(*answer, SwapRefusal::changed));
}

TEST_F(Swaps, AskedOfAllGoToTheFirstWhoTakesThem) {
  const OverrideId id = ask("oriv", {.week = week(2) - 7, .other = ""});
  EXPECT_EQ(told(kDutyAsked), (Centres{"irev", "labo", "pole"}));
  EXPECT_TRUE(refused(step(as("irev"), id, OverrideMove::take), SwapRefusal::twice_running));
  EXPECT_TRUE(became(step(as("labo"), id, OverrideMove::take), OverrideState::taken));
  EXPECT_EQ(on_duty(1), "labo");
  EXPECT_TRUE(told(kDutyAsked).empty()) << "it is nobody's question any more";
  EXPECT_TRUE(became(step(as("oriv"), id, OverrideMove::untake), OverrideState::asked));
  EXPECT_EQ(request(id).other, "") << "asked of all again";
}

TEST_F(Swaps, AskedOfAllAreToldAgainAsTheirWeekComesNear) {
  ask("oriv", {.week = week(5), .other = ""});
  forget_mails();
  std::vector<int> days_told;
  for (int days = 0; days < 40; ++days) {
    forget_mails();
    ASSERT_TRUE(plan_reminders(db_, now_));
    if (!told(kDutyAsked).empty()) {
      days_told.push_back(week(5) - paris_day(now_));
    }
    if (!told(kDutyUnanswered).empty()) {
      EXPECT_EQ(told(kDutyUnanswered), Centres{"oriv"});
      EXPECT_GE(paris_day(now_), week(5));
    }
    now_ = now_ + kDaySeconds;
  }
  // Forgotten each day, they are owed until the next delay: four delays are reached in all.
  ASSERT_FALSE(days_told.empty());
  EXPECT_EQ(days_told.front(), 28);
  EXPECT_EQ(count("SELECT count(*) FROM duty_override WHERE state = 'asked'"), 1);
}

TEST_F(Swaps, AreToldAgainOnceADelay) {
  ask("oriv", {.week = week(5), .other = ""});
  forget_mails();
  for (int days = 0; days < 40; ++days) {
    ASSERT_TRUE(plan_reminders(db_, now_));
    now_ = now_ + kDaySeconds;
  }
  const std::string one = std::to_string(people_["labo"].value);
  EXPECT_EQ(
      count("SELECT count(*) FROM notification WHERE kind = 'duty_asked' AND curator_id = " + one),
      4)
      << "28, 14, 7 and 3 days before";
  EXPECT_EQ(count("SELECT count(*) FROM notification WHERE kind = 'duty_unanswered'"), 1);
}

TEST_F(Swaps, CanBeSwappedOn) {
  const OverrideId first = ask("oriv", {.week = week(1), .other_week = week(3), .other = "labo"});
  step(as("labo"), first, OverrideMove::take);
  EXPECT_EQ(refusal_of(as("labo"), {.week = week(1), .other = "irev"}), SwapRefusal::twice_running)
      << "irev has the week after";
  EXPECT_EQ(refusal_of(as("oriv"), {.week = week(1), .other = "pole"}), SwapRefusal::not_held)
      << "it is labo's to give by now";
  const OverrideId third = ask("labo", {.week = week(1), .other_week = week(5), .other = "oriv"});
  EXPECT_TRUE(became(step(as("oriv"), third, OverrideMove::take), OverrideState::taken));
  EXPECT_EQ(on_duty(1), "oriv");
  EXPECT_EQ(on_duty(3), "oriv");
  EXPECT_EQ(on_duty(5), "labo");
}

TEST_F(Swaps, AWeekIsTakenWithoutHavingBeenAsked) {
  const auto answer = take_week(db_, as("labo"), week(1), now_);
  ASSERT_TRUE(answer && std::holds_alternative<OverrideId>(*answer));
  EXPECT_EQ(on_duty(1), "labo");
  EXPECT_EQ(told(kDutyMoved), (Centres{"labo", "oriv"}));
  EXPECT_TRUE(became(step(as("oriv"), std::get<OverrideId>(*answer), OverrideMove::withdraw),
                     OverrideState::withdrawn))
      << "whose week it was may keep it";
  EXPECT_EQ(on_duty(1), "oriv");
}

TEST_F(Swaps, AreAnsweredByTheLinkOfOnesOwnMail) {
  const OverrideId id = ask("oriv", {.week = week(1), .other = "labo", .reason = "deux absences"});
  const auto list = mails();
  ASSERT_EQ(list.size(), 1U);
  auto reader = db_.reader();
  const auto token = store::invitation_token(reader, {id, people_["labo"]});
  ASSERT_TRUE(token);
  EXPECT_NE(list[0].body.find("https://vigie.example.org/tour/reponse/" + *token),
            std::string::npos)
      << list[0].body;
  EXPECT_NE(list[0].body.find("deux absences"), std::string::npos);
  EXPECT_EQ((*store::invitation(reader, *token))->curator, people_["labo"]);
  EXPECT_FALSE(*store::invitation(reader, "autre"));
}

// ── the same week, whatever is layered on it ─────────────────────────────────────────────────────

TEST_F(Swaps, ThenAnotherHourAClosureAnAbsenceAndAReplacementNameOneCentreEverywhere) {
  const OverrideId id = ask("oriv", {.week = week(1), .other_week = week(3), .other = "labo"});
  step(as("labo"), id, OverrideMove::take);
  {
    auto tx = db_.begin();
    ASSERT_TRUE(store::put_rota_rule(*tx, "handoff", "lundi 14:00"));
    ASSERT_TRUE(tx->commit());
  }
  const auto agree = [&](const std::string& centre) {
    EXPECT_EQ(on_duty(1), centre);
    auto reader = db_.reader();
    const auto at_two = instant_at(week(1), 14, 0, kParis);
    const auto now = duty_now(reader, *at_two);
    EXPECT_EQ((*now)->centre, centre) << "banner and rights";
    const auto before = duty_now(reader, *at_two - 1);
    EXPECT_EQ((*before)->centre, "pole") << "a second before, it is the other's still";
    const auto told = store::told_weeks(reader, week(1));
    EXPECT_EQ(told->front().after, centre) << "calendar";
    const Instant eve = at_utc(week(1)) - kDaySeconds / 2;
    forget_mails();
    ASSERT_TRUE(plan_reminders(db_, eve));
    const Instant kept = std::exchange(now_, eve);
    EXPECT_EQ(this->told(kReminder), centre.empty() ? Centres{} : Centres{centre}) << "mail";
    now_ = kept;
  };
  agree("labo");
  ASSERT_TRUE(add_absence(db_, as("labo"), {"labo", week(1), week(1) + 4, "grippe"}, now_));
  agree("pole");  // the next in the order
  const auto taken = take_week(db_, on_behalf_of("irev"), week(1), now_);
  ASSERT_TRUE(taken);
  EXPECT_TRUE(std::holds_alternative<SwapRefusal>(*taken)) << "irev has the week after";
  ASSERT_TRUE(add_absence(db_, on_behalf_of("pole"), {"", week(1), week(1) + 4, "fermé"}, now_));
  EXPECT_EQ(on_duty(1), "");
}

TEST_F(Swaps, AnAbsenceOnOnesOwnTurnSaysSo) {
  const auto answer = add_absence(db_, as("irev"), {"irev", week(2), week(2) + 1, "congés"}, now_);
  ASSERT_TRUE(answer);
  EXPECT_EQ(std::get<std::vector<Day>>(*answer), std::vector<Day>{week(2)});
  EXPECT_EQ(on_duty(2), "irev") << "there on the other days";
  const auto whole = add_absence(db_, as("irev"), {"irev", week(2), week(2) + 4, "congés"}, now_);
  ASSERT_TRUE(whole);
  EXPECT_EQ(on_duty(2), "labo");
  EXPECT_EQ(told(kDutyMoved), (Centres{"irev", "labo"}));
  ASSERT_TRUE(withdraw_absence(db_, as("irev"), {"irev", week(2), week(2) + 4, ""}, now_));
  EXPECT_EQ(on_duty(2), "irev");
}

TEST_F(Swaps, AHoleIsToldToItsCentreAndToTheCoordinationBeforeItHappens) {
  for (const char* centre : {"pole", "oriv", "irev", "labo"}) {
    ASSERT_TRUE(add_absence(db_, as(centre), {centre, week(2), week(2) + 4, "congés"}, now_));
  }
  forget_mails();
  ASSERT_TRUE(plan_reminders(db_, now_));
  bool told_coordination = false;
  for (const Mail& mail : mails()) {
    if (mail.kind != kDutyWarning) continue;
    EXPECT_EQ(mail.subject, "Personne ne fera le panorama, semaine du 25 au 29 janvier 2027");
    told_coordination = told_coordination || mail.body.find("Nadia") != std::string::npos;
  }
  EXPECT_TRUE(told_coordination);
  EXPECT_EQ(told(kDutyWarning), (Centres{"irev", "pole"}));
}

}  // namespace
}  // namespace vigie::app
