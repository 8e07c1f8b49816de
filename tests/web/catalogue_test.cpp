// SPDX-License-Identifier: EUPL-1.2
#include "app/exports/catalogue.hpp"

#include "app/panorama/relay.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

class CatalogueOfTheNetwork : public SiteTest {
 protected:
  void relayed(std::string title) {
    const StoryId story = sample.story({std::move(title), "Le Journal"});
    EXPECT_TRUE(app::relay(sample.db(), sample.aicha(), {story, 1, {}},
                           "À lire pour l’accès aux soins dans les quartiers.", clock.now()));
    clock.advance(60);
  }
  void import(std::string_view csv) {
    ASSERT_TRUE(app::import_catalogue(sample.db(), csv, clock.now()));
  }
  static constexpr const char* kPage = "/exporter?quoi=mois&valeur=2026-11&format=unimarc";
};

TEST_F(CatalogueOfTheNetwork, WhatIsThereIsLeftOutOfTheFile) {
  relayed("Une maison de santé ouvre aux Carreaux");
  relayed("Un autre article pour les habitants");
  const std::string url = "https://a.example/1";
  sample.run("UPDATE panorama_item SET url = 'https://a.example/1' WHERE id = 1");
  import("id;titre;lien\n82957;Ailleurs;https://www.a.example/1/\n");
  Browser aicha(*site);
  aicha.log_in("aicha@pole.example");
  const std::string page = aicha.get(kPage).body;
  EXPECT_NE(page.find("2 sélectionnées, 1 déjà dans Cosoter, exclues"), std::string::npos) << page;
  EXPECT_NE(page.find("notice_display&amp;id=82957"), std::string::npos);
  const std::string file =
      aicha.get("/exporter/fichier?quoi=mois&valeur=2026-11&format=unimarc").body;
  EXPECT_EQ(file.find("Carreaux"), std::string::npos);
  EXPECT_NE(file.find("Un autre article"), std::string::npos);
  EXPECT_NE(aicha.get("/exporter/fichier?quoi=mois&valeur=2026-11&format=unimarc&tout=1")
                .body.find("Carreaux"),
            std::string::npos);
}

TEST_F(CatalogueOfTheNetwork, APersonsWordBeatsTheKeysAndOutlivesTheNextFile) {
  relayed("La maison de santé des Carreaux ouvre enfin ses portes aux habitants");
  const std::string csv =
      "id;titre;date\n12;La maison de santé des Carreaux ouvre enfin ses portes aux "
      "habitants;2026-02-01\n";
  import(csv);
  Browser aicha(*site);
  aicha.log_in("aicha@pole.example");
  EXPECT_NE(aicha.get(kPage).body.find("peut-être déjà dans Cosoter"), std::string::npos);
  const auto say = [&](const char* word) {
    return aicha.post("/exporter/reponse", {{"jeton", aicha.token()},
                                            {"quoi", "mois"},
                                            {"valeur", "2026-11"},
                                            {"format", "unimarc"},
                                            {"article", "1"},
                                            {"notice", "12"},
                                            {"reponse", word}});
  };
  EXPECT_EQ(say("non").status, 303);
  import(csv);
  EXPECT_NE(aicha.get(kPage).body.find("absent de Cosoter"), std::string::npos);
  EXPECT_EQ(say("oui").status, 303);
  import(csv);
  EXPECT_NE(aicha.get(kPage).body.find("1 sélectionnée, 1 déjà dans Cosoter"), std::string::npos);
}

TEST_F(CatalogueOfTheNetwork, WhatWasSentAndThenCorrectedIsWarnedOf) {
  relayed("Une maison de santé ouvre aux Carreaux");
  Browser aicha(*site);
  aicha.log_in("aicha@pole.example");
  const Response sent = aicha.post(
      "/exporter/transmis",
      {{"jeton", aicha.token()}, {"quoi", "mois"}, {"valeur", "2026-11"}, {"format", "unimarc"}});
  EXPECT_EQ(sent.status, 303);
  EXPECT_NE(aicha.get(kPage).body.find("transmis, pas encore vu"), std::string::npos);
  sample.run("UPDATE panorama_item SET title = 'Une maison de santé ouvrira aux Carreaux'");
  EXPECT_NE(aicha.get(kPage).body.find("ferait un doublon"), std::string::npos);
}

}  // namespace
}  // namespace vigie::web
