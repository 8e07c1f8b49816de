// SPDX-License-Identifier: EUPL-1.2
// Searches that are kept: whose they are, how one is told of what they find, their private feeds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/job_list.hpp"
#include "app/search/alerts.hpp"
#include "app/search/parse_search.hpp"
#include "net/outbox_mailer.hpp"
#include "store/upkeep/notification_repo.hpp"
#include "text/fold.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class SavedSearches : public SiteTest {
 protected:
  SavedSearches() {
    config_.web.public_url = "https://vigie.example";
    config_.mail.from = "veille@vigie.example";
    config_.mail.list_domain = "vigie.example";
    aicha.log_in("aicha@pole.example");
    chloe.log_in("chloe@oriv.example");
  }
  /// A story that came, and is found by the words of its title.
  StoryId arrives(const std::string& title) {
    const StoryId story = sample.story({title, "Le Courrier"});
    index(title);
    return story;
  }
  void grows(StoryId story, const std::string& title) {
    sample.add_article(story, {title, "La Gazette"}, false);
    index(title);
  }
  void index(const std::string& title) {
    sample.run("INSERT INTO search (rowid, title, body) SELECT max(id), '" +
               text::folded_words(title) + "', '' FROM article");
  }
  Response keep(Browser& browser, const std::string& name, const std::string& words,
                const std::string& rhythm) {
    return browser.post(
        "/recherche/gardees",
        {{"jeton", browser.token()}, {"nom", name}, {"q", words}, {"rythme", rhythm}});
  }
  /// The turn of the lane at `now`: what each message says.
  std::vector<app::NotificationText> told(Instant now) {
    std::vector<app::NotificationText> texts;
    auto reader = sample.db().reader();
    const auto job = std::ranges::find(app::job_list(), "search_alerts", &app::Job::name);
    EXPECT_NE(job, app::job_list().end());
    const auto outlook = job->look(reader, config_, now);
    EXPECT_TRUE(outlook) << outlook.error().detail;
    if (!outlook->due) return texts;
    const auto planned = app::plan_alerts(sample.db(), now);
    EXPECT_TRUE(planned) << planned.error().detail;
    net::OutboxMailer outbox(folder.path() / "outbox");
    std::vector<app::NotificationKind> kinds(app::notification_kinds().begin(),
                                             app::notification_kinds().end());
    static std::vector<app::NotificationText>* kept = nullptr;
    kept = &texts;
    std::ranges::find(kinds, app::kSearchAlert, &app::NotificationKind::name)->compose =
        [](const app::Composing& composing) {
          auto text = app::compose_search_alert(composing);
          if (text && *text) kept->push_back(**text);
          return text;
        };
    const auto sent =
        app::send_notifications(sample.db(), config_, kinds, outbox, now, [] { return false; });
    EXPECT_TRUE(sent) << sent.error().detail;
    EXPECT_EQ(sent->sent, std::ssize(texts));
    return texts;
  }
  std::size_t mails() {
    std::size_t count = 0;
    const auto outbox = folder.path() / "outbox";
    if (!std::filesystem::exists(outbox)) return 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(outbox)) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }
  std::string page() { return aicha.get("/recherche/gardees").body; }

  config::VigieConfig config_;
  Browser aicha{*site};
  Browser chloe{*site};
};

constexpr Instant kNow = test::kSampleNow;

TEST_F(SavedSearches, BelongToTheCentreAndAreSeenByItAlone) {
  EXPECT_EQ(keep(aicha, "Médiation", "médiation OU médiateur", "page").status, 303);
  EXPECT_THAT(page(), HasSubstr("médiation OU médiateur"));
  EXPECT_THAT(page(), HasSubstr("gardée par Aïcha Benali"));
  EXPECT_THAT(chloe.get("/recherche/gardees").body, Not(HasSubstr("médiateur")));
  EXPECT_EQ(chloe
                .post("/recherche/gardees/1",
                      {{"jeton", chloe.token()}, {"version", "1"}, {"geste", "retirer"}})
                .status,
            404);
  Browser bruno(*site);
  bruno.log_in("bruno@pole.example");
  EXPECT_THAT(bruno.get("/recherche?q=autre").body, HasSubstr(">Médiation</a>"));
}

