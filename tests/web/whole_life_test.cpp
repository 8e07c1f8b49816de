// SPDX-License-Identifier: EUPL-1.2
// One article from its proposal to its withdrawal, seen at each step wherever the public may see
// it.
#include "app/panorama/publish_job.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

constexpr const char* kTitle = "Une maison de santé ouvre";
constexpr const char* kFirstWords = "À lire pour l’accès aux soins, de Pontoise à Colmar.";
constexpr const char* kBetterWords = "À lire pour l’accès aux soins, de Pontoise à Mulhouse.";

class WholeLife : public SiteTest {
 protected:
  WholeLife() {
    config::VigieConfig config;
    config.database = folder.path() / "v.db";
    config.newsletter = folder.path() / "newsletter";
    config.territories = test::source_dir() / "config/territories";
    config.web.public_url = "https://vigie.example";
    config.embed.sites = {"https://www.centre.example"};
    site = std::move(*Site::make(std::move(config), clock, entropy));
    for (auto& [browser, address] :
         {std::pair(&aicha, "aicha@pole.example"), std::pair(&chloe, "chloe@oriv.example")}) {
      *browser = std::make_unique<Browser>(*site);
      (*browser)->log_in(address);
    }
    visitor = std::make_unique<Browser>(*site);
  }
  static Response send(Browser& browser, const std::string& path, Pairs form) {
    form.emplace_back("jeton", browser.token());
    Response done = browser.post(path, std::move(form));
    EXPECT_EQ(done.status, 303) << path << done.body;
    return done;
  }
  std::string version_of(const std::string& item) {
    return std::to_string(sample.number("SELECT version FROM panorama_item WHERE id = " + item));
  }
  /// Where it must stand, or must not, all at once.
  void stands_everywhere(std::string_view words, bool there, bool in_dossier) {
    std::vector<std::string> places = {"/panorama",
                                       "/panorama.atom",
                                       "/panorama.rss",
                                       "/panorama.json",
                                       "/panorama/theme/sante",
                                       "/panorama/theme/sante/fil.atom",
                                       "/panorama/territoire/93",
                                       "/panorama/territoire/R11",
                                       "/panorama/recherche?q=maison+sant%C3%A9",
                                       "/panorama/encart?site=https%3A%2F%2Fwww.centre.example",
                                       "/panorama/cadre?site=https%3A%2F%2Fwww.centre.example"};
    if (in_dossier) places.emplace_back("/panorama/dossiers/suivi");
    for (const std::string& place : places) {
      const Response page = visitor->get(place);
      EXPECT_EQ(page.body.find(words) != std::string::npos, there) << place << " " << page.status;
    }
  }

  std::unique_ptr<Browser> aicha;
  std::unique_ptr<Browser> chloe;
  std::unique_ptr<Browser> visitor;
};

TEST_F(WholeLife, OfAnArticleIsSeenTheSameWherever) {
  const StoryId story = sample.story({kTitle, "Le Journal", "", "free"});
  sample.lay(story, sample.oriv());
  sample.tag(story, "theme", "sante", "Santé", "mot");
  sample.tag(story, "territory", "93066", "Saint-Denis", "lieu");
  const std::string line = "/pile/" + std::to_string(story.value);
  send(*chloe, line + "/proposition",
       {{"version", between(chloe->get(line + "/relais").body, "name=\"version\" value=\"", "\"")},
        {"note", kFirstWords}});
  const std::string offers = between(aicha->get("/service").body,
                                     "/service/sujets/" + std::to_string(story.value), "said-by");
  send(*aicha, "/service/sujets/" + std::to_string(story.value) + "/reponse",
       {{"reponse", "matin"}, {"vu", between(offers, "name=\"vu\" value=\"", "\"")}});
  EXPECT_EQ(app::publish_due(sample.db(), clock.now()).value(), 0);
  stands_everywhere(kTitle, false, false);

  clock.set(instant_at(paris_day(clock.now()) + 1, 8, 30, kParis).value());
  EXPECT_EQ(app::publish_due(sample.db(), clock.now()).value(), 1);
  const std::string item = std::to_string(sample.number("SELECT max(id) FROM panorama_item"));
  send(
      *aicha, "/dossiers",
      {{"titre", "Suivi"},
       {"publier", "oui"},
       {"article",
        std::to_string(sample.number("SELECT article_id FROM panorama_item WHERE id = " + item))}});
  stands_everywhere(kTitle, true, true);
  stands_everywhere(kFirstWords, true, false);
  const std::string entry = between(visitor->get("/panorama.atom").body, "<entry>", "</entry>");

  clock.advance(kHourSeconds);
  send(*aicha, "/service/articles/" + item,
       {{"version", version_of(item)},
        {"note", kBetterWords},
        {"annoncer", "oui"},
        {"correction", "C’est à Mulhouse."}});
  stands_everywhere(kBetterWords, true, false);
  stands_everywhere(kFirstWords, false, true);
  const std::string since = between(visitor->get("/panorama.atom").body, "<entry>", "</entry>");
  EXPECT_EQ(between(since, "<id>", "<"), between(entry, "<id>", "<"));
  EXPECT_NE(between(since, "<updated>", "<"), between(entry, "<updated>", "<"));

  clock.advance(kHourSeconds);
  send(*aicha, "/service/articles/" + item + "/retrait",
       {{"version", version_of(item)}, {"motif", "Le journal l’a demandé."}});
  stands_everywhere(kTitle, false, true);
  stands_everywhere(kBetterWords, false, true);
}

}  // namespace
}  // namespace vigie::web
