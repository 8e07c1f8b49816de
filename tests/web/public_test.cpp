// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/mail_key.hpp"
#include "app/panorama/relay.hpp"
#include "http/multipart.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

constexpr const char* kRelayNote = "À lire pour l’accès aux soins dans les quartiers.";

class PublicPages : public SiteTest {
 protected:
  void relayed(std::string title, std::string_view theme) {
    const StoryId story = sample.story({std::move(title), "Le Journal", "", "subscribers"});
    sample.tag(story, "theme", theme, std::string("Thème ") + std::string(theme), "mot");
    ASSERT_TRUE(app::relay(sample.db(), sample.aicha(), {story, 1, {}}, kRelayNote, clock.now()));
    clock.advance(60);
  }
  /// A reader of a letter whose link ends in `token`.
  void subscribed(std::string_view token) {
    auto tx = sample.db().begin();
    ASSERT_TRUE(app::ensure_mail_key(*tx, entropy));  // as importing a list does
    ASSERT_TRUE(tx->commit());
    sample.run("INSERT INTO letter (key, name, centre_id) VALUES ('essai', 'Essai', 1)");
    sample.run(
        "INSERT INTO mailing_list (key, kind, letter_key) VALUES ('essai', 'letter', 'essai')");
    sample.run(
        "INSERT INTO person (id, email, email_key, created_at) "
        "VALUES (1, 'lea@exemple.invalid', 'lea@exemple.invalid', 0)");
    sample.run(
        "INSERT INTO subscription (person_id, list_key, state, basis, origin, token, "
        "subscribed_at) "
        "VALUES (1, 'essai', 'active', 'inscription', 'essai', '" +
        std::string(token) + "', 0)");
  }
  std::int64_t readers() {
    return sample.number("SELECT count(*) FROM subscription WHERE state = 'active'");
  }

  Browser stranger{*site};
};

TEST_F(PublicPages, PanoramaShowsTheNewestFirstAndFiltersByTheme) {
  relayed("Premier", "sante");
  relayed("Second", "sport");
  const std::string all = stranger.get("/panorama").body;
  EXPECT_LT(all.find("Second"), all.find("Premier"));
  EXPECT_NE(all.find("réservé aux abonnés"), std::string::npos);
  const std::string sport = stranger.get("/panorama?theme=sport").body;
  EXPECT_NE(sport.find("Second"), std::string::npos);
  EXPECT_EQ(sport.find(">Premier<"), std::string::npos);
}

TEST_F(PublicPages, PanoramaIsSharedAndHasNoCookie) {
  relayed("Premier", "sante");
  const Response page = stranger.get("/panorama");
  EXPECT_EQ(header_of(page, "Cache-Control"), "public, max-age=60");
  EXPECT_EQ(header_of(page, "Set-Cookie"), "");
  stranger.extra_headers = {{"if-none-match", header_of(page, "ETag")}};
  const Response again = stranger.get("/panorama");
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
}

TEST_F(PublicPages, PanoramaIsMadeOnceASecondAndAnewAtOnceWhereSomethingIsWritten) {
  relayed("Premier", "sante");
  static_cast<void>(site->take_work());
  const Response first = stranger.get("/panorama");
  EXPECT_FALSE(site->take_work().empty());
  EXPECT_EQ(stranger.get("/panorama").body, first.body);
  stranger.extra_headers = {{"if-none-match", header_of(first, "ETag")}};
  EXPECT_EQ(stranger.get("/panorama").status, 304);
  EXPECT_TRUE(site->take_work().empty()) << "from memory";
  stranger.extra_headers = {};
  Browser aicha(*site);
  aicha.log_in("aicha@pole.example");
  const std::string item = std::to_string(sample.number("SELECT max(id) FROM panorama_item"));
  EXPECT_EQ(aicha
                .post("/service/articles/" + item + "/retrait",
                      {{"jeton", aicha.token()}, {"version", "2"}, {"motif", "Une erreur."}})
                .status,
            303);
  EXPECT_EQ(stranger.get("/panorama").body.find(">Premier<"), std::string::npos);
  clock.advance(1);
  static_cast<void>(site->take_work());
  stranger.get("/panorama");
  EXPECT_FALSE(site->take_work().empty()) << "what another process wrote is seen within a second";
}

