// SPDX-License-Identifier: EUPL-1.2
// Splits and merges drawn at random, then taken back one after the other.
#include <random>

#include "regroup_scene.hpp"

namespace vigie::app {
namespace {

class RegroupRowsAtRandom : public RegroupRows {
 protected:
  std::size_t below(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(chance);
  }
  std::vector<std::int64_t> numbers(const std::string& sql) {
    auto reader = db().reader();
    auto query = reader.prepare(sql);
    std::vector<std::int64_t> all;
    while (query.step().value()) all.push_back(query.integer(0));
    return all;
  }
  StoryId a_living_story() {
    const auto all = numbers(
        "SELECT DISTINCT story_id FROM reprint JOIN article ON reprint_id = reprint.id "
        "JOIN desk_item USING (story_id) WHERE centre_id = " +
        std::to_string(aicha.centre.value) + " ORDER BY 1");
    return StoryId{all[below(all.size())]};
  }
  void lay_out() {
    for (int i = 0; i < 4; ++i) {
      const StoryId story = sample.story({"Récit"}, i);
      for (std::size_t more = below(4); more > 0; --more) {
        sample.add_article(story, {"Regard " + std::to_string(more)}, below(2) == 0);
      }
      if (below(2) == 0) sample.lay(story, sample.oriv());
      const std::size_t fate = below(5);
      if (fate == 0) keep(story, aicha);
      if (fate == 1) put_on_panorama(story, aicha);
      if (fate == 2) {
        sample.run(
            "UPDATE desk_item SET state = 'discarded', filtered_by = 'sport' "
            "WHERE story_id = " +
            std::to_string(story.value));
      }
    }
    sample.run(
        "INSERT OR IGNORE INTO article_sketch (article_id, reprint_id, story_id, sketch) "
        "SELECT article.id, reprint_id, story_id, x'' "
        "FROM article JOIN reprint ON reprint.id = reprint_id");
  }
  /// A split or a merge of whatever stands; none where it was refused.
  std::optional<StoryId> decide_something() {
    const StoryId story = a_living_story();
    Result<RegroupAnswer> answer = RegroupAnswer(RegroupRefusal::itself);
    if (below(2) == 0) {
      answer = merge_stories(db(), aicha, story, a_living_story(), {}, kLater);
    } else {
      Detached detached;
      for (const auto id : numbers("SELECT article.id FROM article JOIN reprint ON reprint.id = "
                                   "reprint_id WHERE story_id = " +
                                   std::to_string(story.value))) {
        if (below(2) == 0) detached.articles.push_back(ArticleId{id});
      }
      answer = split_story(db(), aicha, story, detached, {}, kLater);
    }
    EXPECT_TRUE(answer) << answer.error().detail;
    if (!answer || !std::holds_alternative<Regrouped>(*answer)) return std::nullopt;
    return std::get<Regrouped>(*answer).story;
  }
  /// What must hold whatever was decided.
  void expect_right_pointers() {
    EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_item JOIN article ON article.id = "
                            "article_id JOIN reprint ON reprint.id = reprint_id "
                            "WHERE reprint.story_id <> panorama_item.story_id"),
              0);
    EXPECT_EQ(
        sample.number("SELECT count(*) FROM desk_item JOIN story ON story.id = desk_item.story_id "
                      "JOIN article ON article.id = article_id "
                      "JOIN reprint ON reprint.id = reprint_id "
                      "WHERE story.merged_into_id IS NULL AND reprint.story_id <> story.id"),
        0);
    EXPECT_EQ(sample.number("SELECT count(*) FROM article JOIN reprint ON reprint.id = reprint_id "
                            "JOIN story ON story.id = reprint.story_id "
                            "WHERE story.merged_into_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM "
                            "desk_item WHERE desk_item.story_id = story.id)"),
              0)
        << "an article in a redirect, or on no desk";
    EXPECT_EQ(sample.number("SELECT count(*) FROM article "
                            "JOIN reprint ON reprint.id = article.reprint_id "
                            "JOIN article_sketch AS kept ON kept.article_id = article.id "
                            "WHERE kept.reprint_id = article.reprint_id "
                            "AND kept.story_id = reprint.story_id"),
              sample.number("SELECT count(*) FROM article"))
        << "a sketch that grouping would take for one of another story";
  }

  std::mt19937 chance;
};

TEST_F(RegroupRowsAtRandom, EveryDecisionIsTakenBackExactlyInTurn) {
  int decisions = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(seed);
    chance.seed(seed);
    if (seed % 10 == 1) lay_out();
    std::vector<std::pair<StoryId, std::string>> made;
    for (int i = 0; i < 8; ++i) {
      std::string before = rows();
      if (const auto story = decide_something()) made.emplace_back(*story, std::move(before));
      expect_right_pointers();
    }
    decisions += static_cast<int>(made.size());
    for (; !made.empty(); made.pop_back()) {
      done(undo_on(made.back().first));
      ASSERT_EQ(rows(), made.back().second);
    }
  }
  EXPECT_GT(decisions, 150);
}

}  // namespace
}  // namespace vigie::app
