// SPDX-License-Identifier: EUPL-1.2
// The public site: pages by day, theme, territory, centre and media; permanent
// addresses; three feeds that say the same; a search; what anybody may send.
#include <regex>
#include <set>

#include "app/letter/leave_letters.hpp"
#include "app/panorama/edition.hpp"
#include "app/panorama/relay.hpp"
#include "parse/parse_feed.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

constexpr const char* kPublicNote = "À lire pour l’accès aux soins dans les quartiers.";

class PublicSite : public SiteTest {
 protected:
  PanoramaItemId relayed(const std::string& title, const std::string& media = "Le Journal") {
    const StoryId story = sample.story({title, media, "", "free"});
    sample.tag(story, "theme", "sante", "Santé", "mot");
    sample.tag(story, "territory", "93", "Seine-Saint-Denis", "lieu");
    const auto done =
        app::relay(sample.db(), sample.aicha(), {story, 1, {}}, kPublicNote, clock.now());
    EXPECT_TRUE(done);
    clock.advance(60);
    return std::get<PanoramaItemId>(*done);
  }
  std::string key_of(PanoramaItemId item) {
    auto reader = sample.db().reader();
    return store::panorama_item(reader, item).value()->key;
  }
  void withdraw(PanoramaItemId item, const std::string& reason) {
    const auto done = app::withdraw_entry(sample.db(), {sample.aicha(), {}}, {item, 2}, reason,
                                          app::leave_letters, clock.now());
    ASSERT_TRUE(done) << done.error().detail;
    ASSERT_TRUE(std::holds_alternative<PanoramaItemId>(*done));
  }
  static bool says(const Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
  }
  /// Titles that a feed holds, read by our own parser.
  static std::set<std::string> titles_in(const Response& feed) {
    const auto read = parse::parse_feed(feed.body, {.url = "https://vigie.example/fil",
                                                    .content_type = feed.content_type,
                                                    .content_location = "",
                                                    .content_language = ""});
    EXPECT_TRUE(read) << (read ? "" : read.error().detail);
    std::set<std::string> titles;
    if (read) {
      for (const auto& item : read->items) titles.insert(item.title);
    }
    return titles;
  }

  Browser stranger{*site};
};

TEST_F(PublicSite, AnItemStandsOnEveryShelfInEveryFeedAndInTheSearchAndLeavesThemAllAtOnce) {
  const PanoramaItemId item = relayed("Une maison de santé ouvre");
  relayed("Un bailleur rénove");
  const std::string key = key_of(item);
  const std::vector<std::string> places = {"/panorama",
                                           "/panorama/theme/sante",
                                           "/panorama/territoire/93",
                                           "/panorama/centre/pole",
                                           "/panorama/media/le-journal",
                                           "/panorama/2026",
                                           "/panorama/2026/11",
                                           "/panorama/2026/11/18",
                                           "/panorama/recherche?q=maison+sant%C3%A9",
                                           "/panorama.json",
                                           "/panorama/theme/sante/fil.json",
                                           "/panorama/article/" + key};
  for (const std::string& place : places) {
    const Response page = stranger.get(place);
    EXPECT_EQ(page.status, 200) << place;
    EXPECT_TRUE(says(page, "Une maison de santé ouvre")) << place;
    EXPECT_EQ(header_of(page, "Set-Cookie"), "") << place;
    EXPECT_EQ(header_of(page, "Cache-Control"), "public, max-age=60") << place;
  }
  const std::set<std::string> both = {"Une maison de santé ouvre", "Un bailleur rénove"};
  for (const char* feed : {"/panorama.atom", "/panorama.rss", "/panorama/theme/sante/fil.atom",
                           "/panorama/territoire/93/fil.rss", "/panorama/centre/pole/fil.atom",
                           "/panorama/media/le-journal/fil.rss"}) {
    EXPECT_EQ(titles_in(stranger.get(feed)), both) << feed;
  }
  const std::string before = between(stranger.get("/panorama.atom").body, "<updated>", "<");
  clock.advance(kHourSeconds);
  withdraw(item, "Le journal l’a demandé.");
  for (const std::string& place : places) {
    EXPECT_FALSE(says(stranger.get(place), "Une maison de santé ouvre")) << place;
  }
  for (const char* feed : {"/panorama.atom", "/panorama.rss", "/panorama/theme/sante/fil.atom"}) {
    EXPECT_EQ(titles_in(stranger.get(feed)), (std::set<std::string>{"Un bailleur rénove"})) << feed;
  }
  EXPECT_NE(between(stranger.get("/panorama.atom").body, "<updated>", "<"), before)
      << "who follows is told that something left";
  const Response gone = stranger.get("/panorama/article/" + key);
  EXPECT_EQ(gone.status, 410);
  EXPECT_TRUE(says(gone, "Le journal l’a demandé."));
}

