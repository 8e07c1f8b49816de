// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/send.hpp"

#include <future>
#include <thread>

#include "app/letter/unsubscribe.hpp"
#include "app/letter_scene.hpp"
#include "net/smtp_mailer.hpp"
#include "store/mail/delivery_event_repo.hpp"
#include "store/mail/hold_repo.hpp"
#include "support/smtp_sink.hpp"

namespace vigie::app {
namespace {

using Outcome = net::Handover::Outcome;

SendReport sent(LetterScene& scene, ScriptedMailer& mailer, IssueId issue, SendHooks hooks = {}) {
  const auto report = send_issue(scene.db, scene.config, mailer, scene.clock, issue, hooks);
  EXPECT_TRUE(report) << report.error().detail;
  return report ? *report : SendReport{};
}

TEST(SendIssue, ReachesEveryReaderOnce) {
  LetterScene scene;
  scene.add_readers(120);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  const SendReport report = sent(scene, mailer, issue);
  EXPECT_EQ(report.ending, SendEnding::finished);
  EXPECT_EQ(report.counts.at(DeliveryState::accepted), 120);
  EXPECT_EQ(mailer.received_in_all(), 120);
  EXPECT_EQ(sent(scene, mailer, issue).ending, SendEnding::finished);
  EXPECT_EQ(mailer.received_in_all(), 120);
}

TEST(SendIssue, KeepsWhatEachServerSaid) {
  LetterScene scene;
  scene.add_readers(4);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  mailer.answer("lecteur0@exemple.net", {Outcome::answered, 550, "550 5.1.1 inconnu"});
  mailer.answer("lecteur1@exemple.net", {Outcome::answered, 451, "451 4.2.1 plus tard"});
  mailer.answer("lecteur2@exemple.net", {Outcome::uncertain, 0, "connection closed"});
  SendReport report = sent(scene, mailer, issue);
  EXPECT_EQ(report.ending, SendEnding::waiting);
  EXPECT_EQ(report.next_at, scene.clock.now() + 60);
  EXPECT_EQ(report.counts.at(DeliveryState::refused), 1);
  EXPECT_EQ(report.counts.at(DeliveryState::deferred), 1);
  EXPECT_EQ(report.counts.at(DeliveryState::uncertain), 1);
  EXPECT_EQ(report.counts.at(DeliveryState::accepted), 1);
  scene.clock.advance(61);
  report = sent(scene, mailer, issue);
  EXPECT_EQ(report.ending, SendEnding::finished);
  EXPECT_EQ(report.counts.at(DeliveryState::accepted), 2);
  store::Reader reader = scene.db.reader();
  const auto refused = store::deliveries(reader, issue, DeliveryState::refused);
  ASSERT_EQ(refused->size(), 1U);
  EXPECT_EQ(refused->front().answer, "550 5.1.1 inconnu");
}

TEST(SendIssue, NeverSendsAgainWhatIsUncertainUnlessAsked) {
  LetterScene scene;
  scene.add_readers(3);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  mailer.answer("lecteur1@exemple.net", {Outcome::uncertain, 0, "connection closed"});
  sent(scene, mailer, issue);
  scene.clock.advance(10 * kDaySeconds);
  EXPECT_EQ(sent(scene, mailer, issue).counts.at(DeliveryState::uncertain), 1);
  EXPECT_EQ(mailer.received("lecteur1@exemple.net"), 1);
  EXPECT_EQ(*resend_uncertain(scene.db, issue, scene.clock.now()), 1);
  EXPECT_EQ(sent(scene, mailer, issue).counts.at(DeliveryState::accepted), 3);
  const auto ids = mailer.ids("lecteur1@exemple.net");
  ASSERT_EQ(ids.size(), 2U);
  EXPECT_EQ(ids[0], ids[1]);
}

TEST(SendIssue, CallsUncertainWhatAKilledRunHadHandedOver) {
  LetterScene scene;
  scene.add_readers(10);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  mailer.die_after(4);
  EXPECT_THROW(
      static_cast<void>(send_issue(scene.db, scene.config, mailer, scene.clock, issue, {})),
      std::runtime_error);
  const SendReport report = sent(scene, mailer, issue);
  EXPECT_EQ(report.doubted, 1);
  EXPECT_EQ(report.counts.at(DeliveryState::uncertain), 1);
  EXPECT_EQ(report.counts.at(DeliveryState::accepted), 9);
  EXPECT_EQ(mailer.received_in_all(), 10);
}

/// "kind code enhanced meaning" of each try, oldest first.
std::vector<std::string> tries(LetterScene& scene, IssueId issue, std::string_view email) {
  store::Reader reader = scene.db.reader();
  const auto person = *store::subscriber_by_email(reader, "resonances", email);
  std::vector<std::string> lines;
  const auto events = store::delivery_events(reader, issue, person->id).value();
  for (const auto& each : events) {
    lines.push_back(
        fmt::format("{} {} {} {}", each.kind, each.code, each.enhanced_code, each.meaning));
  }
  return lines;
}

TEST(SendIssue, KeepsEveryTryAndWhomItIsAbout) {
  LetterScene scene;
  scene.add_readers(5);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  mailer.answer("lecteur0@exemple.net", {Outcome::answered, 550, "550-5.1.1 inconnu\n550 ici"});
  mailer.answer("lecteur1@exemple.net", {Outcome::answered, 451, "451 4.2.1 plus tard"});
  mailer.answer("lecteur2@exemple.net", {Outcome::uncertain, 0, "connection closed"});
  mailer.answer("lecteur3@exemple.net", {Outcome::not_sent, 0, "Couldn't connect"});
  for (int runs = 0; runs < 3; ++runs) {  // the relay that was away lets all wait a minute
    sent(scene, mailer, issue);
    scene.clock.advance(61);
  }
  EXPECT_EQ(*resend_uncertain(scene.db, issue, scene.clock.now()), 1);
  sent(scene, mailer, issue);
  using Lines = std::vector<std::string>;
  EXPECT_EQ(tries(scene, issue, "lecteur0@exemple.net"), Lines{"try 550 5.1.1 about_reader"});
  EXPECT_EQ(tries(scene, issue, "lecteur1@exemple.net"),
            (Lines{"try 451 4.2.1 later", "try 250 2.0.0 accepted"}));
  EXPECT_EQ(tries(scene, issue, "lecteur2@exemple.net"),
            (Lines{"try 0  unanswered", "asked_again 0  unanswered", "try 250 2.0.0 accepted"}));
  EXPECT_EQ(tries(scene, issue, "lecteur3@exemple.net"),
            (Lines{"try 0  about_us", "try 250 2.0.0 accepted"}));
  EXPECT_EQ(tries(scene, issue, "lecteur4@exemple.net"), Lines{"try 250 2.0.0 accepted"});
}

TEST(SendIssue, SaysOfAKilledRunWhatItLeftUnanswered) {
  LetterScene scene;
  scene.add_readers(1);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  mailer.die_after(1);
  EXPECT_THROW(
      static_cast<void>(send_issue(scene.db, scene.config, mailer, scene.clock, issue, {})),
      std::runtime_error);
  for (int runs = 0; runs < 2; ++runs) sent(scene, mailer, issue);
  EXPECT_EQ(tries(scene, issue, "lecteur0@exemple.net"),
            std::vector<std::string>{"interrupted 0  unanswered"});
}

TEST(SendIssue, LooksAtTheSuppressionListAgainAtHandOver) {
  LetterScene scene;
  scene.add_readers(3);
  const IssueId issue = scene.freeze();
  store::Reader reader = scene.db.reader();
  const auto person = store::subscriber_by_email(reader, "resonances", "lecteur1@exemple.net");
  EXPECT_EQ(unsubscribe(scene.db, (*person)->token, scene.clock.now())->outcome, Leaving::left);
  ScriptedMailer mailer;
  const SendReport report = sent(scene, mailer, issue);
  EXPECT_EQ(report.counts.at(DeliveryState::suppressed), 1);
  EXPECT_EQ(mailer.received("lecteur1@exemple.net"), 0);
  EXPECT_EQ(mailer.received_in_all(), 2);
}

TEST(SendIssue, WaitsForARelayThatIsAwayAndGoesOnByItself) {
  LetterScene scene;
  scene.add_readers(50);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  mailer.answer_all({Outcome::not_sent, 0, "Couldn't connect to server"});
  const SendReport report = sent(scene, mailer, issue);
  EXPECT_EQ(report.ending, SendEnding::held);
  EXPECT_NE(report.reason.find("Couldn't connect"), std::string::npos);
  EXPECT_EQ(report.counts.at(DeliveryState::deferred), 1);
  EXPECT_EQ(report.counts.at(DeliveryState::todo), 49);
  store::Reader reader = scene.db.reader();
  EXPECT_EQ(store::issue_by_id(reader, issue)->state, IssueState::sending);
}

TEST(SendIssue, PausesWhenWhatItSaysIsRefusedEverywhere) {
  LetterScene scene;
  scene.add_readers(50);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  mailer.answer_all({Outcome::answered, 554, "554 5.6.0 what is this"});
  const SendReport report = sent(scene, mailer, issue);
  EXPECT_EQ(report.ending, SendEnding::paused);
  EXPECT_EQ(report.counts.at(DeliveryState::refused), kErrorsInARowMax);
  store::Reader reader = scene.db.reader();
  EXPECT_EQ(store::issue_by_id(reader, issue)->state, IssueState::paused);
}

TEST(SendIssue, LeavesADomainAloneThatRefusesUsAndBlamesNobody) {
  LetterScene scene;
  scene.add_readers(20);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  mailer.answer_all({Outcome::answered, 550, "550 5.7.515 access denied"});
  const SendReport report = sent(scene, mailer, issue);
  EXPECT_EQ(report.ending, SendEnding::waiting);
  EXPECT_EQ(report.counts.at(DeliveryState::deferred), 20);
  EXPECT_EQ(report.counts.at(DeliveryState::refused), 0);
  store::Reader reader = scene.db.reader();
  EXPECT_EQ(store::mail_holds(reader)->count("exemple.net"), 1U);
}

TEST(SendIssue, HoldsTheHoursLimitOverRestarts) {
  LetterScene scene;
  scene.config.mail.per_hour = 10;
  scene.add_readers(25);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  EXPECT_EQ(sent(scene, mailer, issue).ending, SendEnding::limited);
  EXPECT_EQ(sent(scene, mailer, issue).ending, SendEnding::limited);
  EXPECT_EQ(mailer.received_in_all(), 10);
  scene.clock.advance(kHourSeconds + 1);
  sent(scene, mailer, issue);
  EXPECT_EQ(mailer.received_in_all(), 20);
}

TEST(SendIssue, StopsBetweenTwoMessagesAndGoesOnLater) {
  LetterScene scene;
  scene.add_readers(20);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  SendHooks hooks;
  hooks.stop = [&] { return mailer.received_in_all() >= 7; };
  const SendReport report = sent(scene, mailer, issue, hooks);
  EXPECT_EQ(report.ending, SendEnding::stopped);
  EXPECT_EQ(report.counts.at(DeliveryState::todo), 13);
  EXPECT_EQ(sent(scene, mailer, issue).counts.at(DeliveryState::accepted), 20);
  EXPECT_EQ(mailer.received_in_all(), 20);
}

TEST(SendIssue, GivesUpAfterItsLastAttempt) {
  LetterScene scene;
  scene.add_readers(1);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  mailer.answer_all({Outcome::answered, 451, "451 4.2.1 plus tard"});
  SendReport report;
  for (int attempt = 0; attempt < 20 && report.counts[DeliveryState::refused] == 0; ++attempt) {
    report = sent(scene, mailer, issue);
    scene.clock.advance(2 * kDaySeconds);
  }
  EXPECT_EQ(report.counts.at(DeliveryState::refused), 1);
  EXPECT_EQ(report.ending, SendEnding::finished);
}

/// Another program holds the database from the first answer of the server on, for a while.
class HeldMailer final : public net::Mailer {
 public:
  HeldMailer(net::Mailer& mailer, std::filesystem::path file, std::chrono::milliseconds held)
      : mailer_(&mailer), file_(std::move(file)), held_(held) {}
  ~HeldMailer() override { wait(); }

