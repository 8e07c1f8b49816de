// SPDX-License-Identifier: EUPL-1.2
// The doors of an account: forgotten password, second factor, sessions, the first account; and what
// somebody tries who should not come in.
#include "web/people_fixture.hpp"

namespace vigie::web {
namespace {

using Doors = PeopleTest;

TEST_F(Doors, AForgottenPasswordTellsNothingOfWhoHasAnAccount) {
  Browser stranger(*site);
  const auto asked = [&](const std::string& email) {
    const Response response = stranger.post("/mot-de-passe", {{"courriel", email}});
    EXPECT_EQ(response.status, 200);
    std::string page = response.body;
    page.replace(page.find(email), email.size(), "X");
    return page;
  };
  EXPECT_EQ(asked("aicha@pole.example"), asked("personne@pole.example"));
  EXPECT_EQ(sample.number("SELECT count(*) FROM password_reset"), 2) << "as much is written";
  EXPECT_EQ(sample.number("SELECT count(*) FROM notification WHERE kind = 'password-reset'"), 2);
  const std::string unknown = text("SELECT token FROM password_reset WHERE email LIKE 'personne%'");
  EXPECT_EQ(stranger.get("/mot-de-passe/" + unknown).status, 404);
}

TEST_F(Doors, AResetIsUsedOnceWithinAnHourAndEndsTheSessions) {
  Browser stranger(*site);
  const auto link = [&] {
    stranger.post("/mot-de-passe", {{"courriel", "aicha@pole.example"}});
    return "/mot-de-passe/" + text("SELECT token FROM password_reset ORDER BY id DESC LIMIT 1");
  };
  const std::string old = link();
  clock.advance(kHourSeconds);
  EXPECT_EQ(stranger.get(old).status, 404);
  EXPECT_EQ(stranger.post(old, {{"nouveau", kNewWords}}).status, 404);
  const std::string fresh = link();
  EXPECT_EQ(stranger.get(fresh).status, 200);
  EXPECT_EQ(stranger.post(fresh, {{"nouveau", "motdepasse2026"}}).status, 422);
  EXPECT_EQ(aicha.get("/compte").status, 200) << "nothing happened yet";
  EXPECT_EQ(header_of(stranger.post(fresh, {{"nouveau", kNewWords}}), "Location"),
            "/connexion?fait=mot-de-passe");
  EXPECT_EQ(aicha.get("/compte").status, 303);
  EXPECT_EQ(stranger.post(fresh, {{"nouveau", "encore quatre mots là"}}).status, 404);
  EXPECT_EQ(stranger.log_in("aicha@pole.example").status, 401);
  EXPECT_EQ(stranger.log_in("aicha@pole.example", kNewWords).status, 303);
}

TEST_F(Doors, MailIsAskedForAFewTimesAndNoMore) {
  Browser stranger(*site);
  int closed = 0;
  for (int count = 0; count < 20; ++count) {
    clock.advance(1);
    closed += stranger.post("/mot-de-passe", {{"courriel", "aicha@pole.example"}}).status == 429;
  }
  EXPECT_GT(closed, 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM password_reset"), 1) << "one mail in ten minutes";
}

TEST_F(Doors, ACodeIsAskedForOnceItWasConfirmed) {
  by_aicha("/compte/double", {{"actuel", std::string(test::kPassword)}});
  EXPECT_NE(aicha.get("/compte/double").body.find("/compte/double.svg"), std::string::npos);
  EXPECT_EQ(aicha.get("/compte/double.svg").content_type, "image/svg+xml");
  Browser other(*site);
  EXPECT_EQ(header_of(other.log_in("aicha@pole.example"), "Location"), "/pile") << "not yet";
  EXPECT_EQ(by_aicha("/compte/double/confirmer", {{"code", "000000"}}).status, 422);
  const std::string codes = let_aicha_have_codes();
  EXPECT_EQ(aicha.get("/compte/double.svg").status, 404) << "the secret is shown no more";

  Browser second(*site);
  EXPECT_EQ(header_of(second.log_in("aicha@pole.example"), "Location"),
            "/connexion/code?suite=/pile");
  EXPECT_EQ(second.get("/pile").status, 303) << "half a sign-in opens nothing";
  EXPECT_EQ(second.post("/connexion/code", {{"code", "000000"}, {"suite", "/pile"}}).status, 401);
  const std::string code = code_of("aicha@pole.example");
  const Response in = second.post("/connexion/code", {{"code", code}, {"suite", "//evil.example"}});
  EXPECT_EQ(header_of(in, "Location"), "/") << "to no other host";
  EXPECT_EQ(second.get("/pile").status, 200);

  Browser third(*site);
  third.log_in("aicha@pole.example");
  EXPECT_EQ(third.post("/connexion/code", {{"code", code}}).status, 401) << "it has served";
  const std::string recovery = between(codes, "<li><code>", "</code>");
  EXPECT_EQ(third.post("/connexion/code", {{"code", recovery}}).status, 303);
  Browser fourth(*site);
  fourth.log_in("aicha@pole.example");
  EXPECT_EQ(fourth.post("/connexion/code", {{"code", recovery}}).status, 401) << "once each";
}

TEST_F(Doors, FiveWrongCodesEndTheSignIn) {
  let_aicha_have_codes();
  Browser guesser(*site);
  guesser.log_in("aicha@pole.example");
  for (int count = 0; count < 5; ++count) {
    EXPECT_EQ(guesser.post("/connexion/code", {{"code", "000000"}}).status, 401);
  }
  const Response over = guesser.post("/connexion/code", {{"code", code_of("aicha@pole.example")}});
  EXPECT_TRUE(header_of(over, "Location").starts_with("/connexion?fait=etape"));
  EXPECT_EQ(guesser.log_in("aicha@pole.example").status, 429) << "they counted as at the door";
}

TEST_F(Doors, ATicketIsWorthFiveMinutes) {
  let_aicha_have_codes();
  Browser late(*site);
  late.log_in("aicha@pole.example");
  clock.advance(5 * kMinuteSeconds);
  const Response over = late.post("/connexion/code", {{"code", code_of("aicha@pole.example")}});
  EXPECT_TRUE(header_of(over, "Location").starts_with("/connexion?fait=etape"));
  EXPECT_EQ(late.get("/pile").status, 303);
}

TEST_F(Doors, TheSecondFactorIsTouchedWithThePasswordOnly) {
  EXPECT_EQ(by_aicha("/compte/double", {{"actuel", "pas le bon"}}).status, 422);
  EXPECT_EQ(sample.number("SELECT count(*) FROM second_factor"), 0);
  let_aicha_have_codes();
  EXPECT_EQ(by_aicha("/compte/double/geste", {{"actuel", "faux"}, {"geste", "fin"}}).status, 422);
  EXPECT_EQ(sample.number("SELECT count(*) FROM second_factor"), 1);
  by_aicha("/compte/double/geste", {{"actuel", std::string(test::kPassword)}, {"geste", "fin"}});
  EXPECT_EQ(sample.number("SELECT count(*) FROM second_factor"), 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM recovery_code"), 0);
}

TEST_F(Doors, SessionsAreListedAndClosedByTheirOwnerAlone) {
  Browser elsewhere(*site);
  elsewhere.extra_headers = {{"user-agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}};
  elsewhere.log_in("aicha@pole.example");
  const std::string page = aicha.get("/compte").body;
  EXPECT_NE(page.find("Firefox, Linux"), std::string::npos);
  const std::string name = between(page, "name=\"session\" value=\"", "\"");
  ASSERT_EQ(name.size(), 16U);
  EXPECT_EQ(
      chloe.post("/compte/sessions/fin", {{"jeton", chloe.token()}, {"session", name}}).status,
      404);
  EXPECT_EQ(elsewhere.get("/pile").status, 200);
  by_aicha("/compte/sessions/fin", {{"session", name}});
  EXPECT_EQ(elsewhere.get("/pile").status, 303);
  EXPECT_EQ(aicha.get("/pile").status, 200);
}

TEST_F(Doors, ANewPasswordNeedsTheOldOneAndClosesTheOtherSessions) {
  Browser elsewhere(*site);
  elsewhere.log_in("aicha@pole.example");
  EXPECT_EQ(by_aicha("/compte/mot-de-passe", {{"actuel", "faux"}, {"nouveau", kNewWords}}).status,
            422);
  const Response done = by_aicha(
      "/compte/mot-de-passe", {{"actuel", std::string(test::kPassword)}, {"nouveau", kNewWords}});
  EXPECT_EQ(done.status, 303) << done.body;
  EXPECT_EQ(aicha.get("/compte").status, 200);
  EXPECT_EQ(elsewhere.get("/pile").status, 303);
}

TEST_F(Doors, ASessionThatWasPlantedIsNotTheOneThatSignsIn) {
  Browser victim(*site);
  const std::string page = victim.get("/connexion").body;
  const std::string door = between(page, "name=\"porte\" value=\"", "\"");
  const std::string planted(43, 'A');
  victim.extra_headers = {{"cookie", "__Host-vigie=" + planted + "; vigie_porte=" + door}};
  const Response done = victim.post("/connexion", {{"porte", door},
                                                   {"courriel", "aicha@pole.example"},
                                                   {"mot_de_passe", std::string(test::kPassword)}});
  EXPECT_EQ(done.status, 303);
  EXPECT_EQ(header_of(done, "Set-Cookie").find(planted), std::string::npos);
  EXPECT_EQ(victim.get("/pile").status, 303) << "what was planted opens nothing";
}

TEST_F(Doors, KeysAreTurnedOffForTheAccount) {
  EXPECT_EQ(aicha.get("/pile").body.find("data-touches"), std::string::npos);
  by_aicha("/compte/preferences", {{"touches", "non"}, {"densite", "aeree"}, {"heure", "7"}});
  EXPECT_NE(aicha.get("/pile").body.find("<body data-touches=\"non\">"), std::string::npos);
  EXPECT_EQ(by_aicha("/compte/preferences", {{"heure", "24"}}).status, 400);
  EXPECT_EQ(chloe.get("/pile").body.find("data-touches"), std::string::npos);
}

/// A base with centres, and nobody.
class FirstRun : public SiteTest {
 protected:
  FirstRun() {
    for (const char* table : {"curator_grant", "session", "curator"}) {
      sample.run("DELETE FROM " + std::string(table));
    }
  }
  Pairs form(const std::string& secret) {
    return {{"secret", secret},
            {"centre", "pole"},
            {"nom", "Camille Roux"},
            {"courriel", "camille@pole.example"},
            {"nouveau", kNewWords}};
  }
};

TEST_F(FirstRun, TheFirstAccountNeedsTheSecretAndCoordinates) {
  Browser camille(*site);
  EXPECT_EQ(header_of(camille.get("/connexion"), "Location"), "/premier-compte");
  EXPECT_EQ(camille.get("/premier-compte").status, 200);
  EXPECT_EQ(camille.post("/premier-compte", form("")).status, 403);
  EXPECT_EQ(camille.post("/premier-compte", form("au hasard")).status, 403);
  EXPECT_EQ(sample.number("SELECT count(*) FROM curator"), 0);
  const std::string secret = site->first_run_secret().value();
  ASSERT_FALSE(secret.empty());
  EXPECT_EQ(camille.get("/premier-compte").body.find(secret), std::string::npos);
  const Response done = camille.post("/premier-compte", form(secret));
  EXPECT_EQ(header_of(done, "Location"), "/equipe") << done.body;
  EXPECT_NE(camille.get("/equipe").body.find("Inviter quelqu’un"), std::string::npos);
  EXPECT_EQ(camille.get("/journal").status, 200);
}

TEST_F(FirstRun, TheSecretIsWorthNothingOnceSomebodyHasAnAccount) {
  Browser camille(*site);
  const std::string secret = site->first_run_secret().value();
  camille.post("/premier-compte", form(secret));
  EXPECT_EQ(site->first_run_secret().value(), "");
  Browser other(*site);
  EXPECT_EQ(header_of(other.get("/premier-compte"), "Location"), "/connexion");
  Pairs again = form(secret);
  again[3].second = "autre@pole.example";
  EXPECT_EQ(header_of(other.post("/premier-compte", again), "Location"), "/connexion");
  EXPECT_EQ(sample.number("SELECT count(*) FROM curator"), 1);
}

TEST_F(FirstRun, GuessingTheSecretIsThrottled) {
  Browser guesser(*site);
  int status = 0;
  for (int count = 0; count < 6; ++count) {
    status = guesser.post("/premier-compte", form("au hasard")).status;
  }
  EXPECT_EQ(status, 429);
  EXPECT_EQ(guesser.post("/premier-compte", form(site->first_run_secret().value())).status, 429);
}

}  // namespace
}  // namespace vigie::web
