// SPDX-License-Identifier: EUPL-1.2
#include "app/letter_scene.hpp"
#include "app/unsubscribe.hpp"

namespace vigie::app {
namespace {

using test::kMonth;
using test::LetterScene;

TEST(DraftIssue, IsMadeAnewUntilItIsFrozen) {
  LetterScene scene;
  for (int i = 0; i < 2; ++i) {
    const auto draft = draft_issue(scene.db, scene.config, scene.kit, kMonth, scene.clock.now(),
                                   scene.diagnostics);
    ASSERT_TRUE(draft) << draft.error().detail;
    EXPECT_EQ(draft->row.number, scene.kit.plan.first_number);
    EXPECT_EQ(draft->issue.blocks.size(), 7U);  // the texts of this month
  }
  scene.freeze();
  const auto late =
      draft_issue(scene.db, scene.config, scene.kit, kMonth, scene.clock.now(), scene.diagnostics);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, Code::conflict);
}

TEST(DraftIssue, NumbersTheNextMonthAfterThisOne) {
  LetterScene scene;
  scene.freeze();
  const auto next = draft_issue(scene.db, scene.config, scene.kit, "2026-12", scene.clock.now(),
                                scene.diagnostics);
  ASSERT_TRUE(next) << next.error().detail;
  EXPECT_EQ(next->row.number, scene.kit.plan.first_number + 1);
}

TEST(FreezeIssue, WaitsForACleanPreflight) {
  LetterScene scene;
  const auto draft =
      draft_issue(scene.db, scene.config, scene.kit, kMonth, scene.clock.now(), scene.diagnostics);
  ASSERT_TRUE(draft);
  ASSERT_TRUE(letter::has_errors(draft->checks));  // no press at all: page 2 is empty
  const auto frozen =
      freeze_issue(scene.db, scene.config, scene.kit, kMonth, scene.entropy, scene.clock.now());
  ASSERT_FALSE(frozen);
  EXPECT_EQ(frozen.error().code, Code::conflict);
}

TEST(FreezeIssue, FixesBytesAndReadersOnce) {
  LetterScene scene;
  scene.add_readers(5);
  const IssueId issue = scene.freeze();
  store::Reader reader = scene.db.reader();
  const auto before = store::frozen_bytes(reader, issue);
  scene.add_readers(2, "autre.example");
  const auto again = freeze_issue(scene.db, scene.config, scene.kit, kMonth, scene.entropy,
                                  scene.clock.now() + 60);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->already);
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
    ASSERT_TRUE(store::suppress(*tx, "resonances", hash, "bounced", scene.clock.now()));
    ASSERT_TRUE(tx->commit());
  }
  const IssueId issue = scene.freeze();
  EXPECT_EQ(scene.counts(issue).at(DeliveryState::suppressed), 1);
  EXPECT_EQ(scene.counts(issue).at(DeliveryState::todo), 2);
}

TEST(PreviewIssue, ShowsDraftAndFrozenAlike) {
  LetterScene scene;
  scene.freeze();
  store::Reader reader = scene.db.reader();
  const auto page = preview_issue(reader, scene.config, "resonances", kMonth);
  ASSERT_TRUE(page) << page.error().detail;
  EXPECT_NE(page->find("Résonances"), std::string::npos);
  EXPECT_EQ(page->find("%%"), std::string::npos);
  EXPECT_EQ(preview_issue(reader, scene.config, "resonances", "2020-01").error().code,
            Code::not_found);
}

TEST(Unsubscribe, IsTheSameTwiceAndKnowsNoStrangers) {
  LetterScene scene;
  scene.add_readers(1);
  store::Reader reader = scene.db.reader();
  const std::string token =
      (*store::recipient_by_email(reader, "resonances", "lecteur0@exemple.net"))->token;
  EXPECT_EQ(look_up_leaving(reader, token)->outcome, Leaving::left);
  EXPECT_EQ(unsubscribe(scene.db, token, scene.clock.now())->outcome, Leaving::left);
  EXPECT_EQ(unsubscribe(scene.db, token, scene.clock.now())->outcome, Leaving::left_already);
  EXPECT_EQ(unsubscribe(scene.db, "unknown", scene.clock.now())->outcome, Leaving::unknown);
  EXPECT_EQ(unsubscribe(scene.db, "", scene.clock.now())->outcome, Leaving::unknown);
}

}  // namespace
}  // namespace vigie::app
