// SPDX-License-Identifier: EUPL-1.2
// The shelves of the panorama that other shelves fill: a commune stands in its département and
// région, a quarter in its commune; an author has a page and feeds where a name was given.
#include "web/route_scenes.hpp"

namespace vigie::web {
namespace {

class Shelves : public RouteScenes {
 protected:
  void relayed(const std::string& title, std::string_view territory, std::string_view name,
               const std::string& author = "") {
    const StoryId story = sample.story({.title = title});
    if (!territory.empty()) sample.tag(story, "territory", territory, name, "son nom");
    sample.run("UPDATE article SET author = '" + author + "' WHERE title = '" + title + "'");
    EXPECT_EQ(by_aicha(at(story, "/relais"), {{"version", "1"}, {"note", kOwnWords}}).status, 303);
    clock.advance(60);
  }
  Response get(const std::string& path) { return visitor.get(path); }
  static bool says(const Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
  }

  Browser visitor{*site};
};

TEST_F(Shelves, ACommuneStandsInItsDepartementAndItsRegion) {
  relayed("À Saint-Denis", "93066", "Saint-Denis");
  relayed("À Bobigny", "93008", "Bobigny");
  relayed("À La Possession", "97408", "La Possession");
  relayed("En Corse", "2A", "Corse-du-Sud");
  const Response departement = get("/panorama/territoire/93");
  EXPECT_EQ(departement.status, 200);
  EXPECT_TRUE(says(departement, "Seine-Saint-Denis")) << "its name, though no article has it";
  EXPECT_TRUE(says(departement, "À Saint-Denis"));
  EXPECT_TRUE(says(departement, "À Bobigny"));
  EXPECT_FALSE(says(departement, "À La Possession"));
  EXPECT_TRUE(says(get("/panorama/territoire/R11"), "À Bobigny"));
  EXPECT_TRUE(says(get("/panorama/territoire/974"), "À La Possession"));
  EXPECT_TRUE(says(get("/panorama/territoire/R04"), "À La Possession"));
  EXPECT_TRUE(says(get("/panorama/territoire/R94"), "En Corse"));
  EXPECT_TRUE(says(get("/panorama/territoire/93/fil.atom"), "<title>À Saint-Denis</title>"));
  EXPECT_FALSE(says(get("/panorama/territoire/93066"), "À Bobigny"));
  EXPECT_TRUE(says(get("/panorama/territoires"),
                   "<a href=\"/panorama/territoire/93\">Seine-Saint-Denis</a> <span>2</span>"));
}

TEST_F(Shelves, AnEntryNamesThePlacesItWasTaggedWithAlone) {
  relayed("À Saint-Denis", "93066", "Saint-Denis");
  const Response page = get("/panorama");
  EXPECT_TRUE(says(page, "href=\"/panorama/territoire/93066\">Saint-Denis</a>"));
  EXPECT_FALSE(says(page, "href=\"/panorama/territoire/93\""));
}

TEST_F(Shelves, AQuarterStandsInItsCommuneAndAGroupingInItsDepartementsAlone) {
  sample.run("INSERT INTO neighbourhood (code, name) VALUES ('QN09301M', 'Franc-Moisin')");
  sample.run("INSERT INTO neighbourhood_commune VALUES ('QN09301M', 1, '93066')");
  sample.run("INSERT INTO territory (code, name) VALUES ('93066', 'Saint-Denis')");
  relayed("Au Franc-Moisin", "QN09301M", "Franc-Moisin");
  sample.run("INSERT INTO territory_inside VALUES ('240054781', '93'), ('240054781', '95')");
  relayed("À Plaine Commune", "240054781", "Plaine Commune");
  EXPECT_TRUE(says(get("/panorama/territoire/93066"), "Au Franc-Moisin"));
  EXPECT_TRUE(says(get("/panorama/territoire/93"), "Au Franc-Moisin"));
  EXPECT_TRUE(says(get("/panorama/territoire/R11"), "Au Franc-Moisin"));
  EXPECT_TRUE(says(get("/panorama/territoire/93"), "À Plaine Commune"));
  EXPECT_TRUE(says(get("/panorama/territoire/95"), "À Plaine Commune"));
  EXPECT_TRUE(says(get("/panorama/territoire/R11"), "À Plaine Commune"));
  EXPECT_FALSE(says(get("/panorama/territoire/93066"), "À Plaine Commune"));
  EXPECT_EQ(get("/panorama/territoire/24").status, 404) << "its number is no département's";
}

TEST_F(Shelves, WhatIsWithdrawnLeavesTheLargerPlacesToo) {
  relayed("À Saint-Denis", "93066", "Saint-Denis");
  const std::string item = std::to_string(sample.number("SELECT max(id) FROM panorama_item"));
  by_aicha("/service/articles/" + item + "/retrait", {{"version", "2"}, {"motif", "Une erreur."}});
  EXPECT_FALSE(says(get("/panorama/territoire/93"), "À Saint-Denis"));
  EXPECT_EQ(sample.number("SELECT sum(items) FROM panorama_tag_count"), 0);
}

TEST_F(Shelves, AnAuthorHasAPageAndFeedsWhereANameWasGiven) {
  relayed("Une enquête", "", "", "Léa Martin");
  relayed("Un reportage", "", "", "Léa Martin");
  relayed("Sans nom", "", "");
  const Response page = get("/panorama/auteur/lea-martin");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(says(page, "Léa Martin"));
  EXPECT_TRUE(says(page, "Une enquête"));
  EXPECT_TRUE(says(page, "Un reportage"));
  EXPECT_FALSE(says(page, "Sans nom"));
  for (const char* feed : {"fil.atom", "fil.rss", "fil.json"}) {
    EXPECT_TRUE(says(get("/panorama/auteur/lea-martin/" + std::string(feed)), "Une enquête"))
        << feed;
  }
  EXPECT_TRUE(says(get("/panorama"), "<a href=\"/panorama/auteur/lea-martin\">Léa Martin</a>"));
  EXPECT_TRUE(says(get("/panorama/auteurs"), "Léa Martin</a> <span>2</span>"));
  EXPECT_TRUE(says(get("/sitemap.xml"), "/panorama/auteur/lea-martin"));
  EXPECT_EQ(get("/panorama/auteur/personne").status, 404);
}

TEST_F(Shelves, TwoWhoSignedTogetherHaveAPageEach) {
  relayed("Une enquête", "", "", "Par Léa Martin et Jean Petit");
  relayed("Une dépêche", "", "", "Le Monde avec AFP");
  EXPECT_TRUE(says(get("/panorama/auteur/lea-martin"), "Une enquête"));
  EXPECT_TRUE(says(get("/panorama/auteur/jean-petit"), "Une enquête"));
  EXPECT_TRUE(says(get("/panorama/auteur/jean-petit/fil.atom"), "Une enquête"));
  EXPECT_TRUE(says(get("/panorama"), "<a href=\"/panorama/auteur/lea-martin\">Léa Martin</a>"));
  EXPECT_TRUE(says(get("/panorama"), "<a href=\"/panorama/auteur/jean-petit\">Jean Petit</a>"));
  EXPECT_TRUE(says(get("/panorama/auteurs"), "Le Monde avec AFP</a>"));
  const std::string item =
      std::to_string(sample.number("SELECT id FROM panorama_item WHERE title = 'Une enquête'"));
  by_aicha("/service/articles/" + item + "/retrait", {{"version", "2"}, {"motif", "Une erreur."}});
  EXPECT_FALSE(says(get("/panorama/auteurs"), "Jean Petit"));
  EXPECT_FALSE(says(get("/panorama/auteurs"), "Léa Martin"));
}

}  // namespace
}  // namespace vigie::web
