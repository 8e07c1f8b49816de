// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/departures.hpp"

#include <regex>

#include "app/letter_scene.hpp"
#include "store/letter/review_repo.hpp"

namespace vigie::app {
namespace {

class Departures : public ::testing::Test {
 protected:
  /// An issue that is to leave in an hour.
  IssueId scheduled() {
    scene.add_readers(3);
    const IssueId issue = scene.freeze();
    auto tx = scene.db.begin();
    EXPECT_TRUE(store::schedule_issue(*tx, issue, hour, {}));
    EXPECT_TRUE(tx->commit());
    return issue;
  }
  IssueState state(IssueId issue) {
    store::Reader reader = scene.db.reader();
    return store::issue_by_id(reader, issue)->state;
  }
  bool due() {
    store::Reader reader = scene.db.reader();
    return look_for_departures(reader, scene.clock.now())->due;
  }

  LetterScene scene;
  Instant hour = scene.clock.now() + kHourSeconds;
};

TEST_F(Departures, BeginAtTheirHourAndNotBefore) {
  const IssueId issue = scheduled();
  EXPECT_FALSE(due());
  EXPECT_EQ(begin_departures(scene.db, scene.clock.now()).value(), 0);
  scene.clock.advance(kHourSeconds);
  EXPECT_TRUE(due());
  EXPECT_EQ(begin_departures(scene.db, scene.clock.now()).value(), 1);
  EXPECT_EQ(state(issue), IssueState::sending);
  EXPECT_FALSE(due());
}

TEST_F(Departures, AskAgainWhereTwoHoursPassed) {
  const IssueId issue = scheduled();
  scene.clock.advance(3 * kHourSeconds + 1);
  EXPECT_EQ(begin_departures(scene.db, scene.clock.now()).value(), 0);
  EXPECT_EQ(state(issue), IssueState::frozen);
  EXPECT_FALSE(due());  // nothing more happens by itself
  store::Reader reader = scene.db.reader();
  const auto row = store::issue_by_id(reader, issue);
  ASSERT_TRUE(reschedule(scene.db, *row, scene.clock.now() + 60, {}, scene.clock.now()));
  scene.clock.advance(60);
  EXPECT_TRUE(due());
  EXPECT_EQ(begin_departures(scene.db, scene.clock.now()).value(), 1);
}

/// Keeps what it was given.
class KeepingMailer final : public net::Mailer {
 public:
  net::Handover deliver(const net::OutgoingMail& mail,
                        const std::function<bool()>& hand_over) override {
    to.emplace_back(mail.envelope_to);
    bytes.emplace_back(mail.bytes);
    return hand_over() ? net::Handover{net::Handover::Outcome::answered, 250, "250 ok"}
                       : net::Handover{};
  }
  std::vector<std::string> to;
  std::vector<std::string> bytes;
};

TEST_F(Departures, SendCopiesToTryThatCountNowhere) {
  const IssueId issue = scene.draft_that_can_leave();
  ASSERT_TRUE(ask_for_tests(scene.db, issue, {"a@exemple.net"}, {}, scene.clock.now()).value());
  EXPECT_TRUE(due());
  KeepingMailer mailer;
  EXPECT_EQ(send_tests(scene.db, scene.config, mailer, scene.clock.now()).value(), 1);
  ASSERT_EQ(mailer.bytes.size(), 1U);
  EXPECT_EQ(mailer.to[0], "a@exemple.net");
  // As RFC 2047 writes it, whatever it makes of the brackets.
  EXPECT_TRUE(
      std::regex_search(mailer.bytes[0], std::regex(R"(Subject: =\?utf-8\?Q\?(\[|=5B)ESSAI)")))
      << mailer.bytes[0].substr(0, 600);
  EXPECT_NE(mailer.bytes[0].find("/essai/desinscription"), std::string::npos);
  EXPECT_FALSE(due());
  EXPECT_EQ(send_tests(scene.db, scene.config, mailer, scene.clock.now()).value(), 0);
  store::Reader reader = scene.db.reader();
  EXPECT_TRUE(store::tests_of(reader, issue)->front().sent_at);
  EXPECT_EQ(state(issue), IssueState::draft);
}

TEST_F(Departures, RefuseTooManyCopies) {
  const IssueId issue = scene.draft_that_can_leave();
  const std::vector<std::string> five(5, "a@exemple.net");
  for (int i = 0; i < kTestsADay / 5; ++i) {
    EXPECT_TRUE(ask_for_tests(scene.db, issue, five, {}, scene.clock.now()).value());
  }
  EXPECT_FALSE(ask_for_tests(scene.db, issue, five, {}, scene.clock.now()).value());
}

}  // namespace
}  // namespace vigie::app
