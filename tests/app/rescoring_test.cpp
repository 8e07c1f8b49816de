// SPDX-License-Identifier: EUPL-1.2
// The backlog, when another model was learned.
#include "app/tag/rescoring.hpp"

#include <gtest/gtest.h>

#include "app/tag/learning.hpp"
#include "app/tag/tagger_cache.hpp"
#include "support/fixture.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

class Rescoring : public testing::Test {
 protected:
  std::int64_t rescore(std::optional<tag::Learned> learned = std::nullopt) {
    const ThemeVocabulary health{"sante", {{"hôpital", TermKind::term, kStrongTerm}}};
    const Taggers taggers{tag::ThemeTagger({health}),
                          std::make_unique<TerritoryShelf>("", "R\tR11\tÎle-de-France\n"),
                          std::move(learned)};
    const auto read = rescore_backlog(sample.db(), taggers);
    EXPECT_TRUE(read) << read.error().detail;
    return read.value_or(-1);
  }
  std::int64_t permille(StoryId story) {
    return sample.number(
        "SELECT CAST(round(1000 * likely) AS INTEGER) FROM article JOIN reprint ON "
        "reprint.id = reprint_id WHERE story_id = " +
        std::to_string(story.value));
  }
  static tag::Learned relays_everything() {
    return tag::Learned({{"sante", 4.0, 0.5, 90, 9, {}}, {"panorama", 5.0, 0.5, 400, 9, {}}});
  }

  test::TemporaryFolder folder;
  test::PressSample sample{folder.path() / "vigie.sqlite"};
};

TEST_F(Rescoring, ScoresByRulesWhileNothingIsLearned) {
  const StoryId quarters = sample.story({"Un rapport sur les quartiers prioritaires", "", ""});
  const StoryId market = sample.story({"Le marché déménage", "", ""});
  EXPECT_EQ(rescore(), 2);
  EXPECT_GT(permille(quarters), permille(market));
}

TEST_F(Rescoring, GivesTheBacklogWhatTheNewModelSays) {
  const StoryId market = sample.story({"Le marché déménage", "", ""});
  rescore();
  const std::int64_t before = permille(market);
  rescore(relays_everything());
  EXPECT_GT(permille(market), before);
  EXPECT_EQ(sample.number("SELECT count(*) FROM article_tag WHERE origin = 'learned'"), 1);
  rescore();
  EXPECT_EQ(permille(market), before);
  EXPECT_EQ(sample.number("SELECT count(*) FROM article_tag WHERE origin = 'learned'"), 0);
}

TEST_F(Rescoring, LeavesWhatEveryDeskHasDecided) {
  const StoryId market = sample.story({"Le marché déménage", "", ""});
  sample.run("UPDATE desk_item SET state = 'discarded', decided_at = 1");
  EXPECT_EQ(rescore(relays_everything()), 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM article WHERE likely IS NOT NULL"), 0);
  EXPECT_TRUE(market.value > 0);
}

TEST_F(Rescoring, AnotherModelMakesTheTaggersAnew) {
  TaggerCache cache;
  store::Reader reader = sample.db().reader();
  const auto first = cache.get(reader, "", test::kSampleNow);
  ASSERT_TRUE(first && !(*first)->learned);
  ASSERT_TRUE(keep_model(sample.db(), relays_everything(), test::kSampleNow + 1));
  const auto second = cache.get(reader, "", test::kSampleNow + 2);
  ASSERT_TRUE(second);
  EXPECT_TRUE((*second)->learned) << "a worker that runs since before takes it too";
}

}  // namespace
}  // namespace vigie::app
