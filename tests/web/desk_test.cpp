// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/desk.hpp"

#include "store/desk/desk_repo.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

constexpr const char* kNote = "À lire pour l’accès aux soins dans les quartiers.";

/// The hidden fields of the form that goes to `action`, as a browser sends them.
Pairs fields_of(std::string_view page, const std::string& action) {
  static constexpr std::string_view kField = "<input type=\"hidden\" name=\"";
  const std::string form = between(page, "action=\"" + action + "\"", "</form>");
  Pairs fields;
  for (std::size_t at = form.find(kField); at != std::string::npos; at = form.find(kField, at)) {
    at += kField.size();
    const std::string rest = form.substr(at);
    fields.emplace_back(rest.substr(0, rest.find('"')), between(rest, "value=\"", "\""));
  }
  return fields;
}

class DeskPages : public SiteTest {
 protected:
  DeskPages() { aicha.log_in("aicha@pole.example"); }

  static std::string path(StoryId story, std::string_view what) {
    return "/pile/" + std::to_string(story.value) + "/" + std::string(what);
  }
  /// Sends the form that a page holds, with the button or the field that the curator used.
  Response send(std::string_view page, const std::string& action, std::string name,
                std::string value) {
    Pairs form = fields_of(page, action);
    form.emplace_back(std::move(name), std::move(value));
    return aicha.post(action, std::move(form));
  }
  Response decide(Browser& browser, StoryId story, int version, std::string decision) {
    Pairs form = browser.line(story, version);
    form.emplace_back("decision", std::move(decision));
    return browser.post(path(story, "decision"), std::move(form));
  }
  Response relay(Browser& browser, StoryId story, int version, std::string note) {
    Pairs form = browser.line(story, version);
    form.emplace_back("note", std::move(note));
    return browser.post(path(story, "relais"), std::move(form));
  }
  std::string state(StoryId story) {
    store::Reader reader = sample.db().reader();
    return std::string(name_of(store::desk_item(reader, story, sample.pole()).value()->state));
  }

  Browser aicha{*site};
};

TEST_F(DeskPages, ShowsAStoryWithWhatACuratorNeeds) {
  const StoryId story = sample.story({"Un titre", "Le Journal", "Le début du texte.", "free"});
  sample.add_article(story, {"Un titre", "Le Soir"}, true);
  sample.add_article(story, {"Un titre", "Le Matin"}, true);
  sample.add_article(story, {"Autre regard", "Le Midi"}, false);
  sample.tag(story, "theme", "sante", "Santé", "maison de santé");
  sample.tag(story, "territory", "95680", "Villiers-le-Bel", "Villiers-le-Bel, dans le titre");
  const std::string page = aicha.get("/pile").body;
  for (const char* shown :
       {"Un titre", "Le Journal", "Le début du texte.", "reprise par 2 titres", "1 autre article",
        "Santé", "Villiers-le-Bel", "Villiers-le-Bel, dans le titre", "18 novembre 2026"}) {
    EXPECT_NE(page.find(shown), std::string::npos) << shown;
  }
}

TEST_F(DeskPages, SaysWhenThePaperEditedAnArticle) {
  sample.story({"Un titre", "Le Journal", "Le début du texte.", "free"});
  EXPECT_EQ(aicha.get("/pile").body.find("modifié le"), std::string::npos);
  sample.run("UPDATE article SET revised_at = 1795100000");
  EXPECT_NE(aicha.get("/pile").body.find("modifié le 19 novembre 2026"), std::string::npos);
}

TEST_F(DeskPages, MarksThePaidArticleAndPrefersTheFreeOne) {
  const StoryId story = sample.story({"Payant", "Le Journal", "", "subscribers"});
  EXPECT_NE(aicha.get("/pile").body.find("réservé aux abonnés"), std::string::npos);
  sample.add_article(story, {"Libre", "Le Soir"}, true);
  EXPECT_NE(aicha.get("/pile").body.find("data-lien>Libre</a></h3>"), std::string::npos);
}

TEST_F(DeskPages, SaysWhatToDoWhenThereIsNothing) {
  EXPECT_NE(aicha.get("/pile").body.find("ne tient encore aucune source"), std::string::npos);
  for (const char* tab : {"gardees", "relayees", "ecartees"}) {
    EXPECT_NE(aicha.get(std::string("/pile?etat=") + tab).body.find("class=\"empty\""),
              std::string::npos)
        << tab;
  }
}

