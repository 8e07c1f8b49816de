// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/audience.hpp"

#include "web/browser.hpp"
#include "web/pages/audience/audience_view.hpp"

namespace vigie::web {
namespace {

class AudiencePage : public SiteTest {
 protected:
  AudiencePage() {
    config.database = folder.path() / "v.db";
    config.newsletter = folder.path() / "newsletter";
    config.territories = test::source_dir() / "config/territories";
    config.agents = test::source_dir() / "config/audience.toml";
    config.web.public_url = "https://vigie.example";
    config.audience = {.counted_by = "vigie", .log = folder.path() / "audience.log"};
    site = std::move(*Site::make(config, clock, entropy));
  }
  Browser reader(std::string address) {
    Browser browser(*site);
    browser.address = std::move(address);
    browser.extra_headers = {
        {"user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"},
        {"accept-language", "fr"},
        {"referer", "https://www.google.com/"}};
    return browser;
  }
  Response page(std::string_view address) {
    Browser aicha(*site);
    aicha.log_in("aicha@pole.example");
    return aicha.get(address);
  }

  config::VigieConfig config;
};

TEST_F(AudiencePage, TellsWhatVigieItselfCounted) {
  for (const char* address : {"192.0.2.1", "192.0.2.2", "192.0.2.2"}) {
    EXPECT_EQ(reader(address).get("/panorama").status, 200);
  }
  EXPECT_EQ(reader("192.0.2.3").get("/connexion").status, 200);
  EXPECT_EQ(page("/panorama").status, 200);  // a colleague's reading is none
  site.reset();                              // the last lines go out
  ASSERT_TRUE(app::count_audience(sample.db(), config, entropy, clock.now()));
  site = std::move(*Site::make(config, clock, entropy));
  const Response told = page("/audience");
  EXPECT_EQ(told.status, 200);
  EXPECT_NE(told.body.find("<p class=\"big\">3</p><p class=\"name\">vues</p>"), std::string::npos)
      << told.body;
  EXPECT_NE(told.body.find("<p class=\"big\">2</p><p class=\"name\">visiteurs par jour</p>"),
            std::string::npos);
  EXPECT_NE(told.body.find("d’un moteur de recherche"), std::string::npos);
  EXPECT_NE(told.body.find("<svg viewBox=\"0 0 760 336\" role=\"img\""), std::string::npos);
  EXPECT_NE(told.body.find("Le trait marque une rupture"), std::string::npos);
  EXPECT_NE(told.body.find("vigie ne compte pas comme Scoop.it"), std::string::npos)
      << "the break is drawn between the years";
  EXPECT_NE(told.body.find("<rect class=\"year elsewhere\""), std::string::npos);
  EXPECT_NE(told.body.find("158\u202f700"), std::string::npos) << "what Scoop.it counted, apart";
  EXPECT_EQ(told.body.find("192.0.2"), std::string::npos);
  const Response file = page("/audience.csv");
  EXPECT_EQ(file.content_type, "text/csv; charset=utf-8");
  EXPECT_NE(file.body.find("2026;annuel;page;/panorama;;vues;3;"), std::string::npos) << file.body;
}

TEST_F(AudiencePage, IsForWhoHasAnAccountAndSaysWhereNothingIsCounted) {
  EXPECT_EQ(Browser(*site).get("/audience").status, 303);
  EXPECT_NE(page("/audience").body.find("Rien n’a encore été compté"), std::string::npos);
  EXPECT_EQ(page("/audience?annee=1999").status, 404);
  EXPECT_EQ(page("/audience?rayon=theme/inconnu").status, 404);
  config.audience.log = folder.path() / "nulle-part/audience.log";
  site = std::move(*Site::make(config, clock, entropy));
  EXPECT_NE(page("/audience").body.find("n’existe pas"), std::string::npos);
}

TEST(AudienceChange, IsToldWhereTheSameDaysWereCountedAndEnough) {
  EXPECT_EQ(change_words({118, 100}, true), "+18\u202f%");
  EXPECT_EQ(change_words({50, 100}, true),
            "\u2212"
            "50\u202f%");
  EXPECT_EQ(change_words({50, 19}, true), "");
  EXPECT_EQ(change_words({50, 100}, false), "");
  EXPECT_EQ(change_words({50, std::nullopt}, true), "");
}

}  // namespace
}  // namespace vigie::web
