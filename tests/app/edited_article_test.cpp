// SPDX-License-Identifier: EUPL-1.2
// What an edited article is compared by afterwards, from a real server to a real database.
#include "app/story/regroup.hpp"
#include "ingest_fixture.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {
namespace {

const FeedEntry kAlert{"Explosion rue des Lilas à Roubaix", "https://a.fr/direct",
                       "Les secours sont sur place.", "direct"};

class EditedArticle : public IngestTest {
 protected:
  void SetUp() override {
    centre_ = add_centre("irev");
    publish("a", rss({kAlert}));
    add_source("a", centre_);
    poll_all();
    sketch_ = text("SELECT hex(sketch) FROM article_sketch");
  }

  void edit(const std::string& title, const std::string& body) {
    now_ = now_ + kHourSeconds;
    publish("a", rss({{title, kAlert.link, body, kAlert.guid}}));
    poll_all();
    ASSERT_EQ(text("SELECT title FROM article WHERE id = 1"), title);
  }

  /// Another paper's article; answers whether it joined the story of the edited one.
  bool joins(const std::string& name, const std::string& title, const std::string& body) {
    now_ = now_ + kHourSeconds;
    publish(name, rss({{title, "https://" + name + ".fr/1", body}}));
    add_source(name, centre_);
    poll_all();
    return count(
               "SELECT count(DISTINCT story_id) FROM reprint JOIN article ON reprint_id = "
               "reprint.id WHERE article.id = 1 OR url_key LIKE '%" +
               name + ".fr%'") == 1;
  }

  bool sketch_is_new() {
    return text("SELECT hex(sketch) FROM article_sketch WHERE article_id = 1") != sketch_;
  }

  CentreId centre_;
  std::string sketch_;
};

const std::string kGasLeak =
    "Une conduite de gaz percée par un chantier de voirie serait à l’origine du sinistre, selon "
    "Enedis et la métropole. Quarante-deux riverains passeront la nuit au gymnase Baudelaire.";

TEST_F(EditedArticle, IsMetByItsNewWords) {
  edit("Explosion rue des Lilas à Roubaix : une conduite de gaz percée par un chantier",
       "Les secours sont sur place. " + kGasLeak);
  EXPECT_TRUE(sketch_is_new());
  EXPECT_TRUE(joins("b",
                    "Conduite de gaz percée par un chantier : quarante-deux riverains au "
                    "gymnase Baudelaire",
                    kGasLeak));
}

TEST_F(EditedArticle, KeepsItsOldWordsWhereThePageWentOnToAnotherEvent) {
  const std::string vote =
      "Les conseillers ont adopté par quarante voix contre douze la hausse de la taxe foncière.";
  edit("Tourcoing vote son budget dans la douleur", vote);
  EXPECT_FALSE(sketch_is_new());
  EXPECT_FALSE(joins("b", "Budget voté dans la douleur à Tourcoing", vote));
  EXPECT_TRUE(joins("c", "Explosion rue des Lilas, à Roubaix", "Les secours sont sur place."));
}

TEST_F(EditedArticle, StaysWhereACuratorPutIt) {
  ASSERT_TRUE(joins("b", "À Roubaix, une explosion rue des Lilas", "Les secours sont sur place."));
  execute(
      "INSERT INTO curator (id, centre_id, email, name, password_hash, created_at) "
      "VALUES (1, 1, 'a@irev.example', 'Aïcha', '', 0)");
  auto reader = db_.reader();
  const auto curator = store::curator_by_email(reader, "a@irev.example");
  const StoryId story{
      count("SELECT story_id FROM reprint JOIN article ON reprint_id = reprint.id "
            "WHERE article.id = 1")};
  const auto split = split_story(db_, **curator, story, {{ArticleId{1}}}, {}, now_);
  ASSERT_TRUE(split && std::holds_alternative<Regrouped>(*split));
  const auto groups = [this] {
    return text(
               "SELECT group_concat(article.id || ':' || reprint_id || ':' || story_id) "
               "FROM article JOIN reprint ON reprint.id = reprint_id") +
           text("SELECT group_concat(id || origin) FROM grouping");
  };
  const std::string before = groups();
  edit("À Roubaix, une explosion rue des Lilas : une conduite de gaz percée",
       "Les secours sont sur place. " + kGasLeak);
  EXPECT_TRUE(sketch_is_new());
  EXPECT_EQ(groups(), before);
}

TEST_F(EditedArticle, KeepsItsWordsWhenTheEditIsNotStored) {
  execute(
      "CREATE TRIGGER refuse BEFORE INSERT ON article_revision BEGIN SELECT raise(ABORT, 'no'); "
      "END");
  publish("a",
          rss({{kAlert.title + " : une conduite percée", kAlert.link, kGasLeak, kAlert.guid}}));
  poll_all();
  EXPECT_FALSE(sketch_is_new());
}

}  // namespace
}  // namespace vigie::app
