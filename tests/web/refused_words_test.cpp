// SPDX-License-Identifier: EUPL-1.2
// What was written into a form is on the page that refuses it, and a password never is.
#include <filesystem>
#include <regex>
#include <set>

#include "web/browser.hpp"

namespace vigie::web {
namespace {

class RefusedWords : public SiteTest {
 protected:
  RefusedWords() { aicha.log_in("aicha@pole.example"); }
  Browser aicha{*site};
};

TEST_F(RefusedWords, ComeBackWhereTheSessionEnded) {
  const std::string token = aicha.token();
  clock.advance(15 * kDaySeconds);
  const Response done =
      aicha.post("/info-doc", {{"jeton", token},
                               {"question", "Des exemples de <maisons> de santé en quartier ?"},
                               {"canal", "courriel"}});
  EXPECT_EQ(done.status, 403);
  EXPECT_NE(done.body.find("Session terminée"), std::string::npos);
  EXPECT_NE(done.body.find("Des exemples de &lt;maisons&gt; de santé en quartier ?"),
            std::string::npos)
      << done.body;
  EXPECT_EQ(done.body.find(token), std::string::npos);
}

TEST_F(RefusedWords, OfAFormOfAnotherSiteAreNotShown) {
  aicha.extra_headers = {{"sec-fetch-site", "cross-site"}};
  const Response done = aicha.post(
      "/info-doc", {{"jeton", "x"}, {"question", "Appelez vite ce numéro de telephone"}});
  EXPECT_EQ(done.status, 403);
  EXPECT_EQ(done.body.find("Appelez vite"), std::string::npos);
}

TEST_F(RefusedWords, AreNoPasswords) {
  const Response done =
      aicha.post("/compte/mot-de-passe", {{"jeton", "faux"},
                                          {"actuel", "une phrase assez longue"},
                                          {"nouveau", "une autre phrase longue"}});
  EXPECT_EQ(done.status, 403);
  EXPECT_EQ(done.body.find("phrase"), std::string::npos);
}

TEST(SecretFields, AreThoseThatRefusalsLeaveOut) {
  const std::regex password("<input[^>]*type=\"password\"[^>]*>");
  const std::regex name("name=\"([^\"]*)\"");
  std::set<std::string> names;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(test::source_dir() / "src/web")) {
    if (entry.path().extension() != ".mustache") continue;
    const std::string source = test::read_file(entry.path());
    for (auto found = std::sregex_iterator(source.begin(), source.end(), password);
         found != std::sregex_iterator(); ++found) {
      const std::string field = found->str();
      std::smatch of;
      if (std::regex_search(field, of, name)) names.insert(of[1]);
    }
  }
  EXPECT_EQ(names, (std::set<std::string>{"actuel", "mot_de_passe", "nouveau"}))
      << "kSecretFields of web/site/reply.cpp";
}

}  // namespace
}  // namespace vigie::web
