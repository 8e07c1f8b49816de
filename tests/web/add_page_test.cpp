// SPDX-License-Identifier: EUPL-1.2
#include "web/browser.hpp"

namespace vigie::web {
namespace {

class AddPageForm : public SiteTest {
 protected:
  AddPageForm() {
    aicha.log_in("aicha@pole.example");
    site->let_add_pages([this](store::Database&, const store::Curator& curator,
                               const std::string& address, Instant) -> Result<app::AddedPage> {
      asked = address;
      by = curator.name;
      return answer;
    });
  }

  Response add(const std::string& address) {
    return aicha.post("/ajout", {{"jeton", aicha.token()}, {"adresse", address}});
  }

  Browser aicha{*site};
  std::string asked, by;
  Result<app::AddedPage> answer = app::AddedPage{};
};

TEST_F(AddPageForm, LeadsBackToTheStoryOnTheDesk) {
  const StoryId story = sample.story({"Un titre", "Le Journal", "Le début du texte.", "free"});
  answer = app::AddedPage{story, "Un titre", "https://a.fr/", false, ""};
  const Response response = add(" https://a.fr/ ");
  EXPECT_EQ(response.status, 303);
  EXPECT_NE(header_of(response, "Location").find("#h" + std::to_string(story.value)),
            std::string::npos);
  EXPECT_EQ(asked, "https://a.fr/");
  EXPECT_FALSE(by.empty());
}

TEST_F(AddPageForm, GivesTheAddressBackWithWhatIsWrong) {
  answer = app::AddedPage{{}, "", "", false, "il n’y a plus rien à cette adresse (404)"};
  const Response response = add("https://a.fr/\"<x>");
  EXPECT_EQ(response.status, 422);
  EXPECT_NE(response.body.find("n’y a plus rien"), std::string::npos);
  EXPECT_NE(response.body.find("https://a.fr/&quot;&lt;x&gt;"), std::string::npos);
  EXPECT_NE(response.body.find("aria-invalid"), std::string::npos);
}

TEST_F(AddPageForm, SaysWhatAnAddressIs) {
  EXPECT_EQ(add("").status, 422);
  answer = fail(Code::invalid_input, "address");
  EXPECT_NE(add("journal").body.find("https://"), std::string::npos);
  answer = fail(Code::busy, "x");
  EXPECT_NE(add("https://a.fr/").body.find("Réessayez"), std::string::npos);
}

TEST_F(AddPageForm, TakesNothingWithoutItsTokenOrASession) {
  EXPECT_EQ(aicha.post("/ajout", {{"adresse", "https://a.fr/"}}).status, 403);
  Browser nobody{*site};
  EXPECT_EQ(nobody.post("/ajout", {{"adresse", "https://a.fr/"}}).status, 403);
  EXPECT_EQ(nobody.get("/ajout").status, 303);
  EXPECT_EQ(asked, "");
}

TEST_F(AddPageForm, IsReachedFromTheDesk) {
  EXPECT_NE(aicha.get("/pile").body.find("href=\"/ajout\""), std::string::npos);
  EXPECT_EQ(aicha.get("/ajout").status, 200);
}

}  // namespace
}  // namespace vigie::web
