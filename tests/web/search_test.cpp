// SPDX-License-Identifier: EUPL-1.2
// Finding again what any desk ever read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/search/parse_search.hpp"
#include "app/search/relevance.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class SearchPage : public SiteTest {
 protected:
  SearchPage() {
    gonesse = sample.story({"Médiation : Gonesse relance les adultes-relais", "Le Courrier"}, 0);
    lille = sample.story({"La médiation sociale à Lille", "La Gazette"}, 1);
    sample.tag(lille, "theme", "sante", "Santé", "soin");
    for (const char* story : {"1", "2"}) {
      sample.run(std::string("INSERT INTO search (rowid, title, body) SELECT id, 'mediation ' || "
                             "iif(id = 1, 'gonesse adultes relais', 'sociale lille'), '' FROM "
                             "article WHERE id = ") +
                 story);
    }
    aicha.log_in("aicha@pole.example");
    chloe.log_in("chloe@oriv.example");
  }
  std::string found(std::string_view query) {
    return aicha.get("/recherche?q=" + std::string(query)).body;
  }

  StoryId gonesse, lille;
  Browser aicha{*site};
  Browser chloe{*site};
};

TEST_F(SearchPage, FindsWithoutAccentsAndLeavesOutWhatMustNotBeThere) {
  EXPECT_THAT(found("m%C3%A9diation"), HasSubstr("Gonesse"));
  EXPECT_THAT(found("mediation"), HasSubstr("Lille"));
  EXPECT_THAT(found("mediation+-lille"), Not(HasSubstr("à Lille")));
  EXPECT_THAT(found("%22adultes+relais%22"), HasSubstr("Gonesse"));
  EXPECT_THAT(found("%22relais+adultes%22"), HasSubstr("Rien ne répond"));
}

TEST_F(SearchPage, KeepsToAThemeAMediaAndADate) {
  EXPECT_THAT(found("mediation+theme:sante"), Not(HasSubstr("Gonesse relance")));
  EXPECT_THAT(found("mediation+theme:%22Sant%C3%A9%22"), HasSubstr("à Lille"));
  EXPECT_THAT(found("mediation+media:courrier"), HasSubstr("Gonesse relance"));
  EXPECT_THAT(found("mediation+media:courrier"), Not(HasSubstr("à Lille")));
  EXPECT_THAT(found("mediation+au:2001"), HasSubstr("Rien ne répond"));
}

TEST_F(SearchPage, SearchesAllDesksAndSaysWhatOnesOwnDecided) {
  sample.run("DELETE FROM desk_item WHERE centre_id = 2");
  EXPECT_THAT(chloe.get("/recherche?q=gonesse").body, HasSubstr("Gonesse relance"));
  aicha.post("/pile/" + std::to_string(gonesse.value) + "/decision",
             {{"jeton", aicha.token()}, {"version", "1"}, {"decision", "garder"}});
  EXPECT_THAT(found("gonesse"), HasSubstr(">gardée<"));
  EXPECT_EQ(Browser(*site).get("/recherche?q=gonesse").status, 303) << "for accounts alone";
}

TEST_F(SearchPage, NamesWhatItDidNotUnderstandAndSearchesTheRest) {
  const std::string page = found("mediation+du:32/13");
  EXPECT_THAT(page, HasSubstr("du:32/13"));
  EXPECT_THAT(page, HasSubstr("Gonesse relance"));
  const std::string hostile = found("%22%3E%3Cscript%3E+NEAR(+OR+*+(");
  EXPECT_THAT(hostile, Not(HasSubstr("<script>")));
}

TEST_F(SearchPage, ListsLinesOfTheDeskWithTheirKeysAndTheWordsMarked) {
  const std::string page = found("m%C3%A9diation");
  EXPECT_THAT(page, HasSubstr("<mark>Médiation</mark> : Gonesse relance"));
  EXPECT_THAT(page, HasSubstr("name=\"decision\" value=\"garder\" data-touche=\"g\""));
  EXPECT_THAT(page, HasSubstr("name=\"cochee\" value=\"" + std::to_string(lille.value) + ":1\""));
  EXPECT_THAT(page, HasSubstr("2 articles"));
}

TEST_F(SearchPage, TellsHowManyArticlesEachChoiceWouldLeave) {
  const std::string page = found("mediation");
  EXPECT_THAT(page, HasSubstr("theme%3asante\">Santé</a> <span class=\"count\">1</span>"));
  EXPECT_THAT(page, HasSubstr("acces%3alibre\">libre</a> <span class=\"count\">2</span>"));
  EXPECT_THAT(page, HasSubstr("etat%3alire\">À lire</a> <span class=\"count\">2</span>"));
}

TEST_F(SearchPage, TakesOneWordOrTheOther) {
  const std::string either = found("gonesse+OU+lille");
  EXPECT_THAT(either, HasSubstr("relance les adultes-relais"));
  EXPECT_THAT(either, HasSubstr("sociale à <mark>Lille"));
  EXPECT_THAT(found("gonesse+lille"), HasSubstr("Rien ne répond"));
}

TEST_F(SearchPage, FindsByAFilterAlone) {
  EXPECT_THAT(found("theme:sante"), HasSubstr("La médiation sociale"));
  EXPECT_THAT(found("theme:sante"), Not(HasSubstr("Gonesse relance")));
  EXPECT_THAT(found("acces:abonnes"), HasSubstr("Rien ne répond"));
}