TEST_F(PublicPages, PanoramaOfASignedInCuratorIsNotShared) {
  Browser aicha(*site);
  aicha.log_in("aicha@pole.example");
  EXPECT_EQ(header_of(aicha.get("/panorama"), "Cache-Control"), "no-store");
}

TEST_F(PublicPages, AtomFeedNamesTheSite) {
  relayed("Premier", "sante");
  const Response feed = stranger.get("/panorama.atom");
  EXPECT_EQ(feed.content_type, "application/atom+xml; charset=utf-8");
  EXPECT_NE(feed.body.find("href=\"https://vigie.example/panorama.atom\""), std::string::npos);
  EXPECT_NE(between(feed.body, "<id>", "</id>").find("urn:uuid:"), std::string::npos)
      << "a name that outlasts the site's address";
  EXPECT_NE(feed.body.find("<title>Premier</title>"), std::string::npos);
}

TEST_F(PublicPages, UnsubscribeByGetChangesNothing) {
  subscribed("jeton-de-lea");
  const Response page = stranger.get("/desinscription/jeton-de-lea");
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("name=\"List-Unsubscribe\" value=\"One-Click\""), std::string::npos);
  EXPECT_EQ(readers(), 1);
}

TEST_F(PublicPages, UnsubscribeByPostNeedsNothingButTheLinkAndMayBeRepeated) {
  subscribed("jeton-de-lea");
  stranger.extra_headers = {{"origin", "https://mail.example"}, {"sec-fetch-site", "cross-site"}};
  for (int count = 0; count < 2; ++count) {
    const Response done =
        stranger.post("/desinscription/jeton-de-lea", {{"List-Unsubscribe", "One-Click"}});
    EXPECT_EQ(done.status, 200);
    EXPECT_EQ(header_of(done, "Set-Cookie"), "");
    EXPECT_NE(done.body.find("prise en compte"), std::string::npos);
    EXPECT_EQ(readers(), 0);
  }
  EXPECT_EQ(stranger.post("/desinscription/autre", {{"List-Unsubscribe", "One-Click"}}).status,
            404);
  EXPECT_EQ(stranger.post("/desinscription/jeton-de-lea", {}).status, 400);
}

TEST_F(PublicPages, HealthAnswers) {
  const Response health = stranger.get("/sante");
  EXPECT_EQ(health.status, 200);
  EXPECT_EQ(health.body, "ok\n");
}

TEST_F(PublicPages, MetricsAreForThisMachineAlone) {
  sample.run(
      "INSERT INTO job_run (name, started_at, ended_at, outcome, detail, backlog) "
      "VALUES ('poll', 1, 2, 'failed', 'le disque est plein', 7)");
  EXPECT_EQ(stranger.get("/livez").body, "ok\n");
  EXPECT_EQ(stranger.get("/readyz").body, "ok\n");
  stranger.address = "203.0.113.7";
  EXPECT_EQ(stranger.get("/metrics").status, 404);
  stranger.address = "127.0.0.1";
  const Response told = stranger.get("/metrics");
  EXPECT_EQ(told.status, 200);
  EXPECT_NE(told.body.find("vigie_job_backlog{job=\"poll\"} 7\n"), std::string::npos) << told.body;
  EXPECT_NE(told.body.find("vigie_job_failed{job=\"poll\"} 1\n"), std::string::npos);
  EXPECT_EQ(told.body.find("plein"), std::string::npos) << "numbers, and no words";
}

TEST_F(PublicPages, HealthTellsTheJobsToWhoIsSignedInAlone) {
  sample.run(
      "INSERT INTO job_run (name, started_at, ended_at, outcome, detail, backlog) "
      "VALUES ('poll', 1, 2, 'failed', 'le disque est plein', 7)");
  EXPECT_EQ(stranger.get("/sante").body, "ok\n");
  Browser curator(*site);
  curator.log_in("aicha@pole.example");
  const std::string told = curator.get("/sante").body;
  EXPECT_TRUE(told.starts_with("ok\nrelève\u00a0: a échoué")) << told;
  EXPECT_NE(told.find("en attente\u00a0: 7"), std::string::npos) << told;
  EXPECT_NE(told.find("le disque est plein"), std::string::npos) << told;
}