TEST_F(SavedSearches, GiveBackWhatWasTypedWhereTheyAreRefused) {
  keep(aicha, "Médiation", "médiation", "page");
  const Response twice = keep(aicha, "MÉDIATION", "<b>\"", "page");
  EXPECT_EQ(twice.status, 422);
  EXPECT_THAT(twice.body, HasSubstr("&lt;b&gt;"));
  EXPECT_THAT(twice.body, Not(HasSubstr("<b>")));
  EXPECT_EQ(keep(aicha, "", "mot", "page").status, 422);
  EXPECT_EQ(keep(aicha, "Rien", "-", "page").status, 422);
}

TEST_F(SavedSearches, ChangeOnlyFromTheVersionThatWasSeen) {
  keep(aicha, "Médiation", "médiation", "page");
  const Pairs change = {{"jeton", aicha.token()},
                        {"version", "1"},
                        {"nom", "Médiation"},
                        {"q", "médiation sociale"},
                        {"geste", "changer"}};
  EXPECT_EQ(aicha.post("/recherche/gardees/1", change).status, 303);
  const Response late = aicha.post("/recherche/gardees/1", change);
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("Ce que vous aviez écrit est ci-dessous"));
}

TEST_F(SavedSearches, OfTheNetworkAreKeptByWhoCoordinatesAlone) {
  const Pairs form = {
      {"jeton", aicha.token()}, {"nom", "Réseau"}, {"q", "mot"}, {"portee", "reseau"}};
  EXPECT_EQ(aicha.post("/recherche/gardees", form).status, 403);
  sample.run(
      "INSERT INTO curator_grant (curator_id, role, granted_at) VALUES (1, 'coordinator', 1)");
  EXPECT_EQ(aicha.post("/recherche/gardees", form).status, 303);
  EXPECT_THAT(chloe.get("/recherche/gardees").body, HasSubstr(">Réseau</a>"));
}

TEST_F(SavedSearches, StandInsideAnother) {
  arrives("Médiation à Lille");
  arrives("Médiation à Gonesse");
  keep(aicha, "Médiation", "médiation", "page");
  const std::string found = aicha.get("/recherche?q=lille+recherche:M%C3%A9diation").body;
  EXPECT_THAT(found, HasSubstr("<mark>Lille</mark>"));
  EXPECT_THAT(found, HasSubstr("1 article<"));
  EXPECT_THAT(aicha.get("/recherche?q=lille+recherche:absente").body,
              HasSubstr("Aucune recherche gardée ne s’appelle"));
}

TEST_F(SavedSearches, TellAtOnceWhatCameAndNothingTwice) {
  arrives("Médiation d’hier");
  keep(aicha, "Médiation", "médiation", "at_once");
  EXPECT_THAT(told(kNow), IsEmpty()) << "what was there is no news";
  const StoryId story = arrives("Médiation à Lille");
  arrives("Un stade à Lille");
  const auto texts = told(kNow + 60);
  ASSERT_THAT(texts, SizeIs(1));
  EXPECT_EQ(texts[0].subject, "1 actualité pour vos recherches");
  EXPECT_THAT(texts[0].body, HasSubstr("Médiation à Lille — Le Courrier"));
  EXPECT_THAT(texts[0].body,
              HasSubstr("https://vigie.example/pile/" + std::to_string(story.value)));
  EXPECT_THAT(texts[0].body, Not(HasSubstr("stade")));
  EXPECT_EQ(mails(), 1U);
  EXPECT_THAT(told(kNow + 120), IsEmpty());
  arrives("Un autre stade");
  EXPECT_THAT(told(kNow + 180), IsEmpty()) << "nothing is sent for nothing";
  EXPECT_EQ(mails(), 1U);
}

TEST_F(SavedSearches, TellAStoryOnceUnderTheFirstThatFoundItAndCountEach) {
  keep(aicha, "B Lille", "lille", "at_once");
  keep(aicha, "A Médiation", "médiation", "at_once");
  keep(aicha, "C Stades", "stade", "at_once");
  arrives("Médiation à Lille");
  arrives("Marché de Lille");
  const auto texts = told(kNow + 60);
  ASSERT_THAT(texts, SizeIs(1));
  const std::string& body = texts[0].body;
  EXPECT_EQ(body.find("Médiation à Lille"), body.rfind("Médiation à Lille"));
  EXPECT_LT(body.find("Médiation à Lille"), body.find("Marché de Lille"));
  EXPECT_THAT(body, HasSubstr("     1  A Médiation\n"));
  EXPECT_THAT(body, HasSubstr("     2  B Lille\n"));
  EXPECT_THAT(body, HasSubstr("     0  C Stades\n"));
}