TEST_F(DeskPages, KeepsAndSaysSoAndTakesItBack) {
  const StoryId story = sample.story({});
  const Response done = decide(aicha, story, 1, "garder");
  EXPECT_EQ(done.status, 303);
  EXPECT_EQ(state(story), "kept");
  const std::string page = aicha.get("/pile?etat=lire&fait=" + std::to_string(story.value)).body;
  EXPECT_NE(page.find("Gardée\u00A0: «\u00A0"), std::string::npos);
  EXPECT_NE(page.find("action=\"/pile/annuler\""), std::string::npos);
  EXPECT_EQ(aicha.post(path(story, "annuler"), aicha.line(story, 2)).status, 303);
  EXPECT_EQ(state(story), "new");
  EXPECT_EQ(decide(aicha, story, 3, "garder").status, 303);
  const std::string gesture = between(aicha.get("/pile").body, "name=\"geste\" value=\"", "\"");
  const Response back = aicha.post("/pile/annuler", {{"jeton", aicha.token()}, {"geste", gesture}});
  EXPECT_EQ(back.status, 303);
  EXPECT_EQ(state(story), "new");
}

TEST_F(DeskPages, GoesOnAtTheNextStory) {
  const StoryId below = sample.story({"Dessous"}, 0);
  const StoryId above = sample.story({"Dessus"}, 1);
  Pairs form = aicha.line(above, 1);
  for (auto& [name, value] : form) {
    if (name == "suivante") value = std::to_string(below.value);
  }
  form.emplace_back("decision", "ecarter");
  const Response done = aicha.post(path(above, "decision"), form);
  EXPECT_TRUE(header_of(done, "Location").ends_with("#h" + std::to_string(below.value)));
}

TEST_F(DeskPages, TellsTheSecondOfTwoClicksWhoWasFirst) {
  const StoryId story = sample.story({"Disputée"});
  Browser bruno(*site);
  bruno.log_in("bruno@pole.example");
  const std::string token = bruno.token();
  EXPECT_EQ(decide(aicha, story, 1, "garder").status, 303);
  const Response late =
      bruno.post(path(story, "decision"),
                 {{"jeton", token}, {"version", "1"}, {"decision", "ecarter"}, {"etat", "lire"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_NE(late.body.find("gardée par Aïcha Benali"), std::string::npos);
  EXPECT_EQ(state(story), "kept");
}

TEST_F(DeskPages, GivesTheNoteBackWhenSomebodyWasFaster) {
  const StoryId story = sample.story({});
  EXPECT_EQ(decide(aicha, story, 1, "garder").status, 303);
  const Response late = relay(aicha, story, 1, kNote);
  EXPECT_EQ(late.status, 409);
  EXPECT_NE(late.body.find(kNote), std::string::npos);
  EXPECT_NE(late.body.find("name=\"version\" value=\"2\""), std::string::npos);
}

TEST_F(DeskPages, RelaysAndThePanoramaShowsIt) {
  const StoryId story = sample.story({"À relayer", "Le Journal", "Texte privé du flux."});
  EXPECT_EQ(relay(aicha, story, 1, kNote).status, 303);
  EXPECT_EQ(state(story), "relayed");
  Browser stranger(*site);
  const Response page = stranger.get("/panorama");
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("À relayer"), std::string::npos);
  EXPECT_NE(page.body.find(kNote), std::string::npos);
  EXPECT_EQ(page.body.find("Texte privé"), std::string::npos);
  EXPECT_EQ(aicha.post(path(story, "retrait"), aicha.line(story, 2)).status, 303);
  EXPECT_EQ(stranger.get("/panorama").body.find("À relayer"), std::string::npos);
}

TEST_F(DeskPages, RefusesACopiedNoteAndKeepsItsWords) {
  const StoryId story = sample.story({});
  const Response refused = relay(
      aicha, story, 1, "Le conseil municipal a voté jeudi la création d’une maison de santé.");
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("propres mots"), std::string::npos);
  EXPECT_NE(refused.body.find("a voté jeudi"), std::string::npos);
  EXPECT_EQ(state(story), "new");
}

TEST_F(DeskPages, RefusesFormsThatAreNotOurs) {
  const StoryId story = sample.story({});
  const std::string token = aicha.token();
  struct Case {
    std::string_view why;
    std::string token;
    Pairs headers;
  };
  const Case cases[] = {
      {"no token", "", {}},
      {"another token", "AAAA" + token.substr(4), {}},
      {"another site, says the browser", token, {{"sec-fetch-site", "cross-site"}}},
      {"another origin", token, {{"origin", "https://evil.example"}}}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    aicha.extra_headers = c.headers;
    const Response refused = aicha.post(
        path(story, "decision"), {{"jeton", c.token}, {"version", "1"}, {"decision", "garder"}});
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(state(story), "new");
  }
  aicha.extra_headers = {{"origin", "https://vigie.example"}, {"sec-fetch-site", "same-origin"}};
  EXPECT_EQ(decide(aicha, story, 1, "garder").status, 303);
}

TEST_F(DeskPages, ShowsNoMoreThanItsOwnDesk) {
  const StoryId story = sample.story({"Chez le Pôle"});
  Browser chloe(*site);
  chloe.log_in("chloe@oriv.example");
  EXPECT_EQ(chloe.get("/pile").body.find("Chez le Pôle"), std::string::npos);
  EXPECT_EQ(decide(chloe, story, 1, "garder").status, 404);
  EXPECT_EQ(state(story), "new");
}

TEST_F(DeskPages, EscapesWhatFeedsAndPeopleWrote) {
  const std::string bad = "<script>alert(1)</script>\"' onmouseover=`x`";
  const StoryId story =
      sample.story({bad, bad, bad, "free", "https://journal.example/\"><script>"});
  sample.add_article(story, {bad, bad}, true);
  sample.tag(story, "theme", "x", bad, bad);
  const std::string desk = aicha.get("/pile").body;
  EXPECT_EQ(desk.find("<script>alert"), std::string::npos);
  EXPECT_EQ(desk.find("' onmouseover"), std::string::npos);
  EXPECT_NE(desk.find("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;"), std::string::npos);
  const StoryId other = sample.story({bad, bad, "", "free"});
  const std::string note = "Une note <script>alert(2)</script> tout à fait à nous";
  EXPECT_EQ(relay(aicha, other, 1, note).status, 303);
  for (const char* public_page : {"/panorama", "/panorama.atom"}) {
    const std::string page = aicha.get(public_page).body;
    EXPECT_EQ(page.find("<script>alert"), std::string::npos) << public_page;
    EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos) << public_page;
  }
}

