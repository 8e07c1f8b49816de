// SPDX-License-Identifier: EUPL-1.2
#include "app/story/regroup.hpp"

#include "ingest_fixture.hpp"
#include "store/people/curator_repo.hpp"

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

  /// Where the four first articles are.
  std::string placed() {
    return text(
        "SELECT group_concat(article.id || ':' || reprint_id || ':' || story_id) FROM "
        "(SELECT * FROM article WHERE id <= 4 ORDER BY id) AS article "
        "JOIN reprint ON reprint.id = reprint_id");
  }

  /// What was decided; fails the test where it was refused.
  Regrouped made(const Result<RegroupAnswer>& answer) {
    EXPECT_TRUE(answer) << answer.error().detail;
    const auto* done = answer ? std::get_if<Regrouped>(&*answer) : nullptr;
    EXPECT_NE(done, nullptr) << "refused";
    return done != nullptr ? *done : Regrouped{};
  }
  std::optional<RegroupRefusal> refusal(const Result<RegroupAnswer>& answer) {
    const auto* refused = answer ? std::get_if<RegroupRefusal>(&*answer) : nullptr;
    return refused != nullptr ? std::optional(*refused) : std::nullopt;
  }
  Regrouped split(StoryId story, std::vector<ArticleId> leaving) {
    return made(split_story(db_, curator_, story, {std::move(leaving)}, {}, now_));
  }
  Regrouped merge(StoryId from, StoryId into) {
    return made(merge_stories(db_, curator_, from, into, {}, now_));
  }
  Regrouped undo(StoryId story) { return made(undo_regrouping(db_, curator_, story, {}, now_)); }

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
  const StoryId apart = split(fire_, {article("b.fr"), article("c.fr")}).story;
  EXPECT_EQ(count("SELECT count(*) FROM article JOIN reprint ON reprint.id = reprint_id "
                  "WHERE story_id = " +
                  std::to_string(apart.value)),
            2);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'new' AND story_id = " +
                  std::to_string(apart.value)),
            1);
  EXPECT_NE(groups(), before);
  undo(apart);
  EXPECT_EQ(groups(), before);
  EXPECT_EQ(count("SELECT merged_into_id FROM story WHERE id = " + std::to_string(apart.value)),
            fire_.value);
}

TEST_F(RegroupTest, MergesWithARedirectAndUndoesExactly) {
  const std::string before = groups();
  merge(market_, fire_);
  EXPECT_EQ(count("SELECT count(DISTINCT story_id) FROM reprint"), 1);
  EXPECT_EQ(count("SELECT merged_into_id FROM story WHERE id = " + std::to_string(market_.value)),
            fire_.value);
  undo(fire_);
  EXPECT_EQ(groups(), before);
  EXPECT_EQ(refusal(undo_regrouping(db_, curator_, fire_, {}, now_)),
            RegroupRefusal::nothing_to_undo);
}

TEST_F(RegroupTest, UndoesOneDecisionAfterTheOther) {
  const std::string before = groups();
  merge(market_, fire_);
  const std::string merged = groups();
  split(fire_, {article("a.fr")});
  undo(fire_);
  EXPECT_EQ(groups(), merged);
  undo(fire_);
  EXPECT_EQ(groups(), before);
}

TEST_F(RegroupTest, KeepsADecisionMadeOnTheStoryThatWent) {
  execute("UPDATE desk_item SET state = 'kept', version = 2, curator_id = 1 WHERE story_id = " +
          std::to_string(market_.value));
  merge(market_, fire_);
  const std::string of_fire =
      "SELECT state FROM desk_item WHERE story_id = " + std::to_string(fire_.value);
  EXPECT_EQ(text(of_fire), "kept");
  undo(fire_);
  EXPECT_EQ(text(of_fire), "new");
}

TEST_F(RegroupTest, DoesNotUndoOverALaterDecision) {
  const StoryId apart = split(fire_, {article("c.fr")}).story;
  execute("UPDATE desk_item SET state = 'kept', version = 2 WHERE story_id = " +
          std::to_string(apart.value));
  EXPECT_EQ(refusal(undo_regrouping(db_, curator_, fire_, {}, now_)),
            RegroupRefusal::decided_since);
}

TEST_F(RegroupTest, RefusesWhatLeavesNothing) {
  EXPECT_EQ(refusal(split_story(db_, curator_, market_, {{article("d.fr")}}, {}, now_)),
            RegroupRefusal::leaves_nothing);
  EXPECT_FALSE(split_story(db_, curator_, market_, {{article("a.fr")}}, {}, now_));
  EXPECT_EQ(refusal(merge_stories(db_, curator_, fire_, fire_, {}, now_)), RegroupRefusal::itself);
  EXPECT_FALSE(merge_stories(db_, curator_, StoryId{999}, fire_, {}, now_));
  EXPECT_FALSE(merge_stories(db_, curator_, fire_, StoryId{999}, {}, now_));
}

// ── the machine after a curator's word ─────────────────────────────────────────────────────────

TEST_F(RegroupTest, NoLaterRoundMovesWhatACuratorPartedOrJoined) {
  split(fire_, {article("b.fr"), article("c.fr")});
  merge(market_, fire_);
  const std::string decided = placed();
  const std::vector<std::pair<std::string, FeedEntry>> rounds = {
      {"a", {kFire, "https://a.fr/2", long_text("Les pompiers")}},         // a new copy
      {"b", {kFire, "https://b.fr/1", long_text("Selon les pompiers")}},   // its text is revised
      {"b", {"Mis à jour. " + std::string(kFire), "https://b.fr/1", ""}},  // and its title
      {"c", {kFire, "https://c.fr/1", long_text("Les pompiers")}},         // now told as the others
      {"e", {kFire, "https://b.fr/1?utm_source=rss", long_text("Feu")}},   // another feed shows it
      {"f", {kFire, "https://f.fr/1", long_text("Les pompiers")}}};        // another paper's copy
  for (const auto& [name, entry] : rounds) {
    SCOPED_TRACE(name + " " + entry.title);
    if (name >= "e") add_source(name, curator_.centre);
    publish(name, rss({entry}));
    poll_all();  // each round lays its window out anew, as after a restart
    EXPECT_EQ(placed(), decided);
  }
  EXPECT_GT(count("SELECT count(*) FROM article"), 4) << "the later copies were taken";
}

TEST_F(RegroupTest, WhatComesLaterJoinsTheStoryThatACuratorJoined) {
  merge(market_, fire_);
  add_source("f", curator_.centre);
  publish("f", rss({{"Bordeaux rénove la halle de son marché couvert", "https://f.fr/9",
                     long_text("Les travaux")}}));
  poll_all();
  EXPECT_EQ(count("SELECT story_id FROM reprint JOIN article ON reprint_id = reprint.id "
                  "WHERE url_key LIKE '%f.fr%'"),
            fire_.value);
}

}  // namespace
}  // namespace vigie::app
