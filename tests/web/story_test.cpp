// SPDX-License-Identifier: EUPL-1.2
#include "store/desk/desk_repo.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "text/url.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

class StoryPages : public SiteTest {
 protected:
  StoryPages() {
    aicha.log_in("aicha@pole.example");
    fire = sample.story({"Incendie à Roubaix", "La Voix"});
    copy = sample.add_article(fire, {"Incendie à Roubaix", "Le Soir"}, true);
    wrong = sample.add_article(fire, {"À Lens, un hangar brûle", "Le Midi"}, false);
    rescue = sample.story({"Trente habitants relogés au Pile", "Le Matin"}, 1);
    sample.run("INSERT INTO search (rowid, title, body) SELECT id, title, '' FROM article");
  }

  static std::string path(StoryId story, std::string_view what = "") {
    return "/pile/" + std::to_string(story.value) + std::string(what);
  }
  std::string page(StoryId story, std::string_view query = "") {
    return aicha.get(path(story, query)).body;
  }
  /// The hidden fields as the page shows them, with `name` = `value` for the button.
  Pairs form(Browser& browser, StoryId story, std::string_view name, std::int64_t value) {
    const std::string body = browser.get(path(story)).body;
    const std::string seen = between(body, "name=\"vu\" value=\"", "\"");
    return {{"jeton", between(body, "name=\"jeton\" value=\"", "\"")},
            {"vu", seen.empty() ? "0" : seen},  // the form of a search has it, not shown here
            {std::string(name), std::to_string(value)}};
  }
  Response detach(StoryId story, std::string_view name, std::int64_t value) {
    return aicha.post(path(story, "/detacher"), form(aicha, story, name, value));
  }
  Response attach(StoryId story, StoryId into) {
    return aicha.post(path(story, "/rattacher"), form(aicha, story, "vers", into.value));
  }
  std::string follow(const Response& response) {
    EXPECT_EQ(response.status, 303) << response.body;
    return aicha.get(header_of(response, "Location")).body;
  }
  Response undo(const std::string& shown) {
    const std::string target = between(shown, "action=\"/pile/", "/regroupement/annuler\"");
    return aicha.post("/pile/" + target.substr(target.rfind('/') + 1) + "/regroupement/annuler",
                      {{"jeton", aicha.token()},
                       {"regroupement", between(shown, "name=\"regroupement\" value=\"", "\"")}});
  }
  StoryId story_of(ArticleId article) {
    return StoryId{
        sample.number("SELECT story_id FROM article JOIN reprint ON reprint.id = "
                      "reprint_id WHERE article.id = " +
                      std::to_string(article.value))};
  }
  static bool has(const std::string& body, std::string_view words) {
    return body.find(words) != std::string::npos;
  }

  Browser aicha{*site};
  StoryId fire;
  StoryId rescue;
  ArticleId copy;
  ArticleId wrong;
};

TEST_F(StoryPages, SaysWhyEachArticleIsHere) {
  sample.run(
      "INSERT INTO grouping (at, level, move, article_id, to_id, origin, reason) VALUES "
      "(1, 'reprint', 'join', " +
      std::to_string(copy.value) + ", 1, 'machine', 'Même texte que « Incendie à Roubaix ».')");
  const std::string body = page(fire);
  for (const char* shown :
       {"<h1>Incendie à Roubaix</h1>", "3 articles, 2 textes, 3 titres de presse",
        "Premier article de cette actualité.", "Même texte que « Incendie à Roubaix ».",
        "Le même texte, dans 2 articles", "Le Midi"}) {
    EXPECT_TRUE(has(body, shown)) << shown;
  }
  EXPECT_TRUE(has(aicha.get("/pile").body, "href=\"" + path(fire) + "\""));
}

TEST_F(StoryPages, DetachesAnArticleAndTakesItBack) {
  const std::string shown = follow(detach(fire, "article", wrong.value));
  EXPECT_TRUE(has(shown, "1 article mis à part par Aïcha Benali."));
  const StoryId apart = story_of(wrong);
  EXPECT_NE(apart, fire);
  EXPECT_TRUE(has(shown, "href=\"" + path(apart) + "\">Voir l’autre actualité"));
  EXPECT_TRUE(has(page(apart), "1 article mis à part par Aïcha Benali, le 18 novembre 2026"));
  EXPECT_TRUE(has(follow(undo(shown)), "Annulé\u00A0: articles, décisions et relais"));
  EXPECT_EQ(story_of(wrong), fire);
  EXPECT_EQ(header_of(aicha.get(path(apart)), "Location"), path(fire));
}

TEST_F(StoryPages, DetachesAWholeText) {
  const std::int64_t text =
      sample.number("SELECT reprint_id FROM article WHERE id = " + std::to_string(copy.value));
  const std::string shown = follow(detach(fire, "texte", text));
  EXPECT_TRUE(has(shown, "2 articles mis à part par Aïcha Benali."));
  EXPECT_EQ(story_of(wrong), fire);
  EXPECT_NE(story_of(copy), fire);
  EXPECT_FALSE(has(page(fire), "/detacher")) << "one article is left";
}

