// SPDX-License-Identifier: EUPL-1.2
// Finding again what any desk ever read.
#include "app/story/search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  EXPECT_THAT(found("theme:sante"), HasSubstr("Il manque un mot"));
  const std::string hostile = found("%22%3E%3Cscript%3E+NEAR(+OR+*+(");
  EXPECT_THAT(hostile, Not(HasSubstr("<script>")));
}

TEST(ParseSearch, ReadsDatesAsTheyAreWritten) {
  const auto asked = app::parse_search("mot du:31/01/2026 au:2026");
  EXPECT_EQ(asked.question.from, at_utc(*parse_day("2026-01-31")));
  EXPECT_EQ(asked.question.to, at_utc(*parse_day("2026-01-02")));
  EXPECT_THAT(asked.misunderstood, IsEmpty());
  EXPECT_THAT(app::parse_search("mot au:demain").misunderstood, ElementsAre("au:demain"));
}

}  // namespace
}  // namespace vigie::web
