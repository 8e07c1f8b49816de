// SPDX-License-Identifier: EUPL-1.2
#include "store/article/article_repo.hpp"
#include "store/story/story_repo.hpp"
#include "store/tag/learning_repo.hpp"
#include "store/tag/tag_repo.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

class TagPages : public SiteTest {
 protected:
  TagPages() {
    aicha.log_in("aicha@pole.example");
    story = sample.story({"Une école rouvre", "Le Journal", "", "free"});
    sample.tag(story, "theme", "sante", "Santé", "maison de santé");
    sample.tag(story, "theme", "education", "Éducation", "école");
  }

  std::string path(std::string_view what = "") const {
    return "/pile/" + std::to_string(story.value) + "/etiquettes" + std::string(what);
  }
  /// Answers the page that the browser is sent to.
  std::string correct(std::string name, std::string value) {
    Pairs form = aicha.line(story, 1);
    form.emplace_back(std::move(name), std::move(value));
    const Response response = aicha.post(path(), std::move(form));
    EXPECT_EQ(response.status, 303);
    std::string target = header_of(response, "Location");
    return aicha.get(target.substr(0, target.find('#'))).body;
  }
  std::string shown() {
    store::Reader reader = sample.db().reader();
    std::string codes;
    const auto tags = store::shown_tags(reader, {story}).value();
    for (const auto& tag : tags) codes += tag.key.code + " ";
    return codes;
  }

  Browser aicha{*site};
  StoryId story;
};

TEST_F(TagPages, TakesATagAwayAndGivesItBack) {
  const std::string page = correct("retirer", "theme:sante");
  EXPECT_NE(page.find("Étiquette «\u00A0Santé\u00A0» retirée."), std::string::npos);
  EXPECT_EQ(shown(), "education ");
  const std::string undo = between(page, path() + "/", "/annuler");
  ASSERT_FALSE(undo.empty());
  const Response back = aicha.post(path("/" + undo + "/annuler"), aicha.line(story, 1));
  EXPECT_EQ(back.status, 303);
  EXPECT_EQ(shown(), "education sante ");
}

TEST_F(TagPages, GivesAThemeOrAPlaceByNameOrCode) {
  correct("nouveau_theme", "sante");
  EXPECT_NE(correct("nouveau_territoire", "Saint-Denis (93)").find("Saint-Denis"),
            std::string::npos);
  correct("nouveau_territoire", "59512");
  EXPECT_NE(shown().find("93066 "), std::string::npos) << shown();
  EXPECT_NE(shown().find("59512 "), std::string::npos) << shown();
}

TEST_F(TagPages, SaysWhyNothingWasChanged) {
  EXPECT_NE(correct("nouveau_territoire", "Atlantide").find("Aucun territoire"), std::string::npos);
  EXPECT_NE(correct("nouveau_territoire", "Saint-Denis").find("Plusieurs territoires"),
            std::string::npos);
  EXPECT_NE(correct("rien", "").find("Choisissez un thème"), std::string::npos);
  EXPECT_EQ(shown(), "education sante ");
}

TEST_F(TagPages, IsNotUndoneByTheMachine) {
  correct("retirer", "theme:sante");
  store::Reader reader = sample.db().reader();
  const ArticleId article = store::story_articles(reader, story).value().front().id;
  auto tx = sample.db().begin();
  ASSERT_TRUE(tx);
  ASSERT_TRUE(store::clear_rule_tags(*tx, article));
  ASSERT_TRUE(store::add_rule_tag(*tx, article, {"theme", "sante", "hôpital", 0.9}));
  ASSERT_TRUE(store::clear_learned_tags(*tx, article));
  ASSERT_TRUE(store::add_learned_tag(*tx, article, {"sante", "«\u00A0soin\u00A0»", 0.9}));
  ASSERT_TRUE(tx->commit());
  EXPECT_EQ(shown(), "");
  EXPECT_EQ(aicha.get("/pile").body.find("Retirer Santé"), std::string::npos);
}

TEST_F(TagPages, ShowsWhatWasLearnedApartUntilSomebodyConfirms) {
  store::Reader reader = sample.db().reader();
  const ArticleId article = store::story_articles(reader, story).value().front().id;
  correct("retirer", "theme:education");
  auto tx = sample.db().begin();
  ASSERT_TRUE(tx);
  ASSERT_TRUE(store::add_learned_tag(*tx, article, {"participation", "«\u00A0vote\u00A0»", 0.9}));
  ASSERT_TRUE(tx->commit());
  EXPECT_NE(aicha.get("/pile").body.find("suggéré par «\u00A0vote\u00A0»"), std::string::npos);
}

TEST_F(TagPages, TeachesWhatTheCuratorSaid) {
  correct("retirer", "theme:sante");
  store::Reader reader = sample.db().reader();
  const auto decided = store::decided_articles(reader, 10).value();
  ASSERT_EQ(decided.size(), 1U);
  EXPECT_TRUE(decided.front().tags_seen);
  EXPECT_EQ(decided.front().themes, std::vector<std::string>{"education"});
  const auto agreement = store::theme_agreement(reader, 10).value();
  std::int64_t wrong = 0;
  for (const auto& each : agreement) wrong += each.origin == "rule" ? each.wrong : 0;
  EXPECT_EQ(wrong, 1);
}