TEST_F(PublicPages, EveryPageSaysThatTheClockWaitsForAPerson) {
  Browser curator(*site);
  curator.log_in("aicha@pole.example");
  EXPECT_EQ(curator.get("/pile").body.find("vigie clock accept"), std::string::npos);
  sample.run("INSERT INTO clock_jump (from_at, to_at) VALUES (1800000000, 1863072000)");
  EXPECT_NE(curator.get("/pile").body.find("vigie clock accept"), std::string::npos);
  EXPECT_EQ(stranger.get("/panorama").body.find("vigie clock accept"), std::string::npos);
}

TEST_F(PublicPages, EveryResponseForbidsWhatIsNotOurs) {
  for (const char* target : {"/panorama", "/connexion", "/nulle-part", "/sante"}) {
    const Response response = stranger.get(target);
    const std::string policy = header_of(response, "Content-Security-Policy");
    EXPECT_TRUE(policy.starts_with("default-src 'none'")) << target;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos) << target;
    EXPECT_EQ(header_of(response, "X-Content-Type-Options"), "nosniff") << target;
  }
}

TEST_F(PublicPages, ErrorsAreFrenchAndFriendly) {
  const Response missing = stranger.get("/nulle-part");
  EXPECT_EQ(missing.status, 404);
  EXPECT_NE(missing.body.find("Page introuvable"), std::string::npos);
  const Response method = stranger.post("/panorama", {});
  EXPECT_EQ(method.status, 405);
  EXPECT_EQ(header_of(method, "Allow"), "GET, HEAD");
}

TEST_F(PublicPages, StylesAreKeptForEverUnderAnAddressOfTheirOwn) {
  const std::string page = stranger.get("/panorama").body;
  const std::string address = between(page, "<link rel=\"stylesheet\" href=\"", "\"");
  const Response style = stranger.get(address);
  EXPECT_EQ(style.status, 200);
  EXPECT_EQ(style.content_type, "text/css; charset=utf-8");
  EXPECT_EQ(header_of(style, "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(header_of(stranger.get("/ressources/0/vigie.css"), "Cache-Control"), "no-store");
  EXPECT_EQ(stranger.get("/ressources/0/secret").status, 404);
}

TEST_F(PublicPages, CompressesForThoseWhoTakeIt) {
  stranger.extra_headers = {{"accept-encoding", "br;q=1, gzip"}};
  const Response page = stranger.get("/panorama");
  EXPECT_EQ(header_of(page, "Content-Encoding"), "gzip");
  EXPECT_TRUE(page.body.starts_with("\x1f\x8b"));
  stranger.extra_headers = {{"accept-encoding", "gzip;q=0"}};
  EXPECT_EQ(header_of(stranger.get("/panorama"), "Content-Encoding"), "");
}

TEST(ReadTarget, RefusesWhatIsMalformed) {
  for (const char* bad : {"", "pile", "http://a/", "/%", "/%zz", "/a%00b", "/%ff", "/a%0ab", "*"}) {
    EXPECT_FALSE(http::read_target(bad)) << bad;
  }
  const auto fine = http::read_target("/a%C3%A9?x=1+2&y=%26&z");
  ASSERT_TRUE(fine);
  EXPECT_EQ(fine->path, "/aé");
  EXPECT_EQ(fine->query, (Pairs{{"x", "1 2"}, {"y", "&"}, {"z", ""}}));
}

TEST(ReadForm, KeepsWhatAPersonPastedButItsControlCharacters) {
  EXPECT_EQ(http::read_form("note=une%0Bnote%00+%C3%A0%0D%0Alire%09ici"),
            (Pairs{{"note", "unenote à\r\nlire\tici"}}));
  EXPECT_FALSE(http::read_form("no%0Bte=x"));
  EXPECT_FALSE(http::read_form("note=%ff"));
}

TEST(ReadMultipart, ReadsTextFieldsAndNothingMalformed) {
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n"
      "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\nbytes\r\n--b--\r\n";
  EXPECT_EQ(http::boundary_of("multipart/form-data; boundary=\"b\""), "b");
  EXPECT_EQ(http::read_multipart("b", body), (Pairs{{"List-Unsubscribe", "One-Click"}}));
  EXPECT_FALSE(http::read_multipart("b", "--b\r\nno end"));
  EXPECT_FALSE(http::read_multipart("b", "--b\r\n--b\r\n\r\nx\r\n--b--"))
      << "a part without headers";
  EXPECT_FALSE(http::read_multipart("c", body));
  EXPECT_FALSE(http::read_multipart("", body));
}

}  // namespace
}  // namespace vigie::web
