// SPDX-License-Identifier: EUPL-1.2
// What becomes of an issue behind relays that behave as real ones do; hours pass by a false clock.
#include <functional>

#include "app/letter_scene.hpp"
#include "store/mail/hold_repo.hpp"

namespace vigie::app {
namespace {

using Outcome = net::Handover::Outcome;

/// A relay that answers as it is told, by who is written to and when.
class Relay final : public net::Mailer {
 public:
  using Manners = std::function<net::Handover(const std::string& to, Instant now)>;
  Relay(const Clock& clock, Manners manners) : clock_(&clock), manners_(std::move(manners)) {}

  net::Handover deliver(const net::OutgoingMail& mail,
                        const std::function<bool()>& hand_over) override {
    ++tries_;
    const std::string to(mail.envelope_to);
    const net::Handover answer = manners_(to, clock_->now());
    const bool at_dot = answer.outcome == Outcome::uncertain || answer.code == 250;
    if (at_dot && !hand_over()) return {Outcome::not_sent, 0, "kept back"};
    if (at_dot) ++received_[to];
    if (at_dot) taken_.push_back(clock_->now());
    return answer;
  }
  int tries() const { return tries_; }
  std::int64_t taken_since(Instant since) const {
    return std::ranges::count_if(taken_, [&](Instant at) { return at > since; });
  }
  const std::map<std::string, int>& received() const { return received_; }

 private:
  const Clock* clock_;
  Manners manners_;
  int tries_ = 0;
  std::map<std::string, int> received_;
  std::vector<Instant> taken_;
};

const net::Handover kTaken{Outcome::answered, 250, "250 2.0.0 ok", MailPhase::data};
net::Handover said_at_rcpt(int code, std::string text) {
  return {Outcome::answered, code, std::move(text), MailPhase::rcpt};
}

struct AnswerScene : LetterScene {
  AnswerScene() { config.providers = vigie::test::source_dir() / "config/providers.toml"; }

