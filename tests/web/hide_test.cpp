// SPDX-License-Identifier: EUPL-1.2
// What a centre does not want to see any more, a day chosen for later, and what an empty desk says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/poll/filtering.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

using testing::HasSubstr;
using testing::Not;

class HidePages : public SiteTest {
 protected:
  HidePages() {
    story = sample.story({"Un stade pour le football", "La Gazette", "Le début.", "free",
                          "https://gazette.example/sport/match-12"});
    aicha.log_in("aicha@pole.example");
    chloe.log_in("chloe@oriv.example");
  }
  std::string path(std::string_view what) {
    return "/pile/" + std::to_string(story.value) + std::string(what);
  }
  Response hide(std::string_view choice, std::string_view words = "") {
    return aicha.post(path("/masquer"), {{"jeton", aicha.token()},
                                         {"version", "1"},
                                         {"choix", std::string(choice)},
                                         {"mots", std::string(words)}});
  }
  /// The rule that would put such an item aside on a desk; "" for none.
  std::string against(CentreId centre, const std::string& title, const std::string& link) {
    auto reader = sample.db().reader();
    const auto book = app::load_filter_book(reader);
    EXPECT_TRUE(book) << book.error().detail;
    FeedItem item;
    item.title = title;
    item.link = link;
    const FilterRule* rule = app::rule_against(*book, item, {}, centre);
    return rule == nullptr ? "" : rule->name;
  }

  StoryId story;
  Browser aicha{*site};
  Browser chloe{*site};
};

TEST_F(HidePages, PutASectionOfASiteAsideForTheCentreAlone) {
  EXPECT_THAT(aicha.get(path("/masquer")).body, HasSubstr("la rubrique gazette.example/sport"));
  EXPECT_EQ(hide("section").status, 303);
  const std::string link = "https://gazette.example/sport/match-13";
  EXPECT_EQ(against(sample.pole(), "Autre", link), "la rubrique gazette.example/sport");
  EXPECT_EQ(against(sample.oriv(), "Autre", link), "");
  EXPECT_EQ(against(sample.pole(), "Autre", "https://gazette.example/ville/12"), "");
  EXPECT_EQ(sample.number("SELECT count(*) FROM desk_item WHERE state = 'discarded'"), 1)
      << "the line that it was made from goes too";
}

TEST_F(HidePages, PutAWordAsideAndAreTakenBack) {
  EXPECT_EQ(hide("word", "football").status, 303);
  EXPECT_NE(against(sample.pole(), "Le FOOTBALL en ville", ""), "");
  EXPECT_EQ(against(sample.pole(), "La ville", ""), "");
  const std::string list = aicha.get("/pile/regles").body;
  EXPECT_THAT(list, HasSubstr("Titres avec «\u00a0football\u00a0»"));
  EXPECT_THAT(chloe.get("/pile/regles").body, Not(HasSubstr("football")));
  const Pairs back = {{"jeton", aicha.token()}, {"version", "1"}, {"geste", "retirer"}};
  EXPECT_EQ(aicha.post("/pile/regles/1", back).status, 303);
  EXPECT_EQ(against(sample.pole(), "Le football en ville", ""), "");
  EXPECT_EQ(aicha.post("/pile/regles/1", back).status, 409);
  EXPECT_EQ(aicha
                .post("/pile/regles/1",
                      {{"jeton", aicha.token()}, {"version", "2"}, {"geste", "remettre"}})
                .status,
            303);
  EXPECT_NE(against(sample.pole(), "Le football en ville", ""), "");
}

TEST_F(HidePages, GiveBackWhatWillNotDo) {
  const Response none = hide("word", "<x>");
  EXPECT_EQ(none.status, 422);
  EXPECT_THAT(none.body, HasSubstr("au moins trois lettres"));
  EXPECT_THAT(none.body, HasSubstr("value=\"&lt;x&gt;\""));
  EXPECT_EQ(hide("").status, 422);
  EXPECT_EQ(sample.number("SELECT count(*) FROM filter_rule"), 0);
}

TEST_F(HidePages, CountWhatTheyPutAside) {
  hide("word", "football");
  sample.run("UPDATE desk_item SET filtered_by = (SELECT name FROM filter_rule)");
  EXPECT_THAT(aicha.get("/pile/regles").body, HasSubstr("<td>1</td>"));
}

TEST_F(HidePages, LetADayBeChosenForLater) {
  EXPECT_THAT(aicha.get(path("/plus-tard")).body, HasSubstr("type=\"date\""));
  const std::string day = iso(paris_day(test::kSampleNow) + 9);
  aicha.post(
      path("/decision"),
      {{"jeton", aicha.token()}, {"version", "1"}, {"decision", "plus-tard"}, {"jour", day}});
  EXPECT_EQ(sample.number("SELECT count(*) FROM desk_item WHERE later_on = '" + day + "'"), 1);
}

TEST_F(HidePages, SayWhatHappenedWhereNothingIsLeftToRead) {
  aicha.post(path("/decision"),
             {{"jeton", aicha.token()}, {"version", "1"}, {"decision", "garder"}});
  EXPECT_THAT(aicha.get("/pile").body, HasSubstr("Votre centre ne tient encore aucune source"));
  sample.run(
      "INSERT INTO source (url, url_key, title, added_at) VALUES ('https://f', 'f', 'F', 1)");
  sample.run("INSERT INTO allocation (source_id, centre_id, from_at) VALUES (1, 1, 1)");
  sample.run("INSERT INTO source_poll (source_id, next_at) VALUES (1, 1795003200)");
  EXPECT_THAT(aicha.get("/pile").body,
              HasSubstr("1 lue\u202f; prochaine relève vers 13\u00a0h\u00a000."));
  sample.run("UPDATE source_poll SET failures = 3");
  EXPECT_THAT(aicha.get("/pile").body, HasSubstr("Aucune de vos sources ne répond"));
}

}  // namespace
}  // namespace vigie::web
