// SPDX-License-Identifier: EUPL-1.2
#include <latch>
#include <thread>

#include "web/browser.hpp"

namespace vigie::web {
namespace {

using Login = SiteTest;

TEST_F(Login, OpensThePileAndSetsACookieThatScriptsCannotRead) {
  Browser browser(*site);
  const Response done = browser.log_in("aicha@pole.example");
  EXPECT_EQ(done.status, 303);
  EXPECT_EQ(header_of(done, "Location"), "/pile");
  const std::string cookie = header_of(done, "Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("__Host-vigie=")) << cookie;
  for (const char* part : {"HttpOnly", "SameSite=Lax", "Secure", "Path=/"}) {
    EXPECT_NE(cookie.find(part), std::string::npos) << cookie;
  }
  EXPECT_EQ(browser.get("/pile").status, 200);
}

TEST_F(Login, SendsStrangersToTheDoorAndBack) {
  Browser browser(*site);
  const Response sent = browser.get("/pile");
  EXPECT_EQ(sent.status, 303);
  EXPECT_EQ(header_of(sent, "Location"), "/connexion?suite=/pile");
  EXPECT_NE(browser.get("/connexion?suite=/pile").body.find("name=\"suite\" value=\"/pile\""),
            std::string::npos);
}

TEST_F(Login, LeadsBackToTheVeryListThatWasAskedFor) {
  const std::string list = "/pile?etat=gardees&apres=12-3";
  Browser browser(*site);
  const std::string page = browser.get(header_of(browser.get(list), "Location")).body;
  EXPECT_EQ(between(page, "name=\"suite\" value=\"", "\""), "/pile?etat=gardees&amp;apres=12-3");
  const Response done =
      browser.post("/connexion", {{"porte", between(page, "name=\"porte\" value=\"", "\"")},
                                  {"courriel", "aicha@pole.example"},
                                  {"mot_de_passe", std::string(test::kPassword)},
                                  {"suite", list}});
  EXPECT_EQ(header_of(done, "Location"), list);
}

TEST_F(Login, ForgetsAnAddressTooLongToComeBackTo) {
  Browser browser(*site);
  const Response sent = browser.get("/pile?etat=" + std::string(http::kTargetBytesMax - 20, '='));
  EXPECT_EQ(header_of(sent, "Location"), "/connexion");
}

TEST_F(Login, GoesBackToPagesOfOurOwnOnly) {
  struct Case {
    std::string_view why, given;
  };
  static constexpr Case kCases[] = {{"another host", "//evil.example/"},
                                    {"a whole address", "https://evil.example/"},
                                    {"a backslash", "/%5Cevil.example"},
                                    {"nothing", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    Browser browser(*site);
    const std::string page = browser.get("/connexion?suite=" + std::string(c.given)).body;
    EXPECT_NE(page.find("name=\"suite\" value=\"/\""), std::string::npos);
  }
}

TEST_F(Login, SaysTheSameOfAWrongPasswordAndAnUnknownAddress) {
  Browser browser(*site);
  const Response wrong = browser.log_in("aicha@pole.example", "une autre phrase");
  const Response unknown = browser.log_in("personne@pole.example");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(between(wrong.body, "role=\"alert\">", "<"),
            between(unknown.body, "role=\"alert\">", "<"));
}

TEST_F(Login, ClosesAfterTooManyTriesAndSaysForHowLong) {
  Browser browser(*site);
  for (int count = 0; count < app::kTriesFromOneAddressMax; ++count) {
    EXPECT_EQ(browser.log_in("aicha@pole.example", "une autre phrase").status, 401);
  }
  const Response closed = browser.log_in("aicha@pole.example");
  EXPECT_EQ(closed.status, 429);
  EXPECT_EQ(header_of(closed, "Retry-After"), "900");
  EXPECT_NE(closed.body.find("15 minutes"), std::string::npos);
}

TEST_F(Login, GivesTheFormBackAtOnceWhenManySignInTogether) {
  constexpr std::size_t kVisitors = 8;
  SystemEntropy chance;  // several threads draw from it
  const auto crowded = make_site(chance);
  std::latch together(kVisitors);
  std::vector<Response> answers(kVisitors);
  std::vector<std::thread> threads;
  for (Response& answer : answers) {
    threads.emplace_back([&] {
      Browser browser(*crowded);
      together.arrive_and_wait();
      answer = browser.log_in("aicha@pole.example", "une autre phrase");
    });
  }
  for (std::thread& thread : threads) thread.join();
  const auto waits = std::find_if(answers.begin(), answers.end(),
                                  [](const Response& each) { return each.status == 503; });
  ASSERT_NE(waits, answers.end());
  EXPECT_EQ(header_of(*waits, "Retry-After"), "3");
  EXPECT_NE(between(waits->body, "role=\"alert\">", "<").find("réessayez"), std::string::npos);
  EXPECT_NE(waits->body.find("value=\"aicha@pole.example\""), std::string::npos);
}

TEST_F(Login, RefusesAFormThatOurPageDidNotGive) {
  Browser browser(*site);
  const Response refused =
      browser.post("/connexion", {{"porte", "inventé"},
                                  {"courriel", "aicha@pole.example"},
                                  {"mot_de_passe", std::string(test::kPassword)}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(sample.number("SELECT count(*) FROM session"), 0);
}

TEST_F(Login, EndsTheSessionOnTheServerToo) {
  Browser browser(*site);
  browser.log_in("aicha@pole.example");
  EXPECT_EQ(browser.post("/deconnexion", {{"jeton", browser.token()}}).status, 303);
  EXPECT_EQ(sample.number("SELECT count(*) FROM session"), 0);
  EXPECT_EQ(browser.get("/pile").status, 303);
}

}  // namespace
}  // namespace vigie::web
