// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/triage.hpp"

#include <gtest/gtest.h>

#include "app/desk/undo.hpp"
#include "app/letter/leave_letters.hpp"
#include "app/panorama/read_panorama.hpp"
#include "app/panorama/relay.hpp"
#include "store/desk/draft_repo.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

using test::kSampleNow;
using test::PressSample;

constexpr const char* kNote = "À lire pour l’accès aux soins dans les quartiers.";

class Desk : public testing::Test {
 protected:
  SeenItem at(int version) { return {story, version, {}}; }
  Result<RelayAnswer> relayed(const store::Curator& by, int version, const std::string& note) {
    return relay(sample.db(), by, at(version), note, kSampleNow);
  }
  std::optional<store::DeskItem> item() {
    store::Reader reader = sample.db().reader();
    return store::desk_item(reader, story, sample.pole()).value();
  }
  std::int64_t live() {
    return sample.number("SELECT count(*) FROM panorama_item WHERE withdrawn_at IS NULL");
  }

  PressSample sample{":memory:"};
  StoryId story = sample.story({});
};

TEST_F(Desk, KeepsWithWhoWhenAndWhatWasRead) {
  const auto done =
      decide(sample.db(), sample.aicha(), at(1), desk::Decision::keep, kSampleNow + 5);
  ASSERT_TRUE(done) << done.error().detail;
  EXPECT_EQ(*done, DeskState::kept);
  EXPECT_EQ(item()->version, 2);
  EXPECT_EQ(item()->curator_name, "Aïcha Benali");
  EXPECT_EQ(item()->decided_at, kSampleNow + 5);
  EXPECT_TRUE(item()->article);
  EXPECT_EQ(sample.number("SELECT count(*) FROM event WHERE kind = 'kept'"), 1);
}

TEST_F(Desk, TellsTheSecondOfTwoClicksAndLosesNothing) {
  ASSERT_TRUE(decide(sample.db(), sample.aicha(), at(1), desk::Decision::keep, kSampleNow));
  const auto late = decide(sample.db(), sample.bruno(), at(1), desk::Decision::discard, kSampleNow);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, Code::conflict);
  EXPECT_EQ(item()->state, DeskState::kept);
}

TEST_F(Desk, RefusesADecisionOnAnotherCentresDesk) {
  const auto done = decide(sample.db(), sample.chloe(), at(1), desk::Decision::keep, kSampleNow);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::not_found);
}

TEST_F(Desk, UndoesMoveAfterMove) {
  ASSERT_TRUE(decide(sample.db(), sample.aicha(), at(1), desk::Decision::keep, kSampleNow));
  ASSERT_TRUE(decide(sample.db(), sample.aicha(), at(2), desk::Decision::discard, kSampleNow));
  EXPECT_EQ(undo(sample.db(), sample.bruno(), at(3), leave_letters, kSampleNow).value(),
            DeskState::kept);
  EXPECT_EQ(undo(sample.db(), sample.bruno(), at(4), leave_letters, kSampleNow).value(),
            DeskState::fresh);
  const auto nothing = undo(sample.db(), sample.bruno(), at(5), leave_letters, kSampleNow);
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().code, Code::conflict);
}

TEST_F(Desk, RelaysWithOwnWordsAndWithdrawsByUndo) {
  const auto answer = relayed(sample.aicha(), 1, kNote);
  ASSERT_TRUE(answer) << answer.error().detail;
  ASSERT_TRUE(std::holds_alternative<PanoramaItemId>(*answer));
  EXPECT_EQ(item()->state, DeskState::relayed);
  EXPECT_EQ(live(), 1);
  EXPECT_EQ(undo(sample.db(), sample.aicha(), at(2), leave_letters, kSampleNow).value(),
            DeskState::fresh);
  EXPECT_EQ(live(), 0);
}

TEST_F(Desk, PutsBackWhatWasWithdrawnByMistake) {
  ASSERT_TRUE(relayed(sample.aicha(), 1, kNote));
  ASSERT_TRUE(withdraw(sample.db(), sample.aicha(), at(2), leave_letters, kSampleNow));
  EXPECT_EQ(item()->state, DeskState::kept);
  EXPECT_EQ(live(), 0);
  EXPECT_EQ(undo(sample.db(), sample.aicha(), at(3), leave_letters, kSampleNow).value(),
            DeskState::relayed);
  EXPECT_EQ(live(), 1);
  EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_item"), 1);
}

