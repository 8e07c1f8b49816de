// SPDX-License-Identifier: EUPL-1.2
// Press dossiers: opened, fed, arranged, public, followed, printed, closed; and what leaves them.
#include <gtest/gtest.h>

#include "web/route_scenes.hpp"

namespace vigie::web {
namespace {

class Dossiers : public RouteScenes {
 protected:
  static bool says(const Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
  }
  Response on(Browser& browser, const std::string& path, Pairs form) {
    form.emplace_back("jeton", browser.token());
    form.emplace_back("version",
                      between(browser.get(tall).body, "name=\"version\" value=\"", "\""));
    return browser.post(path, std::move(form));
  }
  /// Opened and public; `tall` is where it is kept, `wide` where it is read.
  void opened(const std::vector<test::SampleArticle>& articles) {
    Pairs form = {{"titre", "Adultes-relais, que devient le métier ?"}, {"publier", "oui"}};
    for (const test::SampleArticle& article : articles) {
      form.emplace_back("article", article_of(sample.story(article)));
    }
    const Response done = by_aicha("/dossiers", form);
    ASSERT_EQ(done.status, 303) << done.body;
    const std::string target = header_of(done, "Location");
    tall = target.substr(0, target.find('?'));
    wide = "/panorama/dossiers/adultes-relais-que-devient-le-metier";
  }
  std::string item(int number) {
    return tall + "/articles/" +
           std::to_string(sample.number("SELECT id FROM dossier_item ORDER BY id LIMIT 1 OFFSET " +
                                        std::to_string(number - 1)));
  }
  std::size_t place_of(std::string_view words) { return visitor.get(wide).body.find(words); }