TEST_F(StoryPages, FindsTheOtherStoryByWordsByItsNumberOrByAnAddress) {
  const std::string number = std::to_string(rescue.value);
  const std::string key = text::canonical_url("https://journal.example/autre");
  sample.run("UPDATE article SET url_key = '" + key + "' WHERE title LIKE 'Trente%'");
  for (const std::string& asked :
       {std::string("habitants+pile"), number, "https%3A%2F%2Fvigie.example%2Fpile%2F" + number,
        "%2Fpile%3Fetat%3Dlire%23h" + number,
        std::string("https%3A%2F%2Fjournal.example%2Fautre%3Futm_source%3Drss")}) {
    const std::string body = page(fire, "?chercher=" + asked);
    EXPECT_TRUE(has(body, "name=\"vers\" value=\"" + number + "\"")) << asked;
  }
  const std::string none = page(fire, "?chercher=introuvable");
  EXPECT_TRUE(has(none, "Aucune autre actualité ne répond"));
  EXPECT_FALSE(has(page(fire, "?chercher=Roubaix"), "name=\"vers\"")) << "not itself";
}

TEST_F(StoryPages, AttachesAndTheOldAddressLeadsThereUntilItIsTakenBack) {
  const Response done = attach(rescue, fire);
  EXPECT_TRUE(header_of(done, "Location").starts_with(path(fire) + "?fait="));
  const std::string shown = follow(done);
  EXPECT_TRUE(has(shown, "«\u00A0Trente habitants relogés au Pile\u00A0» est réunie à cette"));
  EXPECT_TRUE(has(shown, "Même sujet, selon Aïcha Benali, le 18 novembre 2026"));
  EXPECT_EQ(header_of(aicha.get(path(rescue)), "Location"), path(fire));
  EXPECT_EQ(header_of(undo(shown), "Location").substr(0, path(rescue).size() + 1),
            path(rescue) + "?");
  EXPECT_EQ(aicha.get(path(rescue)).status, 200);
  EXPECT_TRUE(has(page(fire), "3 articles"));
}

TEST_F(StoryPages, TellsTheSecondCuratorWhatTheFirstDid) {
  Browser bruno(*site);
  bruno.log_in("bruno@pole.example");
  const Pairs late = form(bruno, fire, "article", wrong.value);
  follow(detach(fire, "article", wrong.value));
  const Response told = bruno.post(path(fire, "/detacher"), late);
  EXPECT_EQ(told.status, 409);
  EXPECT_TRUE(
      has(told.body, "Entre-temps, Aïcha Benali a mis des articles à part, le 18 novembre"));
  EXPECT_TRUE(has(told.body, "rien n’est perdu"));
}

TEST_F(StoryPages, TellsThatEitherStoryWentMeanwhile) {
  Browser bruno(*site);
  bruno.log_in("bruno@pole.example");
  const StoryId third = sample.story({"Le Pile après l’incendie", "Le Jour"}, 2);
  const Pairs on_rescue = form(bruno, rescue, "vers", third.value);
  const Pairs to_rescue = form(bruno, third, "vers", rescue.value);
  follow(attach(rescue, fire));
  for (const auto& [story, fields] : {std::pair(rescue, on_rescue), std::pair(third, to_rescue)}) {
    const Response told = bruno.post(path(story, "/rattacher"), fields);
    EXPECT_EQ(told.status, 409);
    EXPECT_TRUE(has(told.body, "Entre-temps, Aïcha Benali a réuni deux actualités dans «\u00A0"));
  }
}

TEST_F(StoryPages, SaysWhyTwoRelayedStoriesStayApart) {
  sample.run(
      "INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, url, "
      "media, author, note, state, publish_at, published_at, changed_by, changed_at) "
      "SELECT article.id, story_id, article.id, 1, 1, title, url, media, author, 'Note', "
      "'published', 1, 1, 1, 1 FROM reprint "
      "JOIN article ON reprint_id = reprint.id GROUP BY story_id");
  const Response told = attach(fire, rescue);
  EXPECT_EQ(told.status, 409);
  EXPECT_TRUE(has(told.body, "sont au panorama, chacune avec sa note"));
}