TEST_F(Desk, RefusesANoteThatIsNotOnesOwn) {
  const auto copied = relayed(
      sample.aicha(), 1, "Le conseil municipal a voté jeudi la création d’une maison de santé.");
  ASSERT_TRUE(copied);
  EXPECT_EQ(std::get<rights::NoteVerdict>(*copied), rights::NoteVerdict::copied);
  const auto missing = relayed(sample.aicha(), 1, "  ");
  EXPECT_EQ(std::get<rights::NoteVerdict>(*missing), rights::NoteVerdict::missing);
  EXPECT_EQ(item()->state, DeskState::fresh);
  EXPECT_EQ(live(), 0);
}

TEST_F(Desk, RelaysANoteAsTextThatMayBeShown) {
  const auto latin =
      relay(sample.db(), sample.aicha(), at(1), "Une m\xe9thode à reprendre ici.", kSampleNow);
  ASSERT_FALSE(latin);
  EXPECT_EQ(latin.error().code, Code::invalid_input);
  ASSERT_TRUE(relay(sample.db(), sample.aicha(), at(1),
                    "Une \x1b[31mméthode\u202e à reprendre\x01 ici.", kSampleNow));
  auto reader = sample.db().reader();
  EXPECT_EQ(store::live_panorama_item(reader, story).value()->note,
            "Une [31mméthode à reprendre ici.");
}

TEST_F(Desk, RelaysAStoryOnceForTheWholeNetwork) {
  sample.lay(story, sample.oriv());
  ASSERT_TRUE(relayed(sample.chloe(), 1, kNote));
  const auto second = relayed(sample.aicha(), 1, kNote);
  ASSERT_TRUE(second);
  EXPECT_EQ(std::get<panorama::Relay>(*second), panorama::Relay::already_there);
  EXPECT_EQ(live(), 1);
}

TEST_F(Desk, RelaysTheArticleThatWasChosen) {
  const ArticleId other = sample.add_article(story, {"Autre lecture", "Le Soir d’exemple"}, false);
  ASSERT_TRUE(relay(sample.db(), sample.aicha(), {story, 1, other}, kNote, kSampleNow));
  store::Reader reader = sample.db().reader();
  EXPECT_EQ(store::live_panorama_item(reader, story).value()->article, other);
}

TEST_F(Desk, RefusesALinkThatNobodyCouldOpen) {
  story = sample.story({"Titre", "Média", "", "free", "javascript:alert(1)"});
  const auto answer = relayed(sample.aicha(), 1, kNote);
  ASSERT_TRUE(answer);
  EXPECT_EQ(std::get<panorama::Relay>(*answer), panorama::Relay::no_link);
}

// ── put off, passed on, muted ──────────────────────────────────────────────────────────────────

TEST_F(Desk, PutsAStoryOffUntilItsDayAndNoLonger) {
  const Day today = paris_day(kSampleNow);
  ASSERT_TRUE(put_off(sample.db(), sample.aicha(), at(1), today + 3, kSampleNow));
  EXPECT_EQ(item()->state, DeskState::later);
  EXPECT_EQ(item()->later_on, today + 3);
  {
    auto tx = sample.db().begin().value();
    EXPECT_EQ(store::wake_desk_items(tx, today + 2, kSampleNow).value(), 0);
    EXPECT_EQ(store::wake_desk_items(tx, today + 3, kSampleNow + 9).value(), 1);
    ASSERT_TRUE(tx.commit());
  }
  EXPECT_EQ(item()->state, DeskState::fresh);
  EXPECT_EQ(item()->arrived_at, kSampleNow + 9) << "it comes up again";
  const auto late = put_off(sample.db(), sample.aicha(), at(3), today, kSampleNow);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, Code::invalid_input);
}

