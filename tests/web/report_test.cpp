// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <sstream>

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
  EXPECT_NE(aicha.get("/rapport/2026/facettes.csv").body.find("2026;pan.articles;acces;libre;4"),
            std::string::npos);
  EXPECT_EQ(aicha.get("/rapport/2026/rapport.html").status, 200);
  EXPECT_EQ(aicha.get("/rapport/2026/chiffres.json").status, 200);
  EXPECT_EQ(aicha.get("/rapport/2026?centre=pole").status, 200);
}

TEST_F(YearlyReportPage, TakesOfTheAudienceTheYearAloneBesideTheOneBeforeAndMixesNoNature) {
  sample.run(
      "INSERT INTO audience_count (subject, code, measure, period, number) VALUES "
      "('site', '', 'views', '2026', 900), ('site', '', 'views', '2026-03', 300), "
      "('site', '', 'views', '2026-03-02', 20), ('theme', 'sante', 'views', '2026', 50), "
      "('site', '', 'embeds', '2026', 5000), ('site', '', 'robot_views', '2026', 7000), "
      "('site', '', 'views', '2025', 700), ('site', '', 'visitors', '2026', 80), "
      "('site', '', 'feed_followers', '2026', 53), ('site', '', 'mail_followers', '2026', 4)");
  std::istringstream csv(aicha.get("/rapport/2026/chiffres.csv").body);
  std::map<std::string, std::string> lines;
  for (std::string line; std::getline(csv, line);) {
    const std::string code = between(line, "\"", "\"");
    if (line.find(";2026;") != std::string::npos) lines[code] = line;
  }
  EXPECT_NE(lines["pan.vues"].find("\"annuel\";2026;900;\"exact\";700;"), std::string::npos)
      << lines["pan.vues"];
  EXPECT_NE(lines["pan.visiteurs"].find("\"annuel\";2026;80;"), std::string::npos)
      << lines["pan.visiteurs"];
  EXPECT_NE(lines["pan.abonnes"].find(";2026;57;"), std::string::npos) << lines["pan.abonnes"];
  EXPECT_EQ(lines["pan.abonnes"].find("\"annuel\""), std::string::npos) << "what stands, not a sum";
  for (const char* total : {"pan.vues.tot", "pan.visiteurs.tot"}) {
    EXPECT_EQ(lines[total].find(";900;"), std::string::npos) << lines[total];
    EXPECT_EQ(lines[total].find(";80;"), std::string::npos) << lines[total];
    EXPECT_EQ(lines[total].find("\"annuel\""), std::string::npos) << lines[total];
  }
}

}  // namespace
}  // namespace vigie::web