TEST_F(DeskPages, PagesThroughALongDeskWithoutLosingOrRepeating) {
  for (int count = 0; count < 70; ++count) {
    sample.story({"Titre numéro " + std::to_string(count) + " fin"}, count / 3);
  }
  std::size_t shown = 0;
  std::string target = "/pile";
  for (int pages = 0; pages < 5 && !target.empty(); ++pages) {
    const std::string page = aicha.get(target).body;
    for (std::size_t at = page.find("<article"); at != std::string::npos;
         at = page.find("<article", at + 1)) {
      ++shown;
    }
    const std::size_t next = page.find("rel=\"next\"");
    const std::string mark =
        next == std::string::npos ? "" : between(page.substr(next - 80, 80), "&amp;apres=", "\"");
    target = mark.empty() ? "" : "/pile?apres=" + mark;
  }
  EXPECT_EQ(shown, 70U);
}

TEST_F(DeskPages, StaysWhereTheLongListWasCut) {
  for (int count = 0; count < kDeskPageItems + 5; ++count) sample.story({"Titre"}, count);
  const std::string cut = "&apres=" + between(aicha.get("/pile").body, "&amp;apres=", "\"");
  const std::string list = "/pile?etat=lire" + cut;
  const std::string page = aicha.get(list).body;
  const StoryId story = read_id<StoryId>(between(page, "<article class=\"row\" id=\"h", "\""));

  const std::string asked = "?etat=lire" + cut;
  const Response tagged = send(aicha.get(path(story, "etiqueter") + asked).body,
                               path(story, "etiquettes"), "nouveau_territoire", "Nulle-Part");
  EXPECT_TRUE(header_of(tagged, "Location").starts_with(list + "&"))
      << "tags: " << tagged.status << header_of(tagged, "Location") << tagged.body;

  const Response unwritten =
      send(aicha.get(path(story, "relais") + asked).body, path(story, "relais"), "note", "");
  EXPECT_EQ(unwritten.status, 422);
  const Response relayed = send(unwritten.body, path(story, "relais"), "note", kNote);
  EXPECT_TRUE(header_of(relayed, "Location").starts_with(list + "&")) << "relay";

  const Response late = send(page, path(story, "decision"), "decision", "garder");
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(fields_of(late.body, path(story, "decision")), Pairs());
  EXPECT_NE(late.body.find("<article"), std::string::npos);
  const std::string next = between(late.body, "<article class=\"row\" id=\"h", "\"");
  EXPECT_NE(page.find("id=\"h" + next + "\""), std::string::npos) << "the list, where it was cut";

  const StoryId other = read_id<StoryId>(next);
  const Response kept = send(late.body, path(other, "decision"), "decision", "garder");
  const std::string back = header_of(kept, "Location");
  ASSERT_TRUE(back.starts_with(list + "&")) << "decision";
  const std::string done = aicha.get(back.substr(0, back.find('#'))).body;
  EXPECT_NE(done.find("id=\"" + back.substr(back.find('#') + 1) + "\""), std::string::npos);
  const Response undone = send(done, "/pile/annuler", "", "");
  EXPECT_TRUE(header_of(undone, "Location").starts_with(list + "&")) << "undo";
}

}  // namespace
}  // namespace vigie::web