TEST_F(SavedSearches, TellOfAStoryThatGrewThatItGrew) {
  keep(aicha, "Médiation", "médiation", "at_once");
  const StoryId story = arrives("Médiation à Lille");
  told(kNow + 60);
  grows(story, "Lille : la médiation s’étend");
  const auto texts = told(kNow + 120);
  ASSERT_THAT(texts, SizeIs(1));
  EXPECT_THAT(texts[0].body, HasSubstr("a grandi (1 nouvel article, 2 en tout)"));
}

TEST_F(SavedSearches, TellOnceADayAtTheHourThatWasChosen) {
  keep(aicha, "Médiation", "médiation", "daily");
  aicha.post("/recherche/alertes", {{"jeton", aicha.token()}, {"heure", "7"}});
  arrives("Médiation à Lille");
  const Day tomorrow = paris_day(kNow) + 1;
  const auto seven = instant_at(tomorrow, 7, 0, kParis);
  ASSERT_TRUE(seven);
  EXPECT_THAT(told(*seven - 60), IsEmpty());
  EXPECT_THAT(told(*seven), SizeIs(1));
  arrives("Médiation à Gonesse");
  EXPECT_THAT(told(*seven + 3600), IsEmpty());
  EXPECT_THAT(told(*seven + kDaySeconds), SizeIs(1));
  EXPECT_THAT(told(*seven + 2 * kDaySeconds), IsEmpty());
  aicha.post("/recherche/alertes", {{"jeton", aicha.token()}, {"heure", "7"}, {"vide", "oui"}});
  const auto nothing = told(*seven + 3 * kDaySeconds);
  ASSERT_THAT(nothing, SizeIs(1));
  EXPECT_EQ(nothing[0].subject, "Rien de nouveau pour vos recherches");
}

TEST_F(SavedSearches, TellOnMondayWhereThatWasChosen) {
  keep(aicha, "Médiation", "médiation", "weekly");
  arrives("Médiation à Lille");
  const Day monday = monday_of(paris_day(kNow)) + 7;
  const auto eight = instant_at(monday, 8, 0, kParis);
  ASSERT_TRUE(eight);
  EXPECT_THAT(told(*eight - 60), IsEmpty());
  EXPECT_THAT(told(*eight), SizeIs(1));
  EXPECT_THAT(told(*eight + kDaySeconds), IsEmpty());
}

TEST_F(SavedSearches, SayNothingToWhoLeftOrGaveThemUp) {
  keep(aicha, "Médiation", "médiation", "at_once");
  arrives("Médiation à Lille");
  aicha.post("/recherche/gardees/1",
             {{"jeton", aicha.token()}, {"version", "1"}, {"geste", "retirer"}});
  EXPECT_THAT(told(kNow + 60), IsEmpty());
  EXPECT_THAT(page(), Not(HasSubstr(">Médiation</a>")));
}

TEST_F(SavedSearches, HaveFeedsThatAnswerUntilTheyAreTakenBack) {
  keep(aicha, "Médiation", "médiation", "page");
  arrives("Médiation & <Lille>");
  const std::string form = "/recherche/gardees/1/fil";
  EXPECT_EQ(aicha.post(form, {{"jeton", aicha.token()}, {"nom", "Liseuse"}}).status, 303);
  EXPECT_THAT(page(), HasSubstr("Liseuse"));
  const std::string address = "/fil/" + between(page(), "href=\"/fil/", "\"");
  Browser reader(*site);
  const Response feed = reader.get(address);
  EXPECT_EQ(feed.status, 200);
  EXPECT_EQ(feed.content_type, "application/atom+xml; charset=utf-8");
  EXPECT_THAT(feed.body, HasSubstr("<title>Médiation &amp; &lt;Lille&gt;</title>"));
  EXPECT_THAT(feed.body, Not(HasSubstr("Le conseil municipal"))) << "no text of a feed";
  EXPECT_EQ(reader.get("/fil/autre").status, 404);
  EXPECT_EQ(chloe.post("/recherche/fils/1/retrait", {{"jeton", chloe.token()}}).status, 404);
  EXPECT_EQ(aicha.post("/recherche/fils/1/retrait", {{"jeton", aicha.token()}}).status, 303);
  EXPECT_EQ(reader.get(address).status, 404);
  EXPECT_THAT(page(), Not(HasSubstr("Liseuse")));
}

}  // namespace
}  // namespace vigie::web
