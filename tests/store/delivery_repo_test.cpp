// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/delivery_repo.hpp"

#include "store/mail/delivery_event_repo.hpp"
#include "store/mail/hold_repo.hpp"
#include "store/mail/sending_repo.hpp"
#include "store/mail_scene.hpp"

namespace vigie::store {
namespace {

class Deliveries : public MailScene {
 protected:
  Deliveries() {
    auto tx = begun();
    int number = 0;
    for (const SubscriptionId reader_id : readers) {
      EXPECT_TRUE(add_delivery(tx, this_issue, reader_id, DeliveryState::todo,
                               "m" + std::to_string(9 - number++)));
    }
    EXPECT_TRUE(add_delivery(tx, other_issue, readers[0], DeliveryState::todo, "m0"));
    EXPECT_TRUE(tx.commit());
  }

  std::vector<Claim> claimed(Instant now, int limit) {
    auto tx = begun();
    auto claims = claim_due(tx, this_issue, now, limit).value();
    EXPECT_TRUE(tx.commit());
    return claims;
  }
  Result<void> answered(DeliveryId delivery, const Answer& answer) {
    auto tx = begun();
    if (auto done = record_answer(tx, delivery, answer, kThen); !done) return done;
    return tx.commit();
  }
  Result<void> handed(DeliveryId delivery) {
    auto tx = begun();
    if (auto done = mark_handed(tx, delivery, kThen); !done) return done;
    return tx.commit();
  }
  std::int64_t count(DeliveryState state) { return delivery_counts(reader, this_issue)->at(state); }
  /// What is added up says what a count of each state would.
  void expect_counts_to_be_true() {
    for (const IssueId each : {this_issue, other_issue}) {
      const auto counts = delivery_counts(reader, each).value();
      for (const DeliveryState state : kDeliveryStates) {
        auto query =
            reader.prepare("SELECT count(*) FROM delivery WHERE issue_id = ?1 AND state = ?2");
        query.bind(each, name_of(state));
        ASSERT_TRUE(*query.step());
        EXPECT_EQ(counts.at(state), query.integer(0)) << name_of(state);
      }
    }
  }

  const IssueId this_issue = issue("resonances", 1);
  const IssueId other_issue = issue("resonances", 2);
  const std::vector<SubscriptionId> readers{subscribed("resonances", person("a@b.fr"), "a"),
                                            subscribed("resonances", person("b@b.fr"), "b"),
                                            subscribed("resonances", person("c@b.fr"), "c")};
};

TEST_F(Deliveries, AreClaimedByTheirMessageIdsAndOnce) {
  const auto first = claimed(kThen, 2);
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0].message_id + first[1].message_id, "m8m7") << "the two least, by their rows";
  const auto rest = claimed(kThen, 2);
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest[0].message_id, "m9");
  EXPECT_EQ(rest[0].subscription.value, readers[0].value);
  EXPECT_TRUE(claimed(kThen, 2).empty());
  EXPECT_EQ(delivery_counts(reader, other_issue)->at(DeliveryState::todo), 1) << "of this issue";
  expect_counts_to_be_true();
}

TEST_F(Deliveries, ThatWerePutOffComeBackAtTheirTimeAndFirst) {
  const auto claims = claimed(kThen, 1);
  ASSERT_TRUE(answered(claims[0].id, {.state = DeliveryState::deferred,
                                      .code = 451,
                                      .text = "451 plus tard",
                                      .next_try_at = kThen + 60}));
  EXPECT_EQ(*next_try(reader, this_issue), kThen + 60);
  EXPECT_FALSE(*next_try(reader, other_issue));
  EXPECT_NE(claimed(kThen + 59, 1)[0].id.value, claims[0].id.value);
  const auto again = claimed(kThen + 60, 1);
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again[0].id.value, claims[0].id.value);
  EXPECT_EQ(again[0].attempts, 1);
  EXPECT_EQ(claimed(kThen + 60, 9).size(), 1U) << "what is left of three";
  expect_counts_to_be_true();
}

TEST_F(Deliveries, MoveOnlyFromTheStateThatAMoveLeaves) {
  const auto claims = claimed(kThen, 1);
  const DeliveryId mine = claims[0].id;
  EXPECT_TRUE(handed(mine));
  EXPECT_EQ(handed(mine).error().code, Code::conflict) << "handed already";
  EXPECT_EQ(count(DeliveryState::handed), 1);
  EXPECT_TRUE(answered(mine, {.state = DeliveryState::accepted, .code = 250, .text = "250 ok"}));
  EXPECT_EQ(answered(mine, {.state = DeliveryState::refused}).error().code, Code::conflict);
  const auto lines = deliveries(reader, this_issue, DeliveryState::accepted).value();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].email, "c@b.fr") << "whose Message-ID is the least";
  EXPECT_EQ(lines[0].code, 250);
  EXPECT_EQ(lines[0].answer, "250 ok");
  EXPECT_EQ(lines[0].answered_at, kThen);
  expect_counts_to_be_true();
}

