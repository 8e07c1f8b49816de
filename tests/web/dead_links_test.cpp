// SPDX-License-Identifier: EUPL-1.2
// The links of the public panorama are asked slowly and politely; what is gone twice is listed to
// its centre, and mended without the old address being lost.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/panorama/public_links.hpp"
#include "app/panorama/takedown.hpp"
#include "net/http_getter.hpp"
#include "store/article/article_repo.hpp"
#include "text/url.hpp"
#include "web/route_scenes.hpp"

namespace vigie::web {
namespace {

struct Web {
  std::map<std::string, int> pages;           ///< by address; 200 for the rest
  std::map<std::string, std::string> robots;  ///< by origin
  std::vector<std::string> asked;
};

class WebGetter final : public net::HttpGetter {
 public:
  explicit WebGetter(Web& web) : web_(&web) {}
  void run(const Next& next, const Done& done) override {
    while (auto request = next()) {
      web_->asked.push_back(request->url);
      HttpAnswer answer;
      answer.token = request->token;
      answer.transfer = Transfer::answered;
      answer.status = 200;
      constexpr std::string_view kRobots = "/robots.txt";
      if (request->url.ends_with(kRobots)) {
        const std::string origin = request->url.substr(0, request->url.size() - kRobots.size());
        answer.body = web_->robots[origin];
      } else if (web_->pages.contains(request->url)) {
        answer.status = web_->pages[request->url];
      }
      done(std::move(answer));
    }
  }

 private:
  Web* web_;
};

class DeadLinks : public RouteScenes {
 protected:
  std::string relayed(Browser& browser, CentreId centre, const std::string& title,
                      const std::string& url) {
    const StoryId story = sample.story({.title = title, .url = url});
    if (centre != sample.pole()) sample.lay(story, centre);
    const std::string version =
        between(browser.get(at(story, "/relais")).body, "name=\"version\" value=\"", "\"");
    EXPECT_EQ(browser
                  .post(at(story, "/relais"),
                        {{"jeton", browser.token()}, {"version", version}, {"note", kOwnWords}})
                  .status,
              303);
    return std::to_string(sample.number("SELECT max(id) FROM panorama_item"));
  }
  /// As the lane would, every hour of so many days.
  void days_pass(int days) {
    config::VigieConfig config;
    auto opened = store::Database::open(folder.path() / "v.db");
    ASSERT_TRUE(opened);
    app::JobPorts ports{.db = std::move(*opened),
                        .config = config,
                        .clock = clock,
                        .entropy = entropy,
                        .make_getter = [this]() -> Result<std::unique_ptr<net::HttpGetter>> {
                          return std::make_unique<WebGetter>(web);
                        },
                        .make_mailer = {}};
    for (int day = 0; day < days; ++day) {
      clock.advance(kDaySeconds);
      const auto report = app::run_public_links(ports, [] { return false; });
      EXPECT_TRUE(report) << report.error().detail;
    }
    aicha.log_in("aicha@pole.example");
    chloe.log_in("chloe@oriv.example");
  }
  /// As what comes in is recognised.
  std::int64_t article_at(std::string_view address) {
    store::Reader reader = sample.db().reader();
    const auto known = store::article_by_url_key(reader, text::canonical_url(address));
    if (known && *known) return (*known)->id.value;
    const auto other = store::article_by_other_address(reader, text::canonical_url(address));
    return other && *other ? (*other)->id.value : 0;
  }
  std::ptrdiff_t times_asked(const std::string& url) { return std::ranges::count(web.asked, url); }
  static bool says(const Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
  }