  net::Handover deliver(const net::OutgoingMail& mail,
                        const std::function<bool()>& hand_over) override {
    net::Handover done = mailer_->deliver(mail, hand_over);
    if (holder_.joinable()) return done;
    std::promise<void> held;
    holder_ = std::thread([this, &held] {
      auto db = store::Database::open(file_);
      const auto tx = db->begin();
      EXPECT_TRUE(tx);
      held.set_value();
      std::this_thread::sleep_for(held_);
    });
    held.get_future().wait();
    return done;
  }
  void wait() {
    if (holder_.joinable()) holder_.join();
  }

 private:
  net::Mailer* mailer_;
  std::filesystem::path file_;
  std::chrono::milliseconds held_;
  std::thread holder_;
};

class HeldDatabase : public ::testing::Test {
 protected:
  HeldDatabase() {
    scene_.db = letter_database(file_);
    scene_.add_readers(3);
    issue_ = scene_.freeze();
  }
  /// Less than Database's own, so that nobody waits long here.
  void be_patient_for(int ms) {
    ASSERT_TRUE(scene_.db.execute(fmt::format("PRAGMA busy_timeout = {}", ms)));
  }

  const vigie::test::TemporaryFolder folder_;
  const std::filesystem::path file_ = folder_.path() / "vigie.db";
  LetterScene scene_;
  IssueId issue_;
  vigie::test::SmtpSink sink_;
  net::SmtpMailer mailer_{{sink_.url(), "", "", "none", "localhost"}};
};

TEST_F(HeldDatabase, ForgetsNoAcceptance) {
  be_patient_for(1000);
  HeldMailer held(mailer_, file_, std::chrono::milliseconds(1500));
  const auto report = send_issue(scene_.db, scene_.config, held, scene_.clock, issue_, {});
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->counts.at(DeliveryState::accepted), 3);
  EXPECT_EQ(sink_.messages().size(), 3U);
}

TEST_F(HeldDatabase, ForgetsNoDomainThatRefusesUs) {
  be_patient_for(1000);
  vigie::test::SmtpSink::Manners refusing;
  refusing.at_dot = "550 5.7.515 access denied";
  sink_.behave(refusing);
  HeldMailer held(mailer_, file_, std::chrono::milliseconds(1500));
  const auto report = send_issue(scene_.db, scene_.config, held, scene_.clock, issue_, {});
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->counts.at(DeliveryState::deferred), 3);
  store::Reader reader = scene_.db.reader();
  EXPECT_EQ(store::mail_holds(reader)->count("exemple.net"), 1U);
}

TEST_F(HeldDatabase, EndsTheRunWhenItIsHeldTooLongAndSendsNothingTwice) {
  be_patient_for(1);
  HeldMailer held(mailer_, file_, std::chrono::milliseconds(1500));
  const auto report = send_issue(scene_.db, scene_.config, held, scene_.clock, issue_, {});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, Code::storage) << "no other vigie is at this work";
  EXPECT_NE(report.error().sentence.find("prise par une autre écriture"), std::string::npos);
  held.wait();
  be_patient_for(store::kBusyTimeoutMs);
  const auto again = send_issue(scene_.db, scene_.config, mailer_, scene_.clock, issue_, {});
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_EQ(again->counts.at(DeliveryState::uncertain), 1);
  EXPECT_EQ(again->counts.at(DeliveryState::accepted), 2);
  EXPECT_EQ(sink_.messages().size(), 3U);
}

TEST(SendIssue, RefusesADraft) {
  LetterScene scene;
  const IssueId draft = scene.draft().draft.row.id;
  ScriptedMailer mailer;
  const auto report = send_issue(scene.db, scene.config, mailer, scene.clock, draft, {});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, Code::conflict);
}

}  // namespace
}  // namespace vigie::app