TEST_F(PublicSite, APublishersRequestTakesTheArticleAndItsExtractAwayForGood) {
  const PanoramaItemId item = relayed("Une maison de santé ouvre");
  sample.run(
      "INSERT OR REPLACE INTO article_text (article_id, summary_html, excerpt, kept_since_at) "
      "SELECT id, '<p>Les mots</p>', 'Les mots du journal.', 1 FROM article");
  Browser aicha(*site);
  aicha.log_in("aicha@pole.example");
  const Response done = aicha.post("/service/articles/" + std::to_string(item.value) + "/retrait",
                                   {{"jeton", aicha.token()},
                                    {"version", "2"},
                                    {"editeur", "oui"},
                                    {"motif", "Le Journal, par lettre"}});
  EXPECT_EQ(done.status, 303) << done.body;
  EXPECT_FALSE(says(stranger.get("/panorama"), "Une maison de santé ouvre"));
  EXPECT_TRUE(says(stranger.get("/panorama/article/" + key_of(item)), "la demande de son éditeur"));
  EXPECT_EQ(sample.number("SELECT count(*) FROM article_text WHERE excerpt <> ''"), 0);
  EXPECT_EQ(
      sample.number("SELECT count(*) FROM takedown WHERE asked_by = 'Le Journal, par lettre'"), 1);
  EXPECT_EQ(sample.number("SELECT count(*) FROM event WHERE kind = 'takedown'"), 1);
  EXPECT_EQ(aicha
                .post("/service/articles/" + std::to_string(item.value) + "/remise",
                      {{"jeton", aicha.token()}, {"version", "3"}})
                .status,
            409);
}

TEST_F(PublicSite, AnAddressOutlastsWhereTheSiteIs) {
  const PanoramaItemId item = relayed("Une maison de santé ouvre");
  const std::string here = stranger.get("/panorama.atom").body;
  config::VigieConfig config;
  config.database = folder.path() / "v.db";
  config.web.public_url = "https://ailleurs.example";
  const auto moved = std::move(*Site::make(std::move(config), clock, entropy));
  Browser reader(*moved);
  const std::string there = reader.get("/panorama.atom").body;
  EXPECT_EQ(between(here, "<id>", "<"), between(there, "<id>", "<"));
  EXPECT_EQ(between(here, "<entry>\n<id>", "<"), between(there, "<entry>\n<id>", "<"));
  EXPECT_EQ(key_of(item).size(), 12U);
}

TEST_F(PublicSite, APageSaysWhatItIsToWhoIndexesOrSharesIt) {
  const std::string key = key_of(relayed("Une maison de santé ouvre"));
  const Response page = stranger.get("/panorama/theme/sante");
  EXPECT_TRUE(says(page, "<title>Santé au panorama de presse — vigie</title>"));
  EXPECT_TRUE(says(page,
                   "<link rel=\"canonical\" "
                   "href=\"https://vigie.example/panorama/theme/sante\">"));
  EXPECT_TRUE(says(page, "<meta property=\"og:title\""));
  EXPECT_TRUE(says(page, "type=\"application/rss+xml\""));
  const Response article = stranger.get("/panorama/article/" + key);
  EXPECT_TRUE(says(article, "<meta name=\"description\" content=\"À lire pour l’accès aux soins"));
  const Response data = stranger.get("/panorama/article/" + key + "/donnees.jsonld");
  EXPECT_TRUE(data.content_type.starts_with("application/ld+json"));
  EXPECT_TRUE(says(data, "\"headline\":\"Une maison de santé ouvre\""));
  EXPECT_TRUE(
      says(stranger.get("/panorama/recherche?q=maison"), "name=\"robots\" content=\"noindex\""));
}

TEST_F(PublicSite, TheMapOfTheSiteNamesEveryPublicPageAndNothingElse) {
  const std::string key = key_of(relayed("Une maison de santé ouvre"));
  const PanoramaItemId other = relayed("Un bailleur rénove");
  const std::string gone = key_of(other);
  withdraw(other, "Erreur.");
  const Response map = stranger.get("/sitemap.xml");
  EXPECT_TRUE(says(
      map, "<loc>https://vigie.example/panorama/article/" + key + "</loc><lastmod>2026-11-18T"));
  EXPECT_FALSE(says(map, gone));
  EXPECT_TRUE(says(map, "/panorama/theme/sante</loc>"));
  EXPECT_TRUE(says(map, "/panorama/2026/11</loc>"));
  EXPECT_TRUE(says(stranger.get("/robots.txt"), "Sitemap: https://vigie.example/sitemap.xml"));
}