TEST_F(Desk, UndoingGoesBackToTheDayThatItWasPutOffTo) {
  const Day today = paris_day(kSampleNow);
  ASSERT_TRUE(put_off(sample.db(), sample.aicha(), at(1), today + 3, kSampleNow));
  ASSERT_TRUE(put_off(sample.db(), sample.aicha(), at(2), today + 9, kSampleNow));
  ASSERT_TRUE(decide(sample.db(), sample.aicha(), at(3), desk::Decision::keep, kSampleNow));
  EXPECT_EQ(item()->later_on, std::nullopt);
  EXPECT_EQ(undo(sample.db(), sample.aicha(), at(4), leave_letters, kSampleNow).value(),
            DeskState::later);
  EXPECT_EQ(item()->later_on, today + 9);
  EXPECT_EQ(undo(sample.db(), sample.aicha(), at(5), leave_letters, kSampleNow).value(),
            DeskState::later);
  EXPECT_EQ(item()->later_on, today + 3);
  EXPECT_EQ(undo(sample.db(), sample.aicha(), at(6), leave_letters, kSampleNow).value(),
            DeskState::fresh);
}

TEST_F(Desk, PassesAStoryToAnotherCentreAndRecallsItWhileUndecided) {
  const auto passed = pass_on(sample.db(), sample.aicha(), at(1), "oriv", "pour vous", kSampleNow);
  ASSERT_TRUE(passed) << passed.error().detail;
  EXPECT_EQ(std::get<DeskState>(*passed), DeskState::passed);
  EXPECT_EQ(sample.number("SELECT count(*) FROM desk_item WHERE centre_id = 2 AND state = 'new'"),
            1);
  EXPECT_EQ(sample.number("SELECT count(*) FROM desk_pass WHERE word = 'pour vous'"), 1);
  EXPECT_EQ(undo(sample.db(), sample.bruno(), at(2), leave_letters, kSampleNow).value(),
            DeskState::fresh);
  EXPECT_EQ(sample.number("SELECT count(*) FROM desk_item WHERE centre_id = 2"), 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM desk_pass WHERE recalled_at IS NULL"), 0);
}

TEST_F(Desk, DoesNotRecallWhatTheOtherCentreDecided) {
  ASSERT_TRUE(pass_on(sample.db(), sample.aicha(), at(1), "oriv", "", kSampleNow));
  ASSERT_TRUE(decide(sample.db(), sample.chloe(), at(1), desk::Decision::keep, kSampleNow));
  const auto back = undo(sample.db(), sample.aicha(), at(2), leave_letters, kSampleNow);
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().code, Code::conflict);
  EXPECT_EQ(item()->state, DeskState::passed);
}

TEST_F(Desk, PassesNothingToItselfNorTwice) {
  const auto itself = pass_on(sample.db(), sample.aicha(), at(1), "pole", "", kSampleNow);
  EXPECT_EQ(std::get<PassRefusal>(itself.value()), PassRefusal::itself);
  sample.lay(story, sample.oriv());
  const auto twice = pass_on(sample.db(), sample.aicha(), at(1), "oriv", "", kSampleNow);
  EXPECT_EQ(std::get<PassRefusal>(twice.value()), PassRefusal::already_there);
  const auto nobody = pass_on(sample.db(), sample.aicha(), at(1), "personne", "", kSampleNow);
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.error().code, Code::not_found);
  EXPECT_EQ(item()->state, DeskState::fresh);
}

TEST_F(Desk, MutesAStoryAndLetsItSpeakAgain) {
  ASSERT_TRUE(mute(sample.db(), sample.aicha(), at(1), true, kSampleNow));
  EXPECT_EQ(item()->muted_at, kSampleNow);
  ASSERT_TRUE(mute(sample.db(), sample.aicha(), at(2), false, kSampleNow));
  EXPECT_EQ(item()->muted_at, std::nullopt);
}

// ── what becomes public ────────────────────────────────────────────────────────────────────────