  Browser visitor{*site};
  std::string tall;
  std::string wide;
};

TEST_F(Dossiers, AreOpenedWithATitleAndWhatWasTickedAndReadByEverybodyAtOnce) {
  opened({{.title = "6 510 postes, et après ?", .media = "La Gazette"},
          {.title = "Payer la présence", .media = "Le Canard"}});
  const Response page = visitor.get(wide);
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(says(page, "<h1>Adultes-relais, que devient le métier ?</h1>"));
  EXPECT_TRUE(says(page, "2 articles"));
  EXPECT_TRUE(says(page, "6 510 postes, et après ?"));
  EXPECT_TRUE(says(page, "en cours"));
  EXPECT_EQ(header_of(page, "Cache-Control"), "public, max-age=60");
  EXPECT_TRUE(says(page, "<link rel=\"canonical\" href=\"https://vigie.example" + wide + "\">"));
  EXPECT_TRUE(says(visitor.get("/panorama/dossiers"), "que devient le métier"));
  EXPECT_TRUE(says(visitor.get("/sitemap.xml"), "https://vigie.example" + wide));
}

TEST_F(Dossiers, WithoutATitleAreNotOpenedAndLoseNothing) {
  const std::string article = article_of(sample.story({.title = "Un premier article"}));
  const Response page =
      by_aicha("/dossiers", {{"titre", " "}, {"article", article}, {"publier", "oui"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(says(page, "Donnez un titre au dossier."));
  EXPECT_TRUE(says(page, "value=\"" + article + "\" checked"));
  EXPECT_EQ(sample.number("SELECT count(*) FROM dossier"), 0);
}

TEST_F(Dossiers, ArePreparedUnseenAndSayAtTheirAddressThatTheyWereTakenBack) {
  by_aicha("/dossiers", {{"titre", "En secret"}});
  EXPECT_EQ(visitor.get("/panorama/dossiers/en-secret").status, 404);
  EXPECT_FALSE(says(visitor.get("/panorama/dossiers"), "En secret"));
  opened({{}});
  EXPECT_EQ(on(aicha, tall + "/etat", {{"geste", "retirer"}}).status, 303);
  const Response gone = visitor.get(wide);
  EXPECT_EQ(gone.status, 410);
  EXPECT_TRUE(says(gone, "n’est plus public"));
  EXPECT_EQ(visitor.get(wide + "/fil.atom").status, 410);
}

TEST_F(Dossiers, OfOnePickedTitleTakeAnotherAddress) {
  by_aicha("/dossiers", {{"titre", "Rénovation"}, {"publier", "oui"}});
  by_aicha("/dossiers", {{"titre", "Rénovation !"}, {"publier", "oui"}});
  EXPECT_EQ(visitor.get("/panorama/dossiers/renovation").status, 200);
  EXPECT_EQ(visitor.get("/panorama/dossiers/renovation-2").status, 200);
}

TEST_F(Dossiers, HaveAnIntroductionInMarkdownThatCannotHarm) {
  opened({{}});
  EXPECT_EQ(
      on(aicha, tall,
         {{"titre", "Adultes-relais"},
          {"intro",
           "La convention **prend fin**, dit [l’État](https://etat.example/x).\n\n- un\n- deux"},
          {"centre", "pole"}})
          .status,
      303);
  const Response page = visitor.get(wide);
  EXPECT_TRUE(says(page, "<strong>prend fin</strong>"));
  EXPECT_TRUE(
      says(page, "<a href=\"https://etat.example/x\" rel=\"noopener noreferrer\">l’État</a>"));
  EXPECT_TRUE(says(page, "<li>deux"));
  EXPECT_TRUE(says(page, "<h1>Adultes-relais</h1>")) << "and its address stays";
  for (const char* hostile : {"<script>alert(1)</script>", "![x](file:///etc/passwd)"}) {
    const Response refused =
        on(aicha, tall, {{"titre", "Adultes-relais"}, {"intro", hostile}, {"centre", "pole"}});
    EXPECT_EQ(refused.status, 422) << hostile;
    EXPECT_TRUE(says(refused, "ôtez-en les images et le HTML"));
    EXPECT_FALSE(says(refused, "<script>alert")) << "given back as text";
  }
}

TEST_F(Dossiers, AreArrangedInPartsWithGenresAndNotesNumberedThrough) {
  opened({{.title = "Premier"}, {.title = "Deuxième"}, {.title = "Troisième"}});
  EXPECT_EQ(on(aicha, tall + "/parties", {{"geste", "ajouter"}, {"titre", "Comprendre"}}).status,
            303);
  const std::string part = std::to_string(sample.number("SELECT max(id) FROM dossier_part"));
  EXPECT_EQ(on(aicha, item(1),
               {{"genre", "interview"},
                {"note", "Ce que disent trois médiatrices de leur métier."},
                {"partie", part}})
                .status,
            303);
  const Response page = visitor.get(wide);
  EXPECT_TRUE(says(page, "2 articles, 1 entretien"));
  EXPECT_TRUE(says(page, "<p class=\"genre\">Entretien</p>"));
  EXPECT_TRUE(says(page, "Ce que disent trois médiatrices"));
  EXPECT_TRUE(says(page, "<a href=\"#partie-" + part + "\">Comprendre</a> <span>1</span>"));
  EXPECT_LT(place_of(">Deuxième<"), place_of(">Comprendre<"));
  EXPECT_LT(place_of(">Comprendre<"), place_of(">Premier<"));
  EXPECT_EQ(on(aicha, item(3) + "/place", {{"place", "1"}}).status, 303);
  EXPECT_LT(place_of(">Troisième<"), place_of(">Deuxième<"));
  EXPECT_EQ(on(aicha, item(2) + "/place", {{"place", "3"}}).status, 303);
  EXPECT_LT(place_of(">Comprendre<"), place_of(">Deuxième<")) << "it takes the part of that place";
  EXPECT_EQ(on(aicha, tall + "/parties", {{"geste", "supprimer"}, {"partie", part}}).status, 303);
  EXPECT_EQ(place_of(">Comprendre<"), std::string::npos);
  EXPECT_NE(place_of(">Premier<"), std::string::npos) << "its articles stay";
}

TEST_F(Dossiers, TakeNoNoteThatIsThePapersOwnAndGiveItBack) {
  opened({{.title = "Une maison de santé ouvre aux Carreaux"}});
  const std::string copied = "Le conseil municipal a voté jeudi la création d’une maison de santé.";
  const Response refused =
      on(aicha, item(1), {{"genre", "article"}, {"note", copied}, {"partie", "0"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(says(refused, "reprend les mots du journal"));
  EXPECT_TRUE(says(refused, copied + "</textarea>"));
  EXPECT_EQ(sample.number("SELECT count(*) FROM dossier_item WHERE note <> ''"), 0);
}

TEST_F(Dossiers, OfOthersAreNotChangedUntilTheirCentreKeepsThemToo) {
  opened({{}});
  EXPECT_EQ(chloe.get(tall).status, 404);
  EXPECT_EQ(
      on(aicha, tall, {{"titre", "À deux"}, {"intro", ""}, {"centre", "pole"}, {"centre", "oriv"}})
          .status,
      303);
  EXPECT_EQ(chloe.get(tall).status, 200);
  EXPECT_EQ(on(chloe, tall + "/parties", {{"geste", "ajouter"}, {"titre", "Débattre"}}).status,
            303);
  EXPECT_TRUE(says(visitor.get(wide), ", avec ORIV")) << visitor.get(wide).body;
  const Response last = on(aicha, tall, {{"titre", "À deux"}, {"intro", ""}});
  EXPECT_EQ(last.status, 422);
  EXPECT_TRUE(says(last, "tenu par un centre au moins"));
}

TEST_F(Dossiers, ThatAColleagueChangedMeanwhileGiveBackWhatWasTyped) {
  opened({{}});
  const std::string seen = between(aicha.get(tall).body, "name=\"version\" value=\"", "\"");
  EXPECT_EQ(on(aicha, tall + "/parties", {{"geste", "ajouter"}, {"titre", "Lire"}}).status, 303);
  const Response late = by_aicha(tall, {{"version", seen},
                                        {"titre", "Mon titre à moi"},
                                        {"intro", "Mes mots."},
                                        {"centre", "pole"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(says(late, "a changé ce dossier entre-temps"));
  EXPECT_TRUE(says(late, "value=\"Mon titre à moi\""));
  EXPECT_TRUE(says(late, ">Mes mots.</textarea>"));
}

TEST_F(Dossiers, GiveBackTheNewTitleOfAPartThatCameSecondOrWasRefused) {
  opened({{}});
  on(aicha, tall + "/parties", {{"geste", "ajouter"}, {"titre", "Comprendre"}});
  const std::string part = std::to_string(sample.number("SELECT max(id) FROM dossier_part"));
  const std::string seen = between(aicha.get(tall).body, "name=\"version\" value=\"", "\"");
  const Pairs renamed = {{"geste", "renommer"}, {"partie", part}, {"titre", "Débattre ici"}};
  Pairs second = renamed;
  second.emplace_back("version", seen);
  on(aicha, tall + "/parties", {{"geste", "ajouter"}, {"titre", "Lire"}});
  const Response late = by_aicha(tall + "/parties", second);
  EXPECT_EQ(late.status, 409);
  const std::string field = "id=\"t" + part + "\" name=\"titre\" maxlength=\"120\" value=\"";
  EXPECT_EQ(between(late.body, field, "\""), "Débattre ici");
  EXPECT_TRUE(says(late, "Monter la partie Comprendre")) << "it is called so still";
  const std::string endless(200, 'x');
  const Response refused =
      on(aicha, tall + "/parties", {{"geste", "renommer"}, {"partie", part}, {"titre", endless}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(between(refused.body, field, "\""), endless);
  on(aicha, tall + "/parties", {{"geste", "supprimer"}, {"partie", part}});
  const Response gone = by_aicha(tall + "/parties", second);
  EXPECT_EQ(gone.status, 409);
  EXPECT_TRUE(says(gone, "placeholder=\"Comprendre, débattre…\" value=\"Débattre ici\""));
}

TEST_F(Dossiers, GiveBackTheNoteToAnArticleThatAColleagueTookOut) {
  opened({{.title = "Premier"}, {.title = "Deuxième"}});
  const std::string seen = between(aicha.get(tall).body, "name=\"version\" value=\"", "\"");
  const std::string first = item(1);
  on(aicha, first, {{"geste", "oter"}});
  const Response late = by_aicha(first, {{"version", seen},
                                         {"genre", "article"},
                                         {"note", "Ce que disent trois médiatrices."},
                                         {"partie", "0"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(says(late, "readonly>Ce que disent trois médiatrices.</textarea>"));
}

TEST_F(Dossiers, AreFedFromTheDeskTheStoryAndASelection) {
  opened({{}});
  const StoryId story = sample.story({.title = "Encore un article"});
  const Response panel = aicha.get(at(story, "/dossier"));
  EXPECT_TRUE(says(panel, "Encore un article"));
  EXPECT_TRUE(says(panel, "<option value=\"" + tail_of(tall, '/') + "\">Adultes-relais"));
  EXPECT_TRUE(says(aicha.get("/pile"), at(story, "/dossier?")));
  for (int twice = 0; twice < 2; ++twice) {
    EXPECT_EQ(by_aicha(at(story, "/dossier"), {{"dossier", tail_of(tall, '/')}}).status, 303);
  }
  EXPECT_EQ(sample.number("SELECT count(*) FROM dossier_item"), 2);
  EXPECT_TRUE(says(visitor.get(wide), "Encore un article"));
  const Response choice =
      by_aicha("/dossiers/choix", {{"cochee", std::to_string(story.value) + ":1"}});
  const Response form = aicha.get(header_of(choice, "Location"));
  EXPECT_TRUE(says(form, "Encore un article"));
  EXPECT_TRUE(says(form, "name=\"article\" value=\"" + article_of(story) + "\" checked"));
}

TEST_F(Dossiers, AreOfferedWhatTheirSearchFindsUntilItIsTakenOrLeft) {
  const StoryId found = sample.story({.title = "La médiation au parc"});
  const StoryId left = sample.story({.title = "La médiation en gare"});
  sample.run("INSERT INTO search (rowid, title, body) SELECT id, 'mediation', '' FROM article");
  const Response form = aicha.get("/dossiers/nouveau?q=m%C3%A9diation");
  EXPECT_TRUE(says(form, "La médiation au parc"));
  by_aicha("/dossiers", {{"titre", "Médiation"}, {"q", "médiation"}, {"continuer", "oui"}});
  tall = "/dossiers/" + std::to_string(sample.number("SELECT max(id) FROM dossier"));
  EXPECT_TRUE(says(aicha.get(tall), "id=\"a" + article_of(found) + "\""));
  EXPECT_EQ(
      by_aicha(tall + "/articles", {{"article", article_of(found)}, {"geste", "verser"}}).status,
      303);
  EXPECT_EQ(
      by_aicha(tall + "/articles", {{"article", article_of(left)}, {"geste", "ecarter"}}).status,
      303);
  const Response page = aicha.get(tall);
  EXPECT_FALSE(says(page, "id=\"a" + article_of(found) + "\"")) << "it is in";
  EXPECT_FALSE(says(page, "id=\"a" + article_of(left) + "\"")) << "it was left out";
  EXPECT_FALSE(says(page, "Proposés par sa recherche"));
}

TEST_F(Dossiers, LoseAtOnceWhatIsWithdrawnFromThePanoramaAndHaveItBackWithIt) {
  const StoryId story = sample.story({.title = "À reprendre"});
  by_aicha(at(story, "/relais"), {{"version", "1"}, {"note", kOwnWords}});
  const std::string entry = std::to_string(sample.number("SELECT max(id) FROM panorama_item"));
  opened({{.title = "Restant"}});
  by_aicha(tall + "/articles", {{"article", article_of(story)}, {"geste", "verser"}});
  EXPECT_TRUE(says(visitor.get(wide), "À reprendre"));
  EXPECT_TRUE(says(visitor.get(wide), kOwnWords)) << "the note of the panorama";
  const auto withdraw = [&](const std::string& what) {
    const auto version = sample.number("SELECT version FROM panorama_item WHERE id = " + entry);
    return by_aicha("/service/articles/" + entry + what,
                    {{"version", std::to_string(version)}, {"motif", "Le nom était faux."}});
  };
  EXPECT_EQ(withdraw("/retrait").status, 303);
  for (const char* way : {"", "/fil.atom", "/fil.rss", "/fil.json", "/bibliographie.ris"}) {
    EXPECT_FALSE(says(visitor.get(wide + way), "À reprendre")) << way;
    EXPECT_TRUE(says(visitor.get(wide + way), "Restant")) << way;
  }
  EXPECT_TRUE(says(aicha.get(tall), "retiré du panorama"));
  EXPECT_EQ(withdraw("/remise").status, 303);
  EXPECT_TRUE(says(visitor.get(wide), "À reprendre"));
}

TEST_F(Dossiers, LoseForGoodWhatAPublisherAskedToTakeDown) {
  opened({{.title = "À effacer", .url = "https://journal.example/a"}, {.title = "Restant"}});
  sample.run(
      "INSERT INTO takedown (article_id, asked_by, done_at) "
      "SELECT id, 'le journal', 1 FROM article WHERE title = 'À effacer'");
  EXPECT_FALSE(says(visitor.get(wide), "À effacer"));
  EXPECT_FALSE(says(visitor.get(wide + "/fil.atom"), "À effacer"));
  EXPECT_TRUE(says(aicha.get(tall), "retiré à la demande de son éditeur"));
  const StoryId story = sample.story({.title = "Aussi"});
  sample.run("INSERT INTO takedown (article_id, asked_by, done_at) VALUES (" + article_of(story) +
             ", 'le journal', 1)");
  const Response refused =
      by_aicha(tall + "/articles", {{"article", article_of(story)}, {"geste", "verser"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(says(refused, "Son éditeur a demandé"));
}

TEST_F(Dossiers, ShowNoMoreOfAPaperThanThePanoramaWould) {
  opened({{.title = "Titre <b>gras</b>", .excerpt = "Le conseil municipal a voté jeudi."}});
  const Response page = visitor.get(wide);
  EXPECT_TRUE(says(page, "Titre &lt;b&gt;gras&lt;/b&gt;"));
  EXPECT_FALSE(says(page, "conseil municipal")) << "nobody granted an extract";
}

TEST_F(Dossiers, AreFollowedAndCitedInTheFormatsOfTheirTrade) {
  opened({{.title = "Premier", .media = "La Gazette", .url = "https://journal.example/1"}});
  const Response atom = visitor.get(wide + "/fil.atom");
  EXPECT_EQ(atom.content_type, "application/atom+xml; charset=utf-8");
  EXPECT_TRUE(says(atom, "<title>Adultes-relais, que devient le métier ?</title>"));
  EXPECT_TRUE(says(atom, "<link rel=\"alternate\" href=\"https://journal.example/1\"/>"));
  EXPECT_TRUE(says(atom, "https://vigie.example" + wide + "#article-dossier-"));
  EXPECT_TRUE(says(atom,
                   "<link rel=\"self\" type=\"application/atom+xml\" "
                   "href=\"https://vigie.example" +
                       wide + "/fil.atom\"/>"));
  const Response ris = visitor.get(wide + "/bibliographie.ris");
  EXPECT_TRUE(says(ris, "TI  - Premier"));
  EXPECT_TRUE(says(ris, "UR  - https://journal.example/1"));
  EXPECT_TRUE(says(visitor.get(wide + "/bibliographie.txt"), "La Gazette"));
  EXPECT_TRUE(says(visitor.get(wide), "class=\"Z3988\" title=\"ctx_ver=Z39.88-2004"));
  EXPECT_EQ(visitor.get(wide + "/bibliographie.exe").status, 404);
}

TEST_F(Dossiers, AreClosedWithADateStayPublicAndAreFedNoMore) {
  opened({{}});
  EXPECT_EQ(on(aicha, tall + "/etat", {{"geste", "clore"}}).status, 303);
  const Response page = visitor.get(wide);
  EXPECT_TRUE(says(page, "clos le 18 novembre 2026"));
  EXPECT_TRUE(says(visitor.get("/panorama/dossiers"), "clos le 18 novembre 2026"));
  EXPECT_FALSE(says(aicha.get(at(sample.story({}), "/dossier")), "<select"));
  EXPECT_EQ(on(aicha, tall + "/etat", {{"geste", "clore"}}).status, 409);
  EXPECT_EQ(on(aicha, tall + "/etat", {{"geste", "rouvrir"}}).status, 303);
  EXPECT_TRUE(says(visitor.get(wide), "en cours"));
}

TEST_F(Dossiers, HaveBoundsThatAreSaidAndLoseNothing) {
  opened({{.title = "Premier"}});
  const auto with = [&](std::string intro, std::string title) {
    return on(aicha, tall,
              {{"titre", std::move(title)}, {"intro", std::move(intro)}, {"centre", "pole"}});
  };
  const std::string long_title(161, 'x');
  const Response refused = with("Une introduction.", long_title);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(says(refused, long_title)) << "what was typed comes back";
  EXPECT_EQ(with("Une introduction.", std::string(160, 'x')).status, 303);
  EXPECT_EQ(with(std::string(20'001, 'm'), "Titre").status, 422);
  EXPECT_EQ(with(std::string(20'000, 'm'), "Titre").status, 303);
  for (int part = 0; part < 30; ++part) {
    ASSERT_EQ(on(aicha, tall + "/parties",
                 {{"geste", "ajouter"}, {"titre", "Partie " + std::to_string(part)}})
                  .status,
              303);
  }
  EXPECT_EQ(on(aicha, tall + "/parties", {{"geste", "ajouter"}, {"titre", "De trop"}}).status, 422);
  EXPECT_EQ(sample.number("SELECT count(*) FROM dossier_part"), 30);
}

TEST_F(Dossiers, TakeThreeHundredArticlesAndNoneMore) {
  opened({{.title = "Premier"}});
  for (int i = 0; i < 300; ++i) sample.story({.title = "Article " + std::to_string(i)});
  sample.run(
      "INSERT INTO dossier_item (dossier_id, article_id, title, url, media, author, position, "
      "added_by, added_at) SELECT 1, id, title, 'https://a.example/' || id, 'M', '', id, 1, 1 "
      "FROM article WHERE id NOT IN (SELECT article_id FROM dossier_item) ORDER BY id LIMIT 299");
  ASSERT_EQ(sample.number("SELECT count(*) FROM dossier_item"), 300);
  const StoryId story{sample.number("SELECT max(id) FROM story")};
  const Response more = on(aicha, at(story, "/dossier"), {{"dossier", std::to_string(1)}});
  EXPECT_NE(more.status, 303);
  EXPECT_EQ(sample.number("SELECT count(*) FROM dossier_item"), 300);
  EXPECT_EQ(visitor.get(wide).status, 200);
}

}  // namespace
}  // namespace vigie::web