TEST_F(StoryPages, AreForTheCuratorsOfItsDesksWithATokenOfOurs) {
  Browser nobody(*site);
  EXPECT_EQ(header_of(nobody.get(path(fire)), "Location").substr(0, 10), "/connexion");
  EXPECT_EQ(nobody.post(path(fire, "/detacher"), {{"article", "1"}}).status, 403);
  Pairs forged = form(aicha, fire, "article", wrong.value);
  forged.front().second = "faux";
  EXPECT_EQ(aicha.post(path(fire, "/detacher"), forged).status, 403);

  Browser chloe(*site);
  chloe.log_in("chloe@oriv.example");
  const std::string seen = chloe.get(path(fire)).body;
  EXPECT_TRUE(has(seen, "n’est pas sur la pile de votre centre"));
  EXPECT_FALSE(has(seen, "/detacher"));
  const std::string token = between(seen, "name=\"jeton\" value=\"", "\"");
  EXPECT_EQ(chloe
                .post(path(fire, "/detacher"),
                      {{"jeton", token}, {"vu", "0"}, {"article", std::to_string(wrong.value)}})
                .status,
            404);
  EXPECT_EQ(story_of(wrong), fire);
  EXPECT_EQ(aicha.get("/pile/999").status, 404);
}

TEST_F(StoryPages, TellsTheRegionsThatAStorySpans) {
  EXPECT_TRUE(has(page(fire), "Aucune région nommée"));
  sample.tag(fire, "territory", "59512", "Roubaix", "nommée");
  sample.tag(fire, "territory", "62", "Pas-de-Calais", "nommé");
  EXPECT_TRUE(has(page(fire), "Une seule région"));
  EXPECT_TRUE(has(page(fire), "Hauts-de-France, 1 article"));
  EXPECT_FALSE(has(aicha.get("/pile").body, "Portée"));
  sample.run(
      "INSERT INTO source (id, url, url_key, title, added_at) VALUES (1, 'u', 'u', 'Le Soir', 0)");
  sample.run("INSERT INTO source_territory VALUES (1, 1, '93')");
  sample.run("INSERT INTO sighting VALUES (" + std::to_string(copy.value) + ", 1, 0, 0)");
  EXPECT_TRUE(has(page(fire), "Portée nationale possible\u00A0: 2 régions."));
  EXPECT_TRUE(has(page(fire), "Île-de-France, 1 article"));
  EXPECT_TRUE(has(aicha.get("/pile").body, "Portée&nbsp;: 2 régions (Hauts-de-France, Île-de-F"));
}

TEST_F(StoryPages, ARelayedStorySaysThatItGrewToEverybody) {
  sample.lay(fire, sample.oriv());
  clock.advance(kHourSeconds);
  Pairs relay = aicha.line(fire, 1);
  relay.emplace_back("note", "À lire pour l’accès aux soins dans les quartiers.");
  EXPECT_EQ(aicha.post(path(fire, "/relais"), relay).status, 303);
  EXPECT_FALSE(has(page(fire), "depuis"));
  const ArticleId later = sample.add_article(fire, {"Le maire promet", "Le Jour"}, false);
  sample.run("UPDATE article SET first_seen_at = first_seen_at + 7200 WHERE id = " +
             std::to_string(later.value));
  EXPECT_TRUE(has(page(fire), "\u202F; 1 article depuis"));
  EXPECT_TRUE(has(page(fire), "arrivé depuis"));
  EXPECT_TRUE(has(aicha.get("/pile?etat=relayees").body, "\u202F; 1 article depuis"));
  EXPECT_TRUE(has(aicha.get("/panorama").body, "1 autre article depuis sur le même sujet"));
  Browser chloe(*site);
  chloe.log_in("chloe@oriv.example");
  EXPECT_TRUE(has(chloe.get("/pile").body, "relayée par Pôle ressources\u202F; 1 article depuis"));
}

TEST_F(StoryPages, AClickOnAStoryThatWentIsToldAndNotLost) {
  Pairs keep = aicha.line(rescue, 1);
  Pairs relay = keep;
  keep.emplace_back("decision", "garder");
  relay.emplace_back("note", "Une note écrite avec soin.");
  follow(attach(rescue, fire));
  const Response told = aicha.post(path(rescue, "/decision"), keep);
  EXPECT_EQ(told.status, 409);
  EXPECT_TRUE(has(told.body, "Entre-temps, Aïcha Benali a réuni deux actualités"));
  const Response given = aicha.post(path(rescue, "/relais"), relay);
  EXPECT_EQ(given.status, 409);
  EXPECT_TRUE(has(given.body, "Une note écrite avec soin."));
  EXPECT_TRUE(has(given.body, "action=\"" + path(fire, "/relais") + "\"")) << "where it went";
  EXPECT_EQ(sample.number("SELECT count(*) FROM desk_item WHERE state <> 'new'"), 0);
}

TEST_F(StoryPages, ARuleIsNamedInEitherOrderOfTheDesk) {
  sample.run("UPDATE desk_item SET state = 'discarded', filtered_by = 'sport', decided_at = 1");
  sample.run("UPDATE article SET likely = 0.5");
  for (const char* order : {"ressemblance", "ampleur", "date"}) {
    aicha.post("/pile/reglages",
               {{"jeton", aicha.token()}, {"ordre", order}, {"etat", "ecartees"}});
    EXPECT_TRUE(has(aicha.get("/pile?etat=ecartees").body, "règle «\u00A0sport\u00A0»")) << order;
  }
}

}  // namespace
}  // namespace vigie::web