TEST_F(SearchPage, FindsWhatACentreKeptAndWhatANoteSays) {
  aicha.post("/pile/" + std::to_string(gonesse.value) + "/relais",
             {{"jeton", aicha.token()},
              {"version", "1"},
              {"note", "Un exemple que nos collègues peuvent suivre."}});
  EXPECT_THAT(found("note:coll%C3%A8gues"), HasSubstr("Gonesse relance"));
  EXPECT_THAT(found("note:absent"), HasSubstr("Rien ne répond"));
  EXPECT_THAT(found("mediation+centre:pole"), Not(HasSubstr("sociale à")));
  EXPECT_THAT(found("mediation+etat:relayees"), HasSubstr("Gonesse relance"));
  EXPECT_THAT(found("mediation+centre:oriv"), HasSubstr("Rien ne répond"));
}

TEST_F(SearchPage, PutsTheNearestTitleFirstWhereAsked) {
  const StoryId buried = sample.story({"Gonesse", "La Gazette"}, 2);
  sample.run(
      "INSERT INTO search (rowid, title, body) SELECT max(id), 'gonesse', 'mediation' FROM "
      "article");
  const auto place = [](const std::string& page, StoryId story) {
    return page.find("id=\"h" + std::to_string(story.value) + "\"");
  };
  const std::string latest = found("mediation+gonesse");
  EXPECT_LT(place(latest, buried), place(latest, gonesse));
  const std::string nearest = found("mediation+gonesse&tri=proches");
  EXPECT_LT(place(nearest, gonesse), place(nearest, buried));
}

TEST_F(SearchPage, LetsAStoryOfOtherDesksBeKept) {
  sample.run("DELETE FROM desk_item WHERE centre_id = 2");
  const std::string page = chloe.get("/recherche?q=gonesse").body;
  EXPECT_THAT(page, HasSubstr("name=\"version\" value=\"0\""));
  const std::string path = "/pile/" + std::to_string(gonesse.value) + "/decision";
  const Pairs form = {
      {"jeton", chloe.token()}, {"version", "0"}, {"decision", "garder"}, {"recherche", "gonesse"}};
  const Response done = chloe.post(path, form);
  EXPECT_EQ(done.status, 303);
  EXPECT_THAT(header_of(done, "Location"), HasSubstr("/recherche?q=gonesse&fait="));
  EXPECT_EQ(sample.number("SELECT count(*) FROM desk_item WHERE centre_id = 2 AND state = 'kept'"),
            1);
  EXPECT_EQ(chloe.post(path, form).status, 303) << "a second click is the same decision";
  clock.set(test::kSampleNow + 3600);
  EXPECT_EQ(chloe.post(path, form).status, 409) << "it lies on the desk by now";
  EXPECT_EQ(chloe.post("/pile/99999/decision", form).status, 404);
}

TEST_F(SearchPage, AnswersAScriptWithTheLineAsItStandsNow) {
  Browser script{*site};
  script.log_in("aicha@pole.example");
  const std::string token = script.token();
  script.extra_headers = {{"x-vigie", "partie"}};
  const Response part = script.post(
      "/pile/" + std::to_string(lille.value) + "/decision",
      {{"jeton", token}, {"version", "1"}, {"decision", "garder"}, {"recherche", "mediation"}});
  EXPECT_EQ(part.status, 200);
  EXPECT_THAT(part.body, HasSubstr("id=\"h" + std::to_string(lille.value) + "\""));
  EXPECT_THAT(part.body, HasSubstr("Gardée par Aïcha"));
  EXPECT_THAT(part.body, HasSubstr("<span class=\"badge kept\">gardée</span>"));
}

TEST(ParseSearch, GivesEachTermItsPlaceSoThatOneCanBeTakenOut) {
  const auto asked = app::parse_search("\"centre social\" -Paris theme:\"Santé\" école OU collège");
  EXPECT_EQ(app::without_term(asked, 1), "\"centre social\" theme:\"Santé\" école OU collège");
  EXPECT_EQ(app::without_term(asked, 3), "\"centre social\" -Paris theme:\"Santé\" collège");
  EXPECT_EQ(app::with_term("école theme:sante", "theme", "Cadre de vie"),
            "école theme:\"Cadre de vie\"");
}

TEST(ParseSearch, ReadsAMonthAsAllItsDays) {
  const auto asked = app::parse_search("mot du:2026-02 au:2026-02");
  EXPECT_EQ(asked.question.from, at_utc(*parse_day("2026-02-01")));
  EXPECT_EQ(asked.question.to, at_utc(*parse_day("2026-03-01")));
}

TEST(Marked, KeepsTheWholeTextAndMarksWordsWhateverTheirAccents) {
  std::string whole;
  std::string hits;
  for (const auto& part :
       app::marked("L’École d’Évry : écoles, cité-éducative", {"ecole", "cite educative"})) {
    whole += part.text;
    if (part.hit) hits += "[" + part.text + "]";
  }
  EXPECT_EQ(whole, "L’École d’Évry : écoles, cité-éducative");
  EXPECT_EQ(hits, "[École][cité-éducative]");
}

TEST(ParseSearch, ReadsDatesAsTheyAreWritten) {
  const auto asked = app::parse_search("mot du:31/01/2026 au:2026-01-01");
  EXPECT_EQ(asked.question.from, at_utc(*parse_day("2026-01-31")));
  EXPECT_EQ(asked.question.to, at_utc(*parse_day("2026-01-02")));
  EXPECT_THAT(asked.misunderstood, IsEmpty());
  EXPECT_THAT(app::parse_search("mot au:demain").misunderstood, ElementsAre("au:demain"));
}

}  // namespace
}  // namespace vigie::web