  /// As the jobs do: when there is something to do again, and never with anybody's help.
  SendReport send_for(Relay& relay, IssueId issue, std::int64_t seconds) {
    const Instant end = clock.now() + seconds;
    SendReport report;
    while (clock.now() <= end) {
      const auto sent = send_issue(db, config, relay, clock, issue, {});
      EXPECT_TRUE(sent) << sent.error().detail;
      if (!sent) return report;
      report = *sent;
      std::int64_t all = 0;
      for (const auto& [state, count] : report.counts) all += count;
      EXPECT_EQ(all, readers_) << "accounted for at every moment";
      if (report.ending == SendEnding::finished || report.ending == SendEnding::paused) break;
      const Instant next = report.next_at.value_or(clock.now() + 60);
      clock.set(std::max(next, clock.now() + 1));
    }
    return report;
  }
  IssueId frozen_for(int count, int domains) {
    std::string csv = "courriel\n";
    for (int i = 0; i < count; ++i) csv += fmt::format("lecteur{}@d{}.fr\n", i, i % domains);
    const auto report =
        import_subscribers(db, kit.plan, csv, "essai", ImportMode::apply, entropy, clock.now());
    EXPECT_TRUE(report);
    readers_ = count;
    return freeze();
  }
  std::int64_t readers_ = 0;
};

TEST(SendAnswers, AQuotaOfAHundredAnHourTakesTwoHundredReadersInThreeHoursAndBlamesNobody) {
  struct Case {
    const char* why;
    int domains;
    const char* words;
  };
  for (const Case& c :
       {Case{"told by a bare code", 40, "450 4.7.1 refused for now"},
        Case{"told by a bare code, one domain", 1, "450 4.7.1 refused for now"},
        Case{"told in French, for good", 40, "550 limite d’envoi horaire atteinte"}}) {
    SCOPED_TRACE(c.why);
    AnswerScene scene;
    const IssueId issue = scene.frozen_for(200, c.domains);
    Relay* self = nullptr;
    Relay relay(scene.clock, [&](const std::string&, Instant now) {
      if (self->taken_since(now - kHourSeconds) < 100) return kTaken;
      return said_at_rcpt(c.words[0] == '5' ? 550 : 450, c.words);
    });
    self = &relay;
    const SendReport report = scene.send_for(relay, issue, 3 * kHourSeconds);
    EXPECT_EQ(report.ending, SendEnding::finished);
    EXPECT_EQ(report.counts.at(DeliveryState::accepted), 200);
    EXPECT_EQ(report.counts.at(DeliveryState::refused), 0);
  }
}

TEST(SendAnswers, AGreylistLetsItsReadersInAtTheSecondPass) {
  AnswerScene scene;
  const IssueId issue = scene.frozen_for(40, 1);
  std::map<std::string, Instant> seen;
  Relay relay(scene.clock, [&](const std::string& to, Instant now) {
    const auto [first, is_new] = seen.emplace(to, now);
    const bool known = !is_new && now - first->second >= 300;
    return known ? kTaken : said_at_rcpt(450, "450 4.7.1 liste grise, revenez dans 5 minutes");
  });
  const SendReport report = scene.send_for(relay, issue, kHourSeconds);
  EXPECT_EQ(report.ending, SendEnding::finished);
  EXPECT_EQ(report.counts.at(DeliveryState::accepted), 40);
  EXPECT_EQ(relay.tries(), 80) << "the second pass";
}

TEST(SendAnswers, FullMailboxesNeverStopTheOthers) {
  AnswerScene scene;
  const IssueId issue = scene.frozen_for(200, 20);
  Relay relay(scene.clock, [&](const std::string& to, Instant) {
    return to.ends_with("@d3.fr") || to.ends_with("@d4.fr")
               ? said_at_rcpt(452, "452 4.2.2 boîte pleine")
               : kTaken;
  });
  const SendReport first = scene.send_for(relay, issue, 0);
  EXPECT_EQ(first.counts.at(DeliveryState::accepted), 180);
  EXPECT_EQ(first.ending, SendEnding::waiting);
  const SendReport report = scene.send_for(relay, issue, 80 * kHourSeconds);
  EXPECT_EQ(report.ending, SendEnding::finished) << "at its deadline";
  EXPECT_EQ(report.counts.at(DeliveryState::refused), 20);
  store::Reader reader = scene.db.reader();
  EXPECT_EQ(store::refusals_by_meaning(reader, issue)->at(AnswerMeaning::mailbox_full), 20);
  EXPECT_EQ(store::issue_by_id(reader, issue)->state, IssueState::sent);
}

TEST(SendAnswers, MailboxesThatWaitInARowAreNotTheQuotaOfTheRelay) {
  AnswerScene scene;
  const IssueId issue = scene.frozen_for(40, 40);
  std::map<std::string, int> tries;
  Relay relay(scene.clock, [&](const std::string& to, Instant) {
    const bool waits = to.starts_with("lecteur1") && ++tries[to] == 1;
    return waits ? said_at_rcpt(451, "451 4.2.1 revenez plus tard") : kTaken;
  });
  const SendReport first = scene.send_for(relay, issue, 0);
  EXPECT_EQ(first.counts.at(DeliveryState::accepted), 29);
  EXPECT_EQ(first.counts.at(DeliveryState::deferred), 11) << "1 and 10 to 19, next to each other";
  EXPECT_EQ(first.counts.at(DeliveryState::todo), 0);
  const SendReport report = scene.send_for(relay, issue, kHourSeconds);
  EXPECT_EQ(report.counts.at(DeliveryState::accepted), 40);
}

TEST(SendAnswers, ALoginThatIsRefusedStopsAtOnceMarksNobodyAndResumes) {
  AnswerScene scene;
  const IssueId issue = scene.frozen_for(50, 5);
  bool mended = false;
  Relay relay(scene.clock, [&](const std::string&, Instant) {
    return mended ? kTaken
                  : net::Handover{Outcome::not_sent, 535, "535 5.7.8 identifiants refusés",
                                  MailPhase::connect};
  });
  const SendReport first = scene.send_for(relay, issue, 0);
  EXPECT_EQ(first.ending, SendEnding::held);
  EXPECT_EQ(relay.tries(), 1);
  EXPECT_EQ(first.counts.at(DeliveryState::refused), 0);
  scene.send_for(relay, issue, 5 * kHourSeconds);
  EXPECT_LE(relay.tries(), 8) << "an account is locked after repeated failures";
  mended = true;
  const SendReport report = scene.send_for(relay, issue, 3 * kHourSeconds);
  EXPECT_EQ(report.counts.at(DeliveryState::accepted), 50);
  store::Reader reader = scene.db.reader();
  EXPECT_FALSE(store::mail_hold(reader, store::kHoldsAll).value());
}

TEST(SendAnswers, ARelayThatIsAwayForADayLosesNobody) {
  AnswerScene scene;
  const IssueId issue = scene.frozen_for(60, 6);
  const Instant back = scene.clock.now() + kDaySeconds;
  Relay relay(scene.clock, [&](const std::string&, Instant now) {
    return now >= back ? kTaken
                       : net::Handover{Outcome::not_sent, 0, "Couldn't connect to server",
                                       MailPhase::connect};
  });
  const SendReport report = scene.send_for(relay, issue, 2 * kDaySeconds);
  EXPECT_EQ(report.counts.at(DeliveryState::accepted), 60);
  EXPECT_LT(relay.tries(), 60 + 60) << "asked from time to time, not all the time";
}

TEST(SendAnswers, AServerThatTakesAMessageAndCutsIsNeverWrittenToAgain) {
  AnswerScene scene;
  const IssueId issue = scene.frozen_for(10, 5);
  Relay relay(scene.clock, [&](const std::string& to, Instant) {
    return to.starts_with("lecteur3@") ? net::Handover{Outcome::uncertain, 0, "", MailPhase::data}
                                       : kTaken;
  });
  const SendReport report = scene.send_for(relay, issue, 3 * kDaySeconds);
  EXPECT_EQ(report.counts.at(DeliveryState::uncertain), 1);
  EXPECT_EQ(report.counts.at(DeliveryState::accepted), 9);
  for (const auto& [to, times] : relay.received()) EXPECT_EQ(times, 1) << to;
}

TEST(SendAnswers, AProviderThatSpeaksOfUsRestsAndTheOthersGoOn) {
  AnswerScene scene;
  std::string csv = "courriel\na@orange.fr\nb@wanadoo.fr\nc@orange.fr\n";
  for (int i = 0; i < 30; ++i) csv += fmt::format("lecteur{}@d{}.fr\n", i, i % 7);
  ASSERT_TRUE(import_subscribers(scene.db, scene.kit.plan, csv, "essai", ImportMode::apply,
                                 scene.entropy, scene.clock.now()));
  scene.readers_ = 33;
  const IssueId issue = scene.freeze();
  const Instant mended = scene.clock.now() + 6 * kHourSeconds;
  Relay relay(scene.clock, [&](const std::string& to, Instant now) {
    const bool orange = to.ends_with("orange.fr") || to.ends_with("wanadoo.fr");
    if (!orange || now >= mended) return kTaken;
    return net::Handover{Outcome::answered, 550,
                         "550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]", MailPhase::data};
  });
  const SendReport first = scene.send_for(relay, issue, 0);
  EXPECT_EQ(first.counts.at(DeliveryState::accepted), 30);
  EXPECT_EQ(first.counts.at(DeliveryState::deferred), 3);
  EXPECT_EQ(relay.tries(), 31) << "one of Orange was asked, the others were spared";
  const SendReport report = scene.send_for(relay, issue, kDaySeconds);
  EXPECT_EQ(report.counts.at(DeliveryState::accepted), 33);
}

}  // namespace
}  // namespace vigie::app
