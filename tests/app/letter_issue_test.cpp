// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/unsubscribe.hpp"
#include "app/letter_scene.hpp"
#include "letter/content.hpp"
#include "net/smtp_mailer.hpp"
#include "store/letter/approval_repo.hpp"
#include "store/mail/suppression_repo.hpp"
#include "support/smtp_sink.hpp"

namespace vigie::app {
namespace {

TEST(FreezeIssue, WaitsForACleanPreflight) {
  LetterScene scene;
  const Draft draft = scene.draft().draft;
  ASSERT_TRUE(letter::has_errors(draft.checks));  // no press at all: page 2 is empty
  const auto outcome = scene.try_freeze(draft);
  ASSERT_TRUE(std::holds_alternative<letter::IssueRefusal>(outcome));
  EXPECT_EQ(std::get<letter::IssueRefusal>(outcome).why, letter::IssueRefusal::Why::has_errors);
}

TEST(FreezeIssue, FreezesNothingThatChangedSinceItWasRead) {
  LetterScene scene;
  scene.add_readers(1);
  const IssueId issue = scene.draft_that_can_leave();
  const Draft read = scene.open(issue);
  Block block = read.issue.blocks.front();
  block.title = "Changé entre la lecture et l’écriture";
  ASSERT_TRUE(edit_block(scene.db, {block.id, block.version}, block, {}, scene.clock.now()));
  const auto outcome = scene.try_freeze(read);
  ASSERT_TRUE(std::holds_alternative<letter::IssueRefusal>(outcome));
  EXPECT_EQ(std::get<letter::IssueRefusal>(outcome).why,
            letter::IssueRefusal::Why::changed_meanwhile);
  store::Reader reader = scene.db.reader();
  EXPECT_EQ(store::issue_by_id(reader, issue)->state, IssueState::draft);
  EXPECT_FALSE(store::frozen_bytes(reader, issue));
  EXPECT_TRUE(store::approvals(reader, issue)->empty());
  EXPECT_EQ(scene.counts(issue).at(DeliveryState::todo), 0);
}

TEST(FreezeIssue, KeepsTheOperatorsApprovalWithTheHashOfWhatIsFrozen) {
  LetterScene scene;
  scene.add_readers(1);
  const IssueId issue = scene.freeze();
  store::Reader reader = scene.db.reader();
  const auto given = store::approvals(reader, issue);
  ASSERT_EQ(given->size(), 1U);
  EXPECT_FALSE(given->front().who);
  EXPECT_EQ(given->front().content_hash,
            letter::content_hash(scene.kit.plan, scene.open(issue).issue));
}

TEST(FreezeIssue, IsOfWhatWasApprovedAndOfNothingElse) {
  LetterScene scene;
  scene.add_readers(1);
  const IssueId issue = scene.draft_that_can_leave();
  const auto step = [&](letter::IssueAction action) {
    const auto done = take_step(scene.db, scene.open(issue).row, action, {}, scene.clock.now());
    ASSERT_TRUE(done);
    ASSERT_TRUE(std::holds_alternative<store::IssueRow>(*done));
  };
  const FreezeOrder by_a_curator{};
  const auto frozen = [&](const LetterPlan& plan) {
    return *freeze_issue(scene.db, scene.config, plan, scene.open(issue), by_a_curator,
                         scene.entropy, scene.clock.now());
  };
  EXPECT_TRUE(std::holds_alternative<letter::IssueRefusal>(frozen(scene.kit.plan)));  // a draft
  step(letter::IssueAction::submit);
  const auto approved =
      approve_issue(scene.db, scene.kit.plan, scene.open(issue), {}, "Relu.", scene.clock.now());
  ASSERT_TRUE(std::holds_alternative<store::IssueRow>(*approved));
  LetterPlan other = scene.kit.plan;
  other.mentions.director = "Autre";  // letter.toml changed after the approval
  const auto refused = frozen(other);
  ASSERT_TRUE(std::holds_alternative<letter::IssueRefusal>(refused));
  EXPECT_EQ(std::get<letter::IssueRefusal>(refused).why, letter::IssueRefusal::Why::other_content);
  EXPECT_TRUE(std::holds_alternative<Frozen>(frozen(scene.kit.plan)));
}

TEST(FreezeIssue, IsTakenBackExactly) {
  LetterScene scene;
  scene.add_readers(2);
  const IssueId issue = scene.freeze();
  const auto thawed =
      take_step(scene.db, scene.open(issue).row, letter::IssueAction::thaw, {}, scene.clock.now());
  const auto& row = std::get<store::IssueRow>(*thawed);
  EXPECT_EQ(row.state, IssueState::approved);
  EXPECT_FALSE(row.frozen_at);
  store::Reader reader = scene.db.reader();
  EXPECT_FALSE(store::frozen_bytes(reader, issue));
  EXPECT_FALSE(store::approvals(reader, issue)->front().withdrawn_at);
  EXPECT_EQ(scene.counts(issue).at(DeliveryState::todo), 0);
  EXPECT_TRUE(std::holds_alternative<Frozen>(scene.try_freeze(scene.open(issue))));
  EXPECT_EQ(store::approvals(reader, issue)->size(), 1U);  // the one that stood
}

TEST(FreezeIssue, NotesWhenItIsToLeaveAndForgetsItWithTheFreeze) {
  LetterScene scene;
  scene.add_readers(1);
  const IssueId issue = scene.draft_that_can_leave();
  const Instant at = scene.clock.now() + kDaySeconds;
  const FreezeOrder order{.actor = {}, .operator_approves = true, .scheduled_at = at};
  ASSERT_TRUE(freeze_issue(scene.db, scene.config, scene.kit.plan, scene.open(issue), order,
                           scene.entropy, scene.clock.now()));
  const store::IssueRow row = scene.open(issue).row;
  EXPECT_EQ(row.scheduled_at, at);
  const auto back = take_step(scene.db, row, letter::IssueAction::change, {}, scene.clock.now());
  EXPECT_FALSE(std::get<store::IssueRow>(*back).scheduled_at);
}

TEST(CancelIssue, CancelsWhatWasNotHandedOverAndNothingElse) {
  LetterScene scene;
  scene.add_readers(3);
  const IssueId issue = scene.freeze();
  ASSERT_TRUE(scene.db.execute("UPDATE issue SET state = 'sending'"));
  ASSERT_TRUE(scene.db.execute(
      "UPDATE delivery SET state = 'accepted' WHERE subscription_id = 1; "
      "UPDATE delivery SET state = 'handed', handed_at = 1 WHERE subscription_id = 2"));
  const auto step = take_step(scene.db, scene.open(issue).row, letter::IssueAction::cancel, {},
                              scene.clock.now());
  EXPECT_EQ(std::get<store::IssueRow>(*step).state, IssueState::cancelled);
  const auto counts = scene.counts(issue);
  EXPECT_EQ(counts.at(DeliveryState::accepted), 1);
  EXPECT_EQ(counts.at(DeliveryState::uncertain), 1);
  EXPECT_EQ(counts.at(DeliveryState::cancelled), 1);
  ScriptedMailer mailer;
  EXPECT_FALSE(send_issue(scene.db, scene.config, mailer, scene.clock, issue, {}));
  EXPECT_EQ(mailer.received_in_all(), 0);
}

TEST(IssueSteps, RefuseAVersionThatWasSeenTooLong) {
  LetterScene scene;
  const store::IssueRow seen = scene.draft().draft.row;
  const auto step = [&](letter::IssueAction action) {
    return *take_step(scene.db, seen, action, {}, scene.clock.now());
  };
  EXPECT_TRUE(std::holds_alternative<store::IssueRow>(step(letter::IssueAction::submit)));
  const auto late = step(letter::IssueAction::submit);
  ASSERT_TRUE(std::holds_alternative<letter::IssueRefusal>(late));
  EXPECT_EQ(std::get<letter::IssueRefusal>(late).why, letter::IssueRefusal::Why::changed_meanwhile);
}

TEST(FreezeIssue, FixesNothingThatCouldNotBeSent) {
  OwnTextsScene scene;
  const auto text = scene.text("01-seminaire.md");
  std::string bytes = vigie::test::read_file(text);
  bytes.replace(bytes.find("titre"), bytes.find('\n', bytes.find("titre")) - bytes.find("titre"),
                "titre : Agir\tensemble");
  vigie::test::write_file(text, bytes);
  scene.add_readers(1);
  const IssueId issue = scene.freeze();
  vigie::test::SmtpSink sink;
  net::SmtpMailer mailer({sink.url(), "", "", "none", "localhost"});
  const auto sent = send_issue(scene.db, scene.config, mailer, scene.clock, issue, {});
  ASSERT_TRUE(sent) << sent.error().detail;
  EXPECT_EQ(sent->counts.at(DeliveryState::accepted), 1);
  ASSERT_EQ(sink.messages().size(), 1U);
  EXPECT_NE(sink.messages()[0].bytes.find("Agir_ensemble"), std::string::npos);
}

TEST(FreezeIssue, FixesBytesAndReadersOnce) {
  LetterScene scene;
  scene.add_readers(5);
  const IssueId issue = scene.freeze();
  store::Reader reader = scene.db.reader();
  const auto before = store::frozen_bytes(reader, issue);
  scene.add_readers(2, "autre.example");
  const auto again = scene.try_freeze(scene.open(issue));
  EXPECT_TRUE(std::get<Frozen>(again).already);
  EXPECT_EQ(store::frozen_bytes(reader, issue)->html, before->html);
  EXPECT_EQ(scene.counts(issue).at(DeliveryState::todo), 5);
}

TEST(FreezeIssue, CountsThoseWhoLeftAndWroteAgainAsSuppressed) {
  LetterScene scene;
  scene.add_readers(3);
  {
    // Somebody whose address came onto the suppression list while the row stayed.
    auto tx = scene.db.begin();
    store::Reader reader = tx->reader();
    const std::string hash = email_hash(*mail_key(reader), "LECTEUR1@exemple.net");
    ASSERT_TRUE(
        store::suppress(*tx, "resonances", hash, SuppressionReason::bounced, scene.clock.now()));
    ASSERT_TRUE(tx->commit());
  }
  const IssueId issue = scene.freeze();
  EXPECT_EQ(scene.counts(issue).at(DeliveryState::suppressed), 1);
  EXPECT_EQ(scene.counts(issue).at(DeliveryState::todo), 2);
}

TEST(FreezeIssue, LeavesADraftThatNobodyWouldReceive) {
  LetterScene scene;
  const IssueId issue = scene.draft_that_can_leave();
  const Draft read = scene.open(issue);
  const auto outcome = scene.try_freeze(read);
  ASSERT_TRUE(std::holds_alternative<letter::IssueRefusal>(outcome));
  EXPECT_EQ(std::get<letter::IssueRefusal>(outcome).why,
            letter::IssueRefusal::Why::nobody_receives);
  EXPECT_EQ(scene.open(issue).row.version, read.row.version);
  scene.add_readers(1);
  const auto frozen = scene.try_freeze(read);
  ASSERT_TRUE(std::holds_alternative<Frozen>(frozen));
  EXPECT_EQ(std::get<Frozen>(frozen).row.state, IssueState::frozen);
  EXPECT_FALSE(std::get<Frozen>(frozen).already);
}

TEST(PreviewIssue, ShowsDraftAndFrozenAlike) {
  LetterScene scene;
  scene.add_readers(1);
  const IssueId issue = scene.draft_that_can_leave();
  store::Reader reader = scene.db.reader();
  const auto before = preview_issue(reader, scene.config, scene.open(issue).row);
  ASSERT_TRUE(before) << before.error().detail;
  EXPECT_NE(before->find("Résonances"), std::string::npos);
  EXPECT_EQ(before->find("%%"), std::string::npos);
  scene.try_freeze(scene.open(issue));
  EXPECT_EQ(*preview_issue(reader, scene.config, scene.open(issue).row), *before);
}

TEST(Unsubscribe, IsTheSameTwiceAndKnowsNoStrangers) {
  LetterScene scene;
  scene.add_readers(1);
  store::Reader reader = scene.db.reader();
  const std::string token =
      (*store::subscriber_by_email(reader, "resonances", "lecteur0@exemple.net"))->token;
  EXPECT_EQ(look_up_leaving(reader, token)->outcome, Leaving::left);
  EXPECT_EQ(unsubscribe(scene.db, token, scene.clock.now())->outcome, Leaving::left);
  EXPECT_EQ(unsubscribe(scene.db, token, scene.clock.now())->outcome, Leaving::left_already);
  EXPECT_EQ(unsubscribe(scene.db, "unknown", scene.clock.now())->outcome, Leaving::unknown);
  EXPECT_EQ(unsubscribe(scene.db, "", scene.clock.now())->outcome, Leaving::unknown);
}

}  // namespace
}  // namespace vigie::app