TEST_F(PublicSite, ASearchIsOfWordsAndItsFacetsNarrowIt) {
  relayed("Une maison de santé ouvre", "Le Journal");
  relayed("La maison des familles", "L’Écho");
  EXPECT_TRUE(says(stranger.get("/panorama/recherche?q=MAISON"), "La maison des familles"));
  const Response narrow = stranger.get("/panorama/recherche?q=maison&media=le-journal");
  EXPECT_TRUE(says(narrow, "Une maison de santé ouvre"));
  EXPECT_FALSE(says(narrow, ">La maison des familles<"));
  for (const char* hostile : {"%22", "a%22+OR+b", "%2A", "NEAR(a+b)", "title:x", "-"}) {
    const Response page = stranger.get(std::string("/panorama/recherche?q=") + hostile);
    EXPECT_TRUE(page.status == 200 || page.status == 400) << hostile << " " << page.status;
  }
}

TEST_F(PublicSite, AddressesThatNobodyGaveAreNotFound) {
  for (const char* address :
       {"/panorama/1999", "/panorama/2026/13", "/panorama/2026/1", "/panorama/abcd",
        "/panorama/theme/rien", "/panorama/article/0123456789ab", "/panorama/theme/sante/fil.exe",
        "/panorama/media/rien"}) {
    EXPECT_EQ(stranger.get(address).status, 404) << address;
  }
}

TEST_F(PublicSite, AVisitorsHomeIsThePanoramaAndACuratorsTheirDesk) {
  relayed("Une maison de santé ouvre");
  EXPECT_TRUE(says(stranger.get("/"), "Une maison de santé ouvre"));
  Browser aicha(*site);
  aicha.log_in("aicha@pole.example");
  EXPECT_EQ(header_of(aicha.get("/"), "Location"), "/pile");
}

TEST_F(PublicSite, AClosedThemeNamesWhoTookOver) {
  relayed("Une maison de santé ouvre");
  sample.run("UPDATE theme SET valid_to = '2026-06-30' WHERE code = 'sante'");
  sample.run(
      "INSERT INTO theme (code, label, valid_from) VALUES ('soin', "
      "'Soin', '2026-07-01')");
  sample.run("INSERT INTO theme_successor VALUES ('sante', 1, 'soin')");
  EXPECT_TRUE(
      says(stranger.get("/panorama/theme/sante"), "<a href=\"/panorama/theme/soin\">Soin</a>"));
}

TEST_F(PublicSite, AnybodyProposesAnArticleAndNobodyFloodsTheDesk) {
  const auto send = [&](const std::string& url, const std::string& trap = "") {
    return stranger.post("/proposer-un-article",
                         {{"adresse", url}, {"mots", "À lire."}, {"site", trap}});
  };
  EXPECT_EQ(send("javascript:alert(1)").status, 422);
  EXPECT_TRUE(says(send("https://a.example/1?utm_source=x"), "Merci"));
  EXPECT_TRUE(says(send("https://a.example/2", "un robot"), "Merci")) << "it is not told";
  EXPECT_EQ(sample.number("SELECT count(*) FROM suggestion"), 1);
  Browser aicha(*site);
  aicha.log_in("aicha@pole.example");
  EXPECT_TRUE(says(aicha.get("/service"), "https://a.example/1"));
  send("https://a.example/3");
  send("https://a.example/4");
  EXPECT_EQ(send("https://a.example/5").status, 429);
  EXPECT_EQ(stranger.get("/proposer-un-article").status, 200);
}

TEST_F(PublicSite, WhatTheNetworkWritesOfItselfIsShownAndWhatItDoesNotIsSaid) {
  EXPECT_EQ(stranger.get("/mentions-legales").status, 404);
  config::VigieConfig config;
  config.database = folder.path() / "v.db";
  config.texts = test::source_dir() / "config/site";
  config.web.public_url = "https://vigie.example";
  const auto written = std::move(*Site::make(std::move(config), clock, entropy));
  Browser reader(*written);
  for (const char* page : {"/mentions-legales", "/vie-privee", "/accessibilite", "/contact"}) {
    EXPECT_EQ(reader.get(page).status, 200) << page;
  }
  EXPECT_TRUE(says(reader.get("/vie-privee"), "aucun cookie"));
}

TEST_F(PublicSite, ATextOfTheNetworkLosesNoTableAndNoEmphasis) {
  const auto texts = folder.path() / "textes";
  std::filesystem::create_directories(texts);
  test::write_file(texts / "contact.md",
                   "| Qui | Où |\n| --- | --- |\n| **Le *Pôle*** | [Ici](https://a.example/) |\n");
  config::VigieConfig config;
  config.database = folder.path() / "v.db";
  config.texts = texts;
  config.web.public_url = "https://vigie.example";
  const auto written = std::move(*Site::make(std::move(config), clock, entropy));
  const std::string page = Browser(*written).get("/contact").body;
  EXPECT_NE(page.find("<th scope=\"col\">Où</th>"), std::string::npos) << page;
  EXPECT_NE(page.find("<strong><em>Pôle</em></strong>"), std::string::npos) << page;
  EXPECT_NE(page.find("<a href=\"https://a.example/\""), std::string::npos) << page;
}

}  // namespace
}  // namespace vigie::web