TEST_F(Deliveries, OfAnInterruptedRunGoBackOrBecomeUncertain) {
  const auto claims = claimed(kThen, 2);
  ASSERT_TRUE(handed(claims[0].id));
  auto tx = begun();
  EXPECT_EQ(*release_claims(tx, this_issue), 1);
  EXPECT_EQ(*mark_uncertain(tx, other_issue, "interrompu", kThen), 0) << "of another issue";
  EXPECT_EQ(*mark_uncertain(tx, this_issue, "interrompu", kThen), 1);
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(count(DeliveryState::todo), 2);
  EXPECT_EQ(count(DeliveryState::uncertain), 1);
  EXPECT_EQ(claimed(kThen, 9).size(), 2U) << "never the uncertain one";
  auto asked = begun();
  EXPECT_EQ(*resend_uncertain(asked, this_issue), 1);
  ASSERT_TRUE(asked.commit());
  const auto again = claimed(kThen, 9);
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again[0].message_id, claims[0].message_id);
  expect_counts_to_be_true();
}

TEST_F(Deliveries, AreListedByTheirState) {
  const auto claims = claimed(kThen, 2);
  ASSERT_TRUE(answered(claims[0].id, {.state = DeliveryState::refused, .code = 550}));
  ASSERT_TRUE(answered(claims[1].id, {.state = DeliveryState::accepted, .code = 250}));
  const auto emails = [&](DeliveryState state) {
    std::string all;
    const auto lines = deliveries(reader, this_issue, state).value();
    for (const DeliveryLine& line : lines) all += line.email + " ";
    return all;
  };
  EXPECT_EQ(emails(DeliveryState::refused).size() + emails(DeliveryState::accepted).size(), 14U);
  EXPECT_NE(emails(DeliveryState::refused), emails(DeliveryState::accepted));
  EXPECT_EQ(emails(DeliveryState::todo), "a@b.fr ");
  EXPECT_EQ(emails(DeliveryState::handed), "");
  expect_counts_to_be_true();
}

TEST_F(Deliveries, AreOwedUntilTheirAnswerIsFinal) {
  const auto owed = [&] { return owed_deliveries(reader, this_issue).value(); };
  EXPECT_EQ(owed().left, 3);
  EXPECT_TRUE(owed().todo);
  EXPECT_FALSE(owed().interrupted);
  const auto claims = claimed(kThen, 3);
  ASSERT_TRUE(handed(claims[0].id));
  EXPECT_EQ(owed().left, 3);
  EXPECT_FALSE(owed().todo);
  EXPECT_TRUE(owed().interrupted);
  ASSERT_TRUE(answered(claims[0].id, {.state = DeliveryState::accepted, .code = 250}));
  ASSERT_TRUE(answered(claims[1].id, {.state = DeliveryState::refused, .code = 550}));
  ASSERT_TRUE(answered(
      claims[2].id,
      {.state = DeliveryState::deferred, .code = 451, .text = "", .next_try_at = kThen + 60}));
  EXPECT_EQ(owed().left, 1);
  EXPECT_EQ(owed().next_try_at, kThen + 60);
  EXPECT_FALSE(owed().interrupted);
  EXPECT_EQ(owed_deliveries(reader, other_issue)->left, 1);
}

TEST_F(Deliveries, OfAnIssueThatIsFrozenNoMoreAreGone) {
  auto tx = begun();
  ASSERT_TRUE(remove_deliveries(tx, this_issue));
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(count(DeliveryState::accepted), 0) << "nobody is left to count";
  expect_counts_to_be_true();
}

TEST_F(Deliveries, OfAnIssueThatIsCancelledStayWhereTheyWereHandedOver) {
  const auto claims = claimed(kThen, 2);
  ASSERT_TRUE(handed(claims[0].id));
  auto tx = begun();
  ASSERT_TRUE(cancel_deliveries(tx, this_issue, kThen));
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(count(DeliveryState::handed), 1);
  EXPECT_EQ(count(DeliveryState::cancelled), 2);
  expect_counts_to_be_true();
}

TEST_F(Deliveries, AreOnePerIssueAndReader) {
  auto tx = begun();
  ASSERT_TRUE(add_delivery(tx, this_issue, readers[0], DeliveryState::suppressed, "encore"));
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(count(DeliveryState::todo), 3) << "the first stays";
  expect_counts_to_be_true();
}

