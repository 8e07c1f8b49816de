// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/relay.hpp"
#include "web/browser.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {
namespace {

constexpr const char* kHost = "https://www.centre.example";
constexpr const char* kHostAsked = "site=https%3A%2F%2Fwww.centre.example";

class Embedding : public SiteTest {
 protected:
  Embedding() {
    config::VigieConfig config;
    config.database = folder.path() / "v.db";
    config.newsletter = folder.path() / "newsletter";
    config.territories = test::source_dir() / "config/territories";
    config.web.public_url = "https://vigie.example";
    config.web.secure_cookies = true;
    config.embed.sites = {kHost, "https://autre.example"};
    site = std::move(*Site::make(std::move(config), clock, entropy));
  }
  void relayed(std::string title, std::string_view theme) {
    const StoryId story = sample.story({std::move(title), "Le Journal", "", "subscribers"});
    sample.tag(story, "theme", theme, std::string("Thème ") + std::string(theme), "mot");
    ASSERT_TRUE(app::relay(sample.db(), sample.aicha(), {story, 1, {}},
                           "À lire pour l’accès aux <b>soins</b>.", clock.now()));
    clock.advance(60);
  }
  Response ask(std::string_view path, std::string_view more = "") {
    return Browser(*site).get(fmt::format("{}?{}{}", path, kHostAsked, more));
  }
};

TEST_F(Embedding, ScriptAndStylesTogetherAreAtMostFiveKilobytes) {
  const Response script = Browser(*site).get("/panorama/encart.js");
  EXPECT_EQ(script.status, 200);
  EXPECT_LE(script.body.size(), 5U * 1024);
  EXPECT_EQ(script.body.find("@STYLES@"), std::string::npos);
  EXPECT_NE(script.body.find(asset("encart.css")->bytes), std::string::npos);
  EXPECT_EQ(header_of(script, "Cross-Origin-Resource-Policy"), "cross-origin");
  const std::size_t frame = asset("encart.css")->bytes.size() + asset("cadre.css")->bytes.size() +
                            asset("cadre.js")->bytes.size();
  EXPECT_LE(frame, 5U * 1024);
}

TEST_F(Embedding, FragmentIsForTheSitesOfTheSettingsAlone) {
  relayed("Premier", "sante");
  const Response fragment = ask("/panorama/encart");
  EXPECT_EQ(fragment.status, 200);
  EXPECT_EQ(header_of(fragment, "Access-Control-Allow-Origin"), kHost);
  EXPECT_EQ(header_of(fragment, "Set-Cookie"), "");
  EXPECT_EQ(header_of(fragment, "Cache-Control"), "public, max-age=60");
  EXPECT_NE(fragment.body.find(">Premier</a>"), std::string::npos);
  EXPECT_NE(fragment.body.find("réservé aux abonnés"), std::string::npos);
  EXPECT_NE(fragment.body.find("&lt;b&gt;soins"), std::string::npos) << "escaped";
  EXPECT_EQ(fragment.body.find("<script"), std::string::npos);
  EXPECT_EQ(fragment.body.find("src="), std::string::npos) << "it loads nothing";
  for (const char* stranger :
       {"/panorama/encart", "/panorama/encart?site=https%3A%2F%2Fmal.example",
        "/panorama/encart?site=*", "/panorama/cadre?site=null"}) {
    const Response refused = Browser(*site).get(stranger);
    EXPECT_EQ(refused.status, 403) << stranger;
    EXPECT_EQ(header_of(refused, "Access-Control-Allow-Origin"), "") << stranger;
    EXPECT_EQ(refused.body.find("Premier"), std::string::npos) << stranger;
    EXPECT_EQ(header_of(refused, "Content-Security-Policy"),
              "default-src 'none'; frame-ancestors 'none'")
        << stranger;
  }
}

TEST_F(Embedding, FrameIsForTheOneSiteThatItsAddressNames) {
  relayed("Premier", "sante");
  const Response frame = ask("/panorama/cadre");
  EXPECT_EQ(frame.status, 200);
  const std::string policy = header_of(frame, "Content-Security-Policy");
  EXPECT_TRUE(policy.ends_with("frame-ancestors https://www.centre.example")) << policy;
  EXPECT_EQ(policy.find("autre.example"), std::string::npos);
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_NE(frame.body.find("<title>Panorama des centres de ressources</title>"),
            std::string::npos);
  const Response preview = Browser(*site).get("/panorama/cadre?site=apercu");
  EXPECT_TRUE(header_of(preview, "Content-Security-Policy").ends_with("frame-ancestors 'self'"));
}

TEST_F(Embedding, ShowsAThemeAsManyAsAskedInTheFormAsked) {
  relayed("Premier", "sante");
  relayed("Deuxième", "sante");
  relayed("Ailleurs", "sport");
  const std::string all = ask("/panorama/theme/sante/encart").body;
  EXPECT_LT(all.find("Deuxième"), all.find("Premier"));
  EXPECT_EQ(all.find("Ailleurs"), std::string::npos);
  EXPECT_NE(all.find("href=\"https://vigie.example/panorama/theme/sante\""), std::string::npos);
  EXPECT_NE(all.find("soins"), std::string::npos);
  const std::string one = ask("/panorama/theme/sante/encart", "&nombre=1&forme=titres").body;
  EXPECT_EQ(one.find("Premier"), std::string::npos);
  EXPECT_EQ(one.find("soins"), std::string::npos) << "titles alone";
  EXPECT_NE(ask("/panorama/centre/pole/encart", "&forme=colonnes").body.find("class=\"v c\""),
            std::string::npos);
  EXPECT_EQ(ask("/panorama/theme/inconnu/encart").status, 404);
}

TEST_F(Embedding, WhatIsWithdrawnLeavesFragmentAndFrameWithTheNextRequest) {
  relayed("Premier", "sante");
  for (const char* path : {"/panorama/encart", "/panorama/cadre", "/panorama/theme/sante/encart"}) {
    EXPECT_NE(ask(path).body.find("Premier"), std::string::npos) << path;
  }
  Browser aicha(*site);
  aicha.log_in("aicha@pole.example");
  const std::string item = std::to_string(sample.number("SELECT max(id) FROM panorama_item"));
  ASSERT_EQ(aicha
                .post("/service/articles/" + item + "/retrait",
                      {{"jeton", aicha.token()}, {"version", "2"}, {"motif", "Une erreur."}})
                .status,
            303);
  for (const char* path : {"/panorama/encart", "/panorama/cadre", "/panorama/theme/sante/encart"}) {
    EXPECT_EQ(ask(path).body.find("Premier"), std::string::npos) << path;
  }
}

TEST_F(Embedding, IsMadeOnceASecondForEverySiteThatAsks) {
  relayed("Premier", "sante");
  static_cast<void>(site->take_work());
  const std::string first = ask("/panorama/encart").body;
  EXPECT_FALSE(site->take_work().empty());
  EXPECT_EQ(ask("/panorama/encart").body, first);
  EXPECT_TRUE(site->take_work().empty()) << "from memory";
  const Response other = Browser(*site).get("/panorama/encart?site=https%3A%2F%2Fautre.example");
  EXPECT_EQ(header_of(other, "Access-Control-Allow-Origin"), "https://autre.example");
}

TEST_F(Embedding, CodeToPasteIsPreparedWithoutScriptAndNamesNoSiteThatIsNotAllowed) {
  relayed("Premier", "sante");
  Browser visitor(*site);
  const Response page = visitor.get(
      "/panorama/integrer?rayon=theme/sante&nombre=3&forme=titres&maniere=cadre&"
      "site=https%3A%2F%2Fautre.example");
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("panorama/theme/sante/cadre?nombre=3&amp;amp;forme=titres&amp;amp;"
                           "site=https%3A%2F%2Fautre.example"),
            std::string::npos)
      << page.body;
  EXPECT_NE(page.body.find("vigie.example, que le navigateur interroge"), std::string::npos);
  const std::string bad =
      visitor.get("/panorama/integrer?maniere=cadre&site=https%3A%2F%2Fmal.example").body;
  EXPECT_EQ(bad.find("mal.example"), std::string::npos);
  EXPECT_NE(bad.find("www.centre.example"), std::string::npos);
}

}  // namespace
}  // namespace vigie::web