TEST_F(Desk, LeavesAProposalThatSaysWhatBecameOfIt) {
  ASSERT_TRUE(relayed(sample.aicha(), 1, kNote));
  EXPECT_EQ(sample.number("SELECT count(*) FROM proposal JOIN panorama_item AS item "
                          "ON item.id = item_id WHERE proposal.state = 'taken' "
                          "AND item.state = 'published' AND item.version = 2"),
            1);
  ASSERT_TRUE(undo(sample.db(), sample.aicha(), at(2), leave_letters, kSampleNow));
  EXPECT_EQ(sample.number("SELECT count(*) FROM proposal WHERE state = 'withdrawn'"), 1);
  ASSERT_TRUE(relayed(sample.aicha(), 3, kNote));
  EXPECT_EQ(sample.number("SELECT count(DISTINCT key) FROM panorama_item"), 2);
}

TEST_F(Desk, KeepsWhatIsPublicWhenThePaperEditsItsArticle) {
  ASSERT_TRUE(relayed(sample.aicha(), 1, kNote));
  sample.run(
      "UPDATE article SET title = 'Un autre titre', url = 'https://ailleurs.example/', "
      "media = 'Autre', published_at = 5");
  store::Reader reader = sample.db().reader();
  const auto shown = read_panorama(reader, {}, test::kSampleNow).value();
  ASSERT_EQ(shown.entries.size(), 1U);
  const PublicArticle& article = shown.entries.front().article;
  EXPECT_EQ(article.title, "Une maison de santé ouvre aux Carreaux");
  EXPECT_EQ(article.url, "https://journal.example/1");
  EXPECT_EQ(article.media, "Le Quotidien d’exemple");
  EXPECT_EQ(article.published_at, kSampleNow + 1);
}

TEST_F(Desk, GivesAnItemBackItsKeyAndItsDate) {
  ASSERT_TRUE(relayed(sample.aicha(), 1, kNote));
  store::Reader reader = sample.db().reader();
  const auto before = read_panorama(reader, {}, test::kSampleNow).value().entries;
  ASSERT_TRUE(withdraw(sample.db(), sample.aicha(), at(2), leave_letters, kSampleNow + 60));
  EXPECT_TRUE(read_panorama(reader, {}, test::kSampleNow).value().entries.empty());
  ASSERT_TRUE(undo(sample.db(), sample.aicha(), at(3), leave_letters, kSampleNow + 120));
  const auto after = read_panorama(reader, {}, test::kSampleNow).value().entries;
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(after.front().key, before.front().key);
  EXPECT_EQ(after.front().relayed_at, before.front().relayed_at);
}

// ── what is in hand ────────────────────────────────────────────────────────────────────────────

TEST_F(Desk, KeepsADraftFromOnesOwnSecondTab) {
  const CuratorId aicha = sample.aicha().id;
  auto tx = sample.db().begin().value();
  EXPECT_TRUE(store::save_note_draft(tx, story, aicha, "Un début", 0, kSampleNow).value());
  EXPECT_FALSE(store::save_note_draft(tx, story, aicha, "D’ailleurs", 0, kSampleNow).value());
  EXPECT_TRUE(store::save_note_draft(tx, story, aicha, "Une suite", 1, kSampleNow + 5).value());
  auto reader = tx.reader();
  const auto draft = store::note_draft(reader, story, aicha).value();
  EXPECT_EQ(draft->note, "Une suite");
  EXPECT_EQ(draft->version, 2);
  EXPECT_EQ(draft->saved_at, kSampleNow + 5);
  EXPECT_FALSE(store::note_draft(reader, story, sample.bruno().id).value());
  ASSERT_TRUE(store::drop_note_draft(tx, story, aicha));
  EXPECT_FALSE(store::note_draft(reader, story, aicha).value());
}

TEST_F(Desk, ForgetsWhatWasOpenedAfterAMonth) {
  auto tx = sample.db().begin().value();
  ASSERT_TRUE(store::mark_story_read(tx, story, sample.aicha().id, kSampleNow));
  ASSERT_TRUE(store::mark_story_read(tx, story, sample.aicha().id, kSampleNow + 60));
  EXPECT_EQ(store::forget_story_reads(tx, kSampleNow + 60).value(), 0);
  EXPECT_EQ(store::forget_story_reads(tx, kSampleNow + 61).value(), 1);
}

}  // namespace
}  // namespace vigie::app