TEST_F(Deliveries, HandedSinceAMomentAreCountedOverAllIssues) {
  const auto claims = claimed(kThen, 2);
  ASSERT_TRUE(handed(claims[0].id));
  EXPECT_EQ(*handed_since(reader, kThen - 1), 1);
  EXPECT_EQ(*handed_since(reader, kThen), 0);
}

TEST_F(Deliveries, KeepTheirTriesInOrder) {
  const auto claims = claimed(kThen, 2);
  ASSERT_TRUE(handed(claims[0].id));
  auto tx = begun();
  const DeliveryEvent refused{.delivery = claims[0].id,
                              .at = kThen,
                              .kind = DeliveryEventKind::try_,
                              .code = 550,
                              .enhanced_code = "5.1.1",
                              .answer = "550-5.1.1 non\n550 5.1.1 inconnu",
                              .meaning = AnswerMeaning::about_reader};
  ASSERT_TRUE(add_delivery_event(tx, refused));
  ASSERT_TRUE(add_delivery_events(tx, this_issue, DeliveryState::handed,
                                  DeliveryEventKind::interrupted, "interrompu", kThen + 60));
  ASSERT_TRUE(add_delivery_events(tx, other_issue, DeliveryState::handed,
                                  DeliveryEventKind::interrupted, "autre numéro", kThen + 60));
  ASSERT_TRUE(tx.commit());
  const auto lines = delivery_events(reader, this_issue, claims[0].subscription).value();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].kind, "try");
  EXPECT_EQ(lines[0].code, 550);
  EXPECT_EQ(lines[0].enhanced_code, "5.1.1");
  EXPECT_EQ(lines[0].answer, "550-5.1.1 non\n550 5.1.1 inconnu") << "all of its lines";
  EXPECT_EQ(lines[0].meaning, "about_reader");
  EXPECT_EQ(lines[1].kind, "interrupted");
  EXPECT_EQ(lines[1].meaning, "unanswered");
  EXPECT_EQ(lines[1].at, kThen + 60);
  EXPECT_TRUE(delivery_events(reader, this_issue, claims[1].subscription)->empty()) << "claimed";
}

TEST_F(Deliveries, WhoIsLeftAloneIsReplacedAndForgotten) {
  auto tx = begun();
  MailHold hold{.key = "a.fr", .until_at = kThen + 10, .since_at = kThen, .answer = "550 non"};
  ASSERT_TRUE(put_mail_hold(tx, hold));
  hold.answer = "550 toujours non";
  hold.tries = 2;
  ASSERT_TRUE(put_mail_hold(tx, hold));
  ASSERT_TRUE(tx.commit());
  const auto held = mail_holds(reader).value();
  ASSERT_EQ(held.size(), 1U);
  EXPECT_EQ(held.at("a.fr").answer, "550 toujours non");
  EXPECT_EQ(mail_hold(reader, "a.fr").value()->tries, 2);
  auto after = begun();
  ASSERT_TRUE(drop_mail_hold(after, "a.fr"));
  ASSERT_TRUE(after.commit());
  EXPECT_FALSE(mail_hold(reader, "a.fr").value());
}

/// What a sender and its page ask, whatever the number of readers: no scan, nothing sorted.
TEST_F(Deliveries, AreFoundByTheirIndexes) {
  for (const char* sql :
       {"SELECT id FROM delivery WHERE issue_id = 1 AND state = 'todo' ORDER BY message_id LIMIT "
        "50",
        "SELECT id FROM delivery WHERE issue_id = 1 AND state = 'deferred' AND next_try_at <= 9"
        " ORDER BY next_try_at LIMIT 50",
        "SELECT min(next_try_at) FROM delivery WHERE issue_id = 1 AND state = 'deferred'",
        "SELECT count(*) FROM delivery WHERE issue_id = 1 AND state = 'todo'",
        "SELECT watched, count(*) FROM delivery WHERE issue_id = 1 AND watched IS NOT NULL"
        " GROUP BY watched",
        "SELECT 1 FROM suppression WHERE email_hash = x'00' AND undone_at IS NULL"
        " AND (list_key = 'a' OR list_key IS NULL)"}) {
    auto query = reader.prepare(std::string("EXPLAIN QUERY PLAN ") + sql);
    const auto plan = query.all([](const Statement& row) { return row.text(3); });
    ASSERT_TRUE(plan) << plan.error().detail;
    for (const std::string& step : *plan) {
      EXPECT_EQ(step.find("SCAN"), std::string::npos) << sql << ": " << step;
      EXPECT_EQ(step.find("TEMP B-TREE"), std::string::npos) << sql << ": " << step;
    }
  }
}

}  // namespace
}  // namespace vigie::store