TEST_F(TagPages, PutsTheLikelyFirstWhenTheCuratorWantsIt) {
  const StoryId later = sample.story({"Un marché de Noël", "Le Journal", "", "free"}, 10);
  const auto first = [this] { return between(aicha.get("/pile").body, "id=\"h", "\""); };
  EXPECT_EQ(first(), std::to_string(later.value));
  store::Reader reader = sample.db().reader();
  const ArticleId article = store::story_articles(reader, story).value().front().id;
  auto tx = sample.db().begin();
  ASSERT_TRUE(tx);
  ASSERT_TRUE(store::set_likely(*tx, article, 0.8));
  ASSERT_TRUE(tx->commit());
  EXPECT_EQ(first(), std::to_string(later.value)) << "it never orders the list by itself";
  const auto choose = [this](std::string_view order) {
    aicha.post("/pile/reglages",
               {{"jeton", aicha.token()}, {"ordre", std::string(order)}, {"etat", "lire"}});
  };
  choose("ressemblance");
  EXPECT_EQ(first(), std::to_string(story.value));
  choose("date");
  EXPECT_EQ(first(), std::to_string(later.value));
}

TEST_F(TagPages, WantsItsOwnForm) {
  const Response refused = aicha.post(path(), {{"jeton", "x"}, {"retirer", "theme:sante"}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(shown(), "education sante ");
}

TEST_F(TagPages, ShowsCoverageByWeeks) {
  const std::string page = aicha.get("/couverture?semaines=12").body;
  EXPECT_NE(page.find("Couverture de la veille"), std::string::npos);
  EXPECT_NE(page.find("depuis 12"), std::string::npos);
  EXPECT_NE(page.find("Seine-Saint-Denis"), std::string::npos);
  EXPECT_EQ(Browser(*site).get("/couverture").status, 303);
}

TEST_F(TagPages, LeadsFromWhatIsNotCoveredToASourceForIt) {
  const std::string page = aicha.get("/couverture").body;
  EXPECT_NE(page.find("href=\"/sources/ajouter?pour=Seine-Saint-Denis\""), std::string::npos)
      << page;
  const std::string form = aicha.get("/sources/ajouter?pour=Sant%C3%A9%20%26%20%3Cb%3E").body;
  EXPECT_NE(form.find("Pour couvrir «&nbsp;Santé &amp; &lt;b&gt;&nbsp;»"), std::string::npos)
      << form;
  Browser rene(*site);
  rene.log_in("rene@pole.example");
  EXPECT_EQ(rene.get("/couverture").body.find("/sources/ajouter"), std::string::npos);
}

TEST_F(TagPages, ShowsWhoReadsForAnAbsentHolder) {
  sample.run("INSERT INTO source (id, url, url_key, title, added_at) VALUES (1, 'u', 'k', 'T', 1)");
  sample.run("INSERT INTO allocation (source_id, centre_id, from_at) VALUES (1, 1, 1)");
  EXPECT_NE(aicha.get("/couverture").body.find("Aucune aujourd’hui."), std::string::npos);
  sample.run(
      "INSERT INTO absence (centre_id, from_on, to_on, origin, created_at, changed_at) "
      "VALUES (1, '2000-01-01', '2099-01-01', 'file', 0, 0)");
  const std::string page = aicha.get("/couverture").body;
  EXPECT_EQ(page.find("Aucune aujourd’hui."), std::string::npos);
  EXPECT_NE(page.find("Pôle ressources&nbsp;: personne ne la lit"), std::string::npos) << page;
}

TEST_F(TagPages, SaysOfCoverageWhatIsUnknownAndWhatIsComplete) {
  const auto after = [](const std::string& page, std::string_view mark) {
    return page.substr(page.find(mark), 160);
  };
  std::string page = aicha.get("/couverture").body;
  EXPECT_NE(after(page, "<h2 id=\"quartiers\"").find("Aucun quartier n’est connu"),
            std::string::npos);
  EXPECT_NE(after(page, "<h2 id=\"themes\"").find("<table"), std::string::npos);
  sample.run("UPDATE theme SET valid_to = '2023-06-01'");
  page = aicha.get("/couverture").body;
  EXPECT_NE(after(page, "<h2 id=\"themes\"").find("Aucun n’est connu"), std::string::npos);
  sample.run("INSERT INTO neighbourhood (code, name) VALUES ('Q1', 'Q')");
  sample.run("INSERT INTO neighbourhood_commune VALUES ('Q1', 1, '93066')");
  page = aicha.get("/couverture").body;
  EXPECT_NE(after(page, "<h2 id=\"quartiers\"").find("1 quartier"), std::string::npos);
  sample.run("INSERT INTO source (id, url, url_key, title, added_at) VALUES (1, 'u', 'k', 'T', 1)");
  sample.run("INSERT INTO source_territory VALUES (1, 1, '93')");
  sample.tag(story, "territory", "Q1", "Q", "nommé");
  page = aicha.get("/couverture?semaines=26").body;
  EXPECT_NE(after(page, "<h2 id=\"quartiers\"").find("Rien ne manque."), std::string::npos);
}

}  // namespace
}  // namespace vigie::web
