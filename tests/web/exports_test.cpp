// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/relay.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

class ExportsOfThePanorama : public SiteTest {
 protected:
  /// The permanent key of an item relayed by Aïcha.
  std::string relayed(std::string title, std::string_view theme = "sante") {
    const StoryId story = sample.story({std::move(title), "Le Journal"});
    sample.tag(story, "theme", theme, "Santé", "mot");
    EXPECT_TRUE(app::relay(sample.db(), sample.aicha(), {story, 1, {}},
                           "À lire pour l’accès aux soins dans les quartiers.", clock.now()));
    clock.advance(60);
    auto reader = sample.db().reader();
    auto query = reader.prepare("SELECT key FROM panorama_item ORDER BY id DESC LIMIT 1");
    return query.step().value() ? query.text(0) : std::string();
  }
};

TEST_F(ExportsOfThePanorama, AnyoneCitesAnItemInEachCoat) {
  const std::string key = relayed("Une maison de santé");
  Browser visitor(*site);
  const Response ris = visitor.get("/citation/" + key + "/article.ris");
  EXPECT_EQ(ris.status, 200);
  EXPECT_NE(ris.body.find("TI  - Une maison de santé\r\n"), std::string::npos) << ris.body;
  EXPECT_NE(ris.body.find("AB  - À lire pour l’accès"), std::string::npos);
  EXPECT_EQ(header_of(ris, "Content-Disposition"), "attachment; filename=\"vigie-panorama-1.ris\"");
  for (const char* file : {"article.bib", "article.csl.json", "article.txt", "article.mrc",
                           "article.pmb.xml", "article.marc.xml", "article.dc.xml"}) {
    EXPECT_EQ(visitor.get("/citation/" + key + "/" + file).status, 200) << file;
  }
  EXPECT_EQ(visitor.get("/citation/" + key + "/article.exe").status, 404);
  EXPECT_EQ(visitor.get("/citation/inconnu/article.ris").status, 404);
}

TEST_F(ExportsOfThePanorama, WhatWasWithdrawnIsNoLongerCited) {
  const std::string key = relayed("Une maison de santé");
  sample.run("UPDATE panorama_item SET state = 'withdrawn', withdrawn_at = 1");
  EXPECT_EQ(Browser(*site).get("/citation/" + key + "/article.ris").status, 404);
}

TEST_F(ExportsOfThePanorama, UnapiOffersWhatZoteroReadsWell) {
  const std::string key = relayed("Une maison de santé");
  Browser visitor(*site);
  EXPECT_EQ(visitor.get("/unapi").status, 200);
  EXPECT_EQ(visitor.get("/unapi?id=" + key).status, 300);
  EXPECT_EQ(visitor.get("/unapi?id=" + key + "&format=bibtex").status, 200);
  EXPECT_EQ(visitor.get("/unapi?id=" + key + "&format=unimarc").status, 406);
}

TEST_F(ExportsOfThePanorama, ThePmbFeedIsOfATheme) {
  relayed("Une maison de santé", "sante");
  relayed("Des logements", "logement");
  Browser visitor(*site);
  EXPECT_NE(visitor.get("/flux/pmb.rss").body.find("Des logements"), std::string::npos);
  const std::string one = visitor.get("/flux/pmb.rss?theme=sante").body;
  EXPECT_NE(one.find("Une maison de santé"), std::string::npos);
  EXPECT_EQ(one.find("Des logements"), std::string::npos);
}

TEST_F(ExportsOfThePanorama, ACuratorSeesTheRecordsBeforeTheFile) {
  relayed("Une maison de santé");
  Browser aicha(*site);
  aicha.log_in("aicha@pole.example");
  const std::string page = aicha.get("/exporter?quoi=mois&valeur=2026-11&format=unimarc").body;
  EXPECT_NE(page.find("<h2 id=\"trouve\">1 notice</h2>"), std::string::npos) << page;
  EXPECT_NE(page.find("Générer les liens entre notices"), std::string::npos);
  const Response file = aicha.get("/exporter/fichier?quoi=mois&valeur=2026-11&format=unimarc");
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(header_of(file, "Content-Disposition"),
            "attachment; filename=\"panorama-2026-11-2026-11-18.mrc\"");
  EXPECT_NE(aicha.get("/exporter?quoi=mois&valeur=hier").body.find("n’est pas compris"),
            std::string::npos);
  EXPECT_EQ(Browser(*site).get("/exporter/fichier?quoi=retenus&format=ris").status, 303);
}

TEST_F(ExportsOfThePanorama, TheKeptListIsOfOnesOwnCentre) {
  const StoryId story = sample.story({"Un article gardé", "Le Journal"});
  sample.run(
      "UPDATE desk_item SET state = 'kept', decided_at = 1, curator_id = 1, article_id = (SELECT "
      "max(id) FROM article) WHERE story_id = " +
      std::to_string(story.value));
  Browser aicha(*site);
  aicha.log_in("aicha@pole.example");
  EXPECT_NE(aicha.get("/exporter/fichier?quoi=retenus&format=ris").body.find("Un article gardé"),
            std::string::npos);
  Browser chloe(*site);
  chloe.log_in("chloe@oriv.example");
  EXPECT_EQ(chloe.get("/exporter/fichier?quoi=retenus&format=ris").body, "");
}

}  // namespace
}  // namespace vigie::web
