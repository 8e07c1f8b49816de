// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/triage.hpp"

#include <gtest/gtest.h>

#include "app/panorama/relay.hpp"
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
  EXPECT_EQ(undo(sample.db(), sample.bruno(), at(3), kSampleNow).value(), DeskState::kept);
  EXPECT_EQ(undo(sample.db(), sample.bruno(), at(4), kSampleNow).value(), DeskState::fresh);
  const auto nothing = undo(sample.db(), sample.bruno(), at(5), kSampleNow);
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().code, Code::conflict);
}

TEST_F(Desk, RelaysWithOwnWordsAndWithdrawsByUndo) {
  const auto answer = relayed(sample.aicha(), 1, kNote);
  ASSERT_TRUE(answer) << answer.error().detail;
  ASSERT_TRUE(std::holds_alternative<PanoramaItemId>(*answer));
  EXPECT_EQ(item()->state, DeskState::relayed);
  EXPECT_EQ(live(), 1);
  EXPECT_EQ(undo(sample.db(), sample.aicha(), at(2), kSampleNow).value(), DeskState::fresh);
  EXPECT_EQ(live(), 0);
}

TEST_F(Desk, PutsBackWhatWasWithdrawnByMistake) {
  ASSERT_TRUE(relayed(sample.aicha(), 1, kNote));
  ASSERT_TRUE(withdraw(sample.db(), sample.aicha(), at(2), kSampleNow));
  EXPECT_EQ(item()->state, DeskState::kept);
  EXPECT_EQ(live(), 0);
  EXPECT_EQ(undo(sample.db(), sample.aicha(), at(3), kSampleNow).value(), DeskState::relayed);
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

}  // namespace
}  // namespace vigie::app