  Web web;
};

TEST_F(DeadLinks, AreListedToTheirCentreOnceTheyWereGoneTwiceAWeekApart) {
  relayed(aicha, sample.pole(), "Toujours là", "https://un.example/a");
  relayed(aicha, sample.pole(), "Disparu", "https://deux.example/b");
  relayed(chloe, sample.oriv(), "Derrière un mur", "https://trois.example/c");
  web.pages = {{"https://deux.example/b", 404}, {"https://trois.example/c", 403}};
  days_pass(60);
  const Response page = aicha.get("/service/liens");
  EXPECT_TRUE(says(page, "Disparu"));
  EXPECT_FALSE(says(page, "Toujours là"));
  EXPECT_FALSE(says(chloe.get("/service/liens"), "Disparu")) << "it is the other centre's";
  EXPECT_TRUE(says(chloe.get("/service/liens?tous=oui"), "Disparu"));
  EXPECT_FALSE(says(chloe.get("/service/liens?tous=oui"), "Derrière un mur")) << "403 is not dead";
  EXPECT_LE(times_asked("https://un.example/a"), 3) << "slowly";
  EXPECT_GE(times_asked("https://un.example/a"), 1);
}

TEST_F(DeadLinks, AreNotLookedForWhereRobotsMayNot) {
  relayed(aicha, sample.pole(), "Interdit", "https://ferme.example/prive/a");
  relayed(aicha, sample.pole(), "Permis", "https://ferme.example/public/b");
  web.robots["https://ferme.example"] = "User-agent: *\nDisallow: /prive/";
  web.pages = {{"https://ferme.example/prive/a", 404}};
  days_pass(90);
  EXPECT_EQ(times_asked("https://ferme.example/prive/a"), 0);
  EXPECT_GE(times_asked("https://ferme.example/public/b"), 1);
  EXPECT_GE(times_asked("https://ferme.example/robots.txt"), 1);
  EXPECT_FALSE(says(aicha.get("/service/liens"), "Interdit"));
}

TEST_F(DeadLinks, OfOneSiteAreAskedOneByOne) {
  for (int number = 0; number < 6; ++number) {
    relayed(aicha, sample.pole(), "Article " + std::to_string(number),
            "https://meme.example/" + std::to_string(number));
  }
  sample.run("UPDATE panorama_link SET next_check_at = 0");
  days_pass(1);
  EXPECT_EQ(web.asked.size(), 2U) << "its robots.txt, and one page";
}

TEST_F(DeadLinks, AreMendedAndTheOldAddressStillFindsTheArticle) {
  const std::string item = relayed(aicha, sample.pole(), "Déménagé", "https://deux.example/ancien");
  web.pages = {{"https://deux.example/ancien", 410}};
  days_pass(60);
  ASSERT_TRUE(says(aicha.get("/service/liens"), "Déménagé"));
  const auto version = [&] {
    return std::to_string(sample.number("SELECT version FROM panorama_item WHERE id = " + item));
  };
  const Response wrong = by_aicha("/service/articles/" + item + "/lien",
                                  {{"version", version()}, {"adresse", "javascript:alert(1)"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(says(wrong, "donnez la nouvelle adresse") ||
              says(wrong, "Donnez la nouvelle adresse"));
  EXPECT_TRUE(says(wrong, "value=\"javascript:alert(1)\"")) << "given back";
  EXPECT_EQ(by_aicha("/service/articles/" + item + "/lien",
                     {{"version", version()}, {"adresse", "https://deux.example/nouveau"}})
                .status,
            303);
  Browser visitor(*site);
  EXPECT_TRUE(says(visitor.get("/panorama"), "href=\"https://deux.example/nouveau\""));
  EXPECT_FALSE(says(aicha.get("/service/liens"), "Déménagé"));
  for (const char* address : {"https://deux.example/ancien", "https://deux.example/nouveau"}) {
    EXPECT_EQ(article_at(address), sample.number("SELECT article_id FROM panorama_item"))
        << address;
  }
  EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_item_text"), 1) << "its history has it";
}

TEST_F(DeadLinks, LeaveWithWhatIsWithdrawn) {
  const std::string item = relayed(aicha, sample.pole(), "Retiré", "https://deux.example/b");
  by_aicha("/service/articles/" + item + "/retrait", {{"version", "2"}, {"motif", "Une erreur."}});
  EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_link"), 0);
}

}  // namespace
}  // namespace vigie::web
