// SPDX-License-Identifier: EUPL-1.2
#include "web/browser.hpp"

namespace vigie::web {
namespace {

class YearlyReportPage : public SiteTest {
 protected:
  YearlyReportPage() {
    sample.run(
        "INSERT INTO curator_grant (curator_id, role, granted_at) "
        "SELECT id, 'coordinator', 0 FROM curator WHERE email = 'aicha@pole.example'");
    aicha.log_in("aicha@pole.example");
  }
  Response enter(const char* number, const char* version, const char* source = "Outil d’audience") {
    return aicha.post("/rapport/2026/valeur", {{"jeton", aicha.token()},
                                               {"code", "cosoter.visites"},
                                               {"nombre", number},
                                               {"exactitude", "exact"},
                                               {"source", source},
                                               {"version", version}});
  }
  Browser aicha{*site};
};

TEST_F(YearlyReportPage, ShowsPastYearsWithTheirDefinition) {
  const std::string page = aicha.get("/rapport/2023").body;
  EXPECT_NE(page.find("450 (arrondi)"), std::string::npos);
  EXPECT_NE(page.find("un autre rapport les imprime sous le portail, à tort"), std::string::npos);
  EXPECT_NE(
      page.find(
          "En 2023, environ 49\u202F200 visites de Cosoter (44\u202F187 en 2022, +11\u00A0%)."),
      std::string::npos);
  EXPECT_EQ(aicha.get("/rapport/1999").status, 404);
}

TEST_F(YearlyReportPage, AFigureIsEnteredWithItsSourceAndNotOverwrittenUnseen) {
  EXPECT_NE(aicha.get("/rapport/2026?saisir=cosoter.visites").body.find("name=\"nombre\""),
            std::string::npos);
  EXPECT_EQ(enter("51 000", "0").status, 303);
  EXPECT_NE(aicha.get("/rapport/2026").body.find("51\u202F000"), std::string::npos);
  const Response stale = enter("52 000", "0");
  EXPECT_EQ(stale.status, 409);
  EXPECT_NE(stale.body.find("value=\"52 000\""), std::string::npos) << "what was typed comes back";
  EXPECT_EQ(enter("52 000", "1").status, 303);
  EXPECT_EQ(enter("beaucoup", "2").status, 422);
  EXPECT_EQ(enter("1", "2", "").status, 422);
}

TEST_F(YearlyReportPage, AClosedReportMovesNoMore) {
  EXPECT_EQ(enter("51 000", "0").status, 303);
  EXPECT_EQ(aicha.post("/rapport/2026/clore", {{"jeton", aicha.token()}}).status, 303);
  EXPECT_EQ(enter("52 000", "1").status, 409);
  const std::string page = aicha.get("/rapport/2026").body;
  EXPECT_NE(page.find("Rapport clos le"), std::string::npos);
  EXPECT_EQ(page.find("Clore le rapport 2026"), std::string::npos);
  EXPECT_EQ(aicha.post("/rapport/2026/clore", {{"jeton", aicha.token()}}).status, 409);
}

TEST_F(YearlyReportPage, CountsAsTheScriptThatMadeTheYear) {
  for (int i = 0; i < 7; ++i) sample.story({"Titre " + std::to_string(i), "Le Journal"});
  sample.run(
      "INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, "
      "url, media, author, note, publish_at, changed_by, changed_at) "
      "SELECT 'k' || story.id, story.id, article.id, 1, 1, 'T', 'https://a.fr', 'M', '', 'N', "
      "iif(story.id <= 5, 1790000000, 1760000000), 1, 1 "
      "FROM story JOIN reprint ON reprint.story_id = story.id "
      "JOIN article ON article.reprint_id = reprint.id");
  sample.run("UPDATE panorama_item SET state = 'published', published_at = publish_at");
  sample.run("UPDATE panorama_item SET state = 'withdrawn', withdrawn_at = 1 WHERE id = 1");
  const std::string csv = aicha.get("/rapport/2026/chiffres.csv").body;
  EXPECT_NE(
      csv.find("\"pan.articles\";\"articles relayés au panorama\";\"annuel\";2026;4;\"exact\";2;"),
      std::string::npos)
      << csv;
  EXPECT_NE(csv.find("\"pan.articles.tot\";\"articles relayés au panorama\";\"cumulé\";2026;6;"),
            std::string::npos);
  EXPECT_NE(
      aicha.get("/rapport/2026/facettes.csv").body.find("2026;pan.articles;acces;libre;4"),
      std::string::npos);
  EXPECT_EQ(aicha.get("/rapport/2026/rapport.html").status, 200);
  EXPECT_EQ(aicha.get("/rapport/2026/chiffres.json").status, 200);
  EXPECT_EQ(aicha.get("/rapport/2026?centre=pole").status, 200);
}

}  // namespace
}  // namespace vigie::web
