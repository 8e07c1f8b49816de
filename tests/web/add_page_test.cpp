// SPDX-License-Identifier: EUPL-1.2
#include "web/browser.hpp"

namespace vigie::web {
namespace {

class AddPageForm : public SiteTest {
 protected:
  AddPageForm() {
    aicha.log_in("aicha@pole.example");
    site->let_add_pages(
        [this](store::Database&, const store::Curator& curator, const app::PageToAdd& wanted,
               Instant) -> Result<app::AddedPage> {
          asked = wanted.address;
          said = wanted;
          by = curator.name;
          return answer;
        },
        [this](store::Database&, const std::string& address) -> Result<app::SeenPage> {
          looked_at = address;
          return seen;
        });
  }

  Response add(const std::string& address) {
    return aicha.post("/ajout", {{"jeton", aicha.token()}, {"adresse", address}});
  }

  Browser aicha{*site};
  std::string asked, by, looked_at;
  app::PageToAdd said;
  app::SeenPage seen;
  Result<app::AddedPage> answer = app::AddedPage{};
};

TEST_F(AddPageForm, ConfirmsWithALinkToTheStory) {
  const StoryId story = sample.story({"Un titre", "Le Journal", "Le début du texte.", "free"});
  answer = app::AddedPage{story, "Un titre", "https://a.fr/", false, ""};
  const Response response = add(" https://a.fr/ ");
  EXPECT_EQ(response.status, 303);
  const std::string confirmed = header_of(response, "Location");
  EXPECT_EQ(confirmed, "/ajout?ajoutee=" + std::to_string(story.value));
  const std::string page = aicha.get(confirmed).body;
  EXPECT_NE(page.find("Un titre&nbsp;» est sur votre pile"), std::string::npos);
  EXPECT_NE(page.find("href=\"/pile/" + std::to_string(story.value) + "\""), std::string::npos);
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

TEST_F(AddPageForm, ShowsWhatAPageSaysToBeCorrectedBeforeItLands) {
  seen.read = {.title = "Le port <rouvre>",
               .media = "La Gazette",
               .author = "Ana Léa",
               .published_on = parse_day("2026-11-12"),
               .access = Access::subscribers,
               .kind = MediaKind::text};
  seen.known = app::KnownPage{
      ArticleId{4}, StoryId{7}, "Le port", {"gardée par IREV le 12 novembre 2026"}, false};
  const Response page = aicha.post("/ajout", {{"jeton", aicha.token()},
                                              {"adresse", "https://a.fr/x"},
                                              {"geste", "lire"},
                                              {"note", "Mes mots"}});
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(looked_at, "https://a.fr/x");
  EXPECT_EQ(asked, "") << "nothing is added before it is said";
  for (const char* words :
       {"value=\"Le port &lt;rouvre&gt;\"", "value=\"2026-11-12\"", "Mes mots",
        "<option value=\"subscribers\" selected>",
        "gardée par IREV le 12 novembre 2026\u202f; pas au panorama", "href=\"/pile/7\""}) {
    EXPECT_NE(page.body.find(words), std::string::npos) << words;
  }
  aicha.post("/ajout", {{"jeton", aicha.token()},
                        {"adresse", "https://a.fr/x"},
                        {"geste", "ajouter"},
                        {"titre", "Le port rouvre"},
                        {"media", "La Gazette du port"},
                        {"date", "2026-11-11"},
                        {"acces", "free"},
                        {"genre", "audio"},
                        {"note", "Mes mots"}});
  EXPECT_EQ(said.said.title, "Le port rouvre");
  EXPECT_EQ(said.said.published_on, parse_day("2026-11-11"));
  EXPECT_EQ(said.said.access, Access::free);
  EXPECT_EQ(said.said.kind, MediaKind::audio);
  EXPECT_EQ(said.note, "Mes mots");
}

TEST_F(AddPageForm, IsOpenedByABookmarkAndByATelephoneWithoutFetchingAnything) {
  const std::string form =
      aicha.get("/ajout?adresse=https%3A%2F%2Fa.fr%2F&titre=T&texte=%22%3E%3Cscript%3E").body;
  EXPECT_NE(form.find("value=\"https://a.fr/\""), std::string::npos);
  EXPECT_NE(form.find("&quot;&gt;&lt;script&gt;</textarea>"), std::string::npos);
  EXPECT_NE(aicha.get("/ajout?texte=Lu%20ici%20https%3A%2F%2Fb.fr%2Fp")
                .body.find("value=\"https://b.fr/p\""),
            std::string::npos);
  EXPECT_EQ(looked_at + asked, "");
  const std::string bookmark = aicha.get("/ajout/marque-page").body;
  EXPECT_NE(bookmark.find("href=\"javascript:void(location.href=&#39;https://vigie.example/ajout"),
            std::string::npos);
  const Response manifest = Browser(*site).get("/manifest.webmanifest");
  EXPECT_EQ(manifest.content_type, "application/manifest+json; charset=utf-8");
  EXPECT_NE(manifest.body.find("\"share_target\":{\"action\":\"/ajout\",\"method\":\"GET\""),
            std::string::npos);
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
