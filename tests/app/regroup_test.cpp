// SPDX-License-Identifier: EUPL-1.2
#include "app/regroup.hpp"

#include "ingest_fixture.hpp"
#include "store/curator_repo.hpp"

namespace vigie::app {
namespace {

constexpr const char* kFire = "Incendie au Pile à Roubaix : une trentaine d’habitants relogés";

class RegroupTest : public IngestTest {
 protected:
  void SetUp() override {
    const CentreId centre = add_centre("irev");
    add_centre("oriv");
    execute(
        "INSERT INTO curator (id, centre_id, email, name, password_hash, created_at) "
        "VALUES (1, 1, 'a@irev.example', 'Aïcha Benali', '', 0)");
    const std::vector<FeedEntry> entries = {
        {kFire, "https://a.fr/1", long_text("Les pompiers")},
        {kFire, "https://b.fr/1", long_text("Les pompiers")},
        {"À Roubaix, les habitants du Pile relogés après l’incendie", "https://c.fr/1",
         "Le maire a rendu visite aux familles du quartier."},
        {"Bordeaux rénove la halle de son marché couvert", "https://d.fr/1",
         "Les travaux commencent."}};
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string name(1, static_cast<char>('a' + i));
      publish(name, rss({entries[i]}));
      add_source(name, centre);
      poll_all();
    }
    auto reader = db_.reader();
    curator_ = **store::curator_by_email(reader, "a@irev.example");
    fire_ =
        StoryId{count("SELECT story_id FROM reprint JOIN article ON reprint_id = reprint.id "
                      "WHERE url_key LIKE '%a.fr%'")};
    market_ =
        StoryId{count("SELECT story_id FROM reprint JOIN article ON reprint_id = reprint.id "
                      "WHERE url_key LIKE '%d.fr%'")};
  }

  ArticleId article(const std::string& host) {
    return ArticleId{count("SELECT id FROM article WHERE url_key LIKE '%" + host + "%'")};
  }

  /// Which article is in which groups, and how desks stand: all that undoing has to restore.
  std::string groups() {
    return text(
               "SELECT group_concat(article.id || ':' || reprint_id || ':' || story_id) FROM "
               "(SELECT * FROM article ORDER BY id) AS article "
               "JOIN reprint ON reprint.id = reprint_id") +
           " | " +
           text(
               "SELECT group_concat(story_id || '@' || centre_id || '=' || state) FROM "
               "(SELECT desk_item.* FROM desk_item JOIN story ON story.id = story_id "
               "WHERE merged_into_id IS NULL ORDER BY story_id, centre_id)");
  }

  store::Curator curator_;
  StoryId fire_;
  StoryId market_;
};

TEST_F(RegroupTest, StandsOnGroupsThatTheMachineMade) {
  EXPECT_EQ(count("SELECT count(DISTINCT story_id) FROM reprint"), 2);
  EXPECT_EQ(count("SELECT count(*) FROM article_sketch"), 4);
  EXPECT_EQ(text("SELECT reason FROM grouping ORDER BY id LIMIT 1").substr(0, 6), "Même ");
}

TEST_F(RegroupTest, SplitsAndUndoesExactly) {
  const std::string before = groups();
  const auto made = split_story(db_, curator_, fire_, {article("b.fr"), article("c.fr")}, now_);
  ASSERT_TRUE(made) << made.error().detail;
  EXPECT_EQ(count("SELECT count(*) FROM article JOIN reprint ON reprint.id = reprint_id "
                  "WHERE story_id = " +
                  std::to_string(made->value)),
            2);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'new' AND story_id = " +
                  std::to_string(made->value)),
            1);
  EXPECT_NE(groups(), before);
  ASSERT_TRUE(undo_regrouping(db_, curator_, *made, now_));
  EXPECT_EQ(groups(), before);
  EXPECT_EQ(count("SELECT merged_into_id FROM story WHERE id = " + std::to_string(made->value)),
            fire_.value);
}

TEST_F(RegroupTest, MergesWithARedirectAndUndoesExactly) {
  const std::string before = groups();
  ASSERT_TRUE(merge_stories(db_, curator_, market_, fire_, now_));
  EXPECT_EQ(count("SELECT count(DISTINCT story_id) FROM reprint"), 1);
  EXPECT_EQ(count("SELECT merged_into_id FROM story WHERE id = " + std::to_string(market_.value)),
            fire_.value);
  ASSERT_TRUE(undo_regrouping(db_, curator_, fire_, now_));
  EXPECT_EQ(groups(), before);
  EXPECT_FALSE(undo_regrouping(db_, curator_, fire_, now_));
}

TEST_F(RegroupTest, UndoesOneDecisionAfterTheOther) {
  const std::string before = groups();
  ASSERT_TRUE(merge_stories(db_, curator_, market_, fire_, now_));
  const std::string merged = groups();
  ASSERT_TRUE(split_story(db_, curator_, fire_, {article("a.fr")}, now_));
  ASSERT_TRUE(undo_regrouping(db_, curator_, fire_, now_));
  EXPECT_EQ(groups(), merged);
  ASSERT_TRUE(undo_regrouping(db_, curator_, fire_, now_));
  EXPECT_EQ(groups(), before);
}

TEST_F(RegroupTest, KeepsADecisionMadeOnTheStoryThatWent) {
  execute("UPDATE desk_item SET state = 'kept', version = 2, curator_id = 1 WHERE story_id = " +
          std::to_string(market_.value));
  ASSERT_TRUE(merge_stories(db_, curator_, market_, fire_, now_));
  const std::string of_fire =
      "SELECT state FROM desk_item WHERE story_id = " + std::to_string(fire_.value);
  EXPECT_EQ(text(of_fire), "kept");
  ASSERT_TRUE(undo_regrouping(db_, curator_, fire_, now_));
  EXPECT_EQ(text(of_fire), "new");
}

TEST_F(RegroupTest, DoesNotUndoOverALaterDecision) {
  const auto made = split_story(db_, curator_, fire_, {article("c.fr")}, now_);
  ASSERT_TRUE(made);
  execute("UPDATE desk_item SET state = 'kept', version = 2 WHERE story_id = " +
          std::to_string(made->value));
  const auto undone = undo_regrouping(db_, curator_, fire_, now_);
  ASSERT_FALSE(undone);
  EXPECT_EQ(undone.error().code, Code::conflict);
}

TEST_F(RegroupTest, RefusesWhatLeavesNothing) {
  EXPECT_FALSE(split_story(db_, curator_, market_, {article("d.fr")}, now_));
  EXPECT_FALSE(split_story(db_, curator_, market_, {article("a.fr")}, now_));
  EXPECT_FALSE(merge_stories(db_, curator_, fire_, fire_, now_));
  EXPECT_FALSE(merge_stories(db_, curator_, StoryId{999}, fire_, now_));
}

TEST_F(RegroupTest, ALaterPollLeavesWhatACuratorParted) {
  ASSERT_TRUE(split_story(db_, curator_, fire_, {article("c.fr")}, now_));
  const std::string parted = groups();
  poll_all();
  EXPECT_EQ(groups(), parted);
  publish("a", rss({{kFire, "https://a.fr/2", long_text("Les pompiers")}}));
  poll_all();
  EXPECT_EQ(count("SELECT count(DISTINCT story_id) FROM article "
                  "JOIN reprint ON reprint.id = reprint_id WHERE article.id <= 4"),
            3);
}

}  // namespace
}  // namespace vigie::app
