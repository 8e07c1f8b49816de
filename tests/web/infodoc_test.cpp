// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/housekeeping.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

class InfodocDesk : public SiteTest {
 protected:
  InfodocDesk() { aicha.log_in("aicha@pole.example"); }

  Response ask(std::string question) {
    return aicha.post("/info-doc", {{"jeton", aicha.token()},
                                    {"question", std::move(question)},
                                    {"demandeur", "villes"},
                                    {"territoire", "Cergy-Pontoise"},
                                    {"theme", "santé"},
                                    {"nom", "Léa Martin"},
                                    {"courriel", "lea@ville.example"}});
  }
  /// A story whose words are found.
  void read(std::string title, std::string access = "free") {
    const StoryId story = sample.story({title, "Le Journal", "", access});
    sample.run(
        "INSERT INTO search (rowid, title, body) SELECT max(id), 'maison sante carreaux', '' FROM "
        "article");
    static_cast<void>(story);
  }
  /// With the version of now, as the page gives it.
  Response basket(int enquiry, Pairs form) {
    form.emplace_back("version", std::to_string(sample.number(fmt::format(
                                     "SELECT version FROM enquiry WHERE id = {}", enquiry))));
    return aicha.post(fmt::format("/info-doc/{}/pieces", enquiry), std::move(form));
  }
  Browser aicha{*site};
};

TEST_F(InfodocDesk, AnEnquiryIsAnsweredFromTheArchive) {
  read("Une maison de santé ouvre aux Carreaux");
  const Response registered = ask("Des exemples de maison de santé ?");
  EXPECT_EQ(header_of(registered, "Location"), "/info-doc/1");
  const std::string page = aicha.get("/info-doc/1?q=maison").body;
  EXPECT_NE(page.find("name=\"article\" value=\"1\""), std::string::npos) << page;
  const Response added = basket(
      1, {{"jeton", aicha.token()}, {"article", "1"}, {"reference", "DUPONT, Jean. Un livre."}});
  EXPECT_EQ(added.status, 303);
  const Response ordered = basket(1, {{"jeton", aicha.token()},
                                      {"place-1", "2"},
                                      {"ligne-1", "Pour le montage."},
                                      {"place-2", "1"}});
  EXPECT_EQ(ordered.status, 303);
  const std::string text = aicha.get("/info-doc/1/reponse.txt").body;
  EXPECT_NE(text.find("1. DUPONT, Jean. Un livre."), std::string::npos) << text;
  EXPECT_NE(text.find("2. Une maison de santé ouvre aux Carreaux."), std::string::npos) << text;
  EXPECT_NE(text.find("Pour le montage."), std::string::npos);
  EXPECT_NE(aicha.get("/info-doc/1/reponse.ris").body.find("TI  - Une maison"), std::string::npos);
  const Response frozen = aicha.post("/info-doc/1/reponse", {{"jeton", aicha.token()},
                                                             {"version", "3"},
                                                             {"texte", text},
                                                             {"modele", "Maisons de santé"}});
  EXPECT_EQ(frozen.status, 303);
  const std::string after = aicha.get("/info-doc/1").body;
  EXPECT_NE(after.find("close"), std::string::npos);
  EXPECT_NE(after.find("réponse type «&nbsp;Maisons de santé&nbsp;»"), std::string::npos);
}

TEST_F(InfodocDesk, AModelServesAgain) {
  read("Une maison de santé ouvre aux Carreaux");
  ask("Première");
  basket(1, {{"jeton", aicha.token()}, {"article", "1"}});
  aicha.post(
      "/info-doc/1/reponse",
      {{"jeton", aicha.token()}, {"version", "2"}, {"texte", "Voici."}, {"modele", "Santé"}});
  ask("Seconde");
  EXPECT_EQ(basket(2, {{"jeton", aicha.token()}, {"modele", "1"}}).status, 303);
  EXPECT_NE(
      aicha.get("/info-doc/2").body.find("Une maison de santé ouvre aux Carreaux. Le Journal"),
      std::string::npos);
}

TEST_F(InfodocDesk, OfAReservedArticleTheFreeReprintIsTaken) {
  const StoryId story = sample.story({"Réservé", "Le Journal", "", "subscribers"});
  sample.add_article(story, {"Libre", "Le Midi"}, true);
  ask("Question");
  basket(1, {{"jeton", aicha.token()}, {"article", "1"}});
  EXPECT_NE(aicha.get("/info-doc/1/reponse.txt").body.find("Libre. Le Midi"), std::string::npos);
}

TEST_F(InfodocDesk, AnotherCentresRegisterIsNotSeen) {
  ask("Question");
  Browser chloe(*site);
  chloe.log_in("chloe@oriv.example");
  EXPECT_EQ(chloe.get("/info-doc/1").status, 404);
  EXPECT_EQ(chloe.get("/info-doc/1/reponse.txt").status, 404);
  EXPECT_EQ(chloe.get("/info-doc").body.find("Question"), std::string::npos);
}

TEST_F(InfodocDesk, WhoAskedIsForgottenAfterAYearAndTheFacetsStay) {
  ask("Question");
  EXPECT_NE(aicha.get("/info-doc/1").body.find("lea@ville.example"), std::string::npos);
  const config::VigieConfig config;
  ASSERT_TRUE(
      app::forget_what_is_old(sample.db(), config.retention, clock.now() + 366 * kDaySeconds));
  aicha.log_in("aicha@pole.example");  // sessions end, too
  const std::string page = aicha.get("/info-doc/1").body;
  EXPECT_EQ(page.find("lea@ville.example"), std::string::npos);
  EXPECT_NE(page.find("Cergy-Pontoise"), std::string::npos);
}

TEST_F(InfodocDesk, TheYearTellsEachShareWithItsBase) {
  ask("Une");
  ask("Deux");
  sample.run("UPDATE enquiry SET asker = '' WHERE id = 2");
  sample.run("UPDATE enquiry SET answered_on = '2026-11-21' WHERE id = 1");
  const std::string page = aicha.get("/info-doc/bilan?annee=2026").body;
  EXPECT_NE(page.find("2 demandes"), std::string::npos);
  EXPECT_NE(page.find("100,0\u00A0% (1 sur 1)"), std::string::npos) << page;
  EXPECT_NE(page.find("3 jours"), std::string::npos) << page;
  const std::string csv = aicha.get("/info-doc/bilan.csv?annee=2026").body;
  EXPECT_EQ(csv.find("Léa"), std::string::npos);
  EXPECT_NE(csv.find(";Cergy-Pontoise;"), std::string::npos);
}

TEST_F(InfodocDesk, WithoutAQuestionAllThatWasTypedComesBack) {
  const Response refused = ask("  ");
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("value=\"Cergy-Pontoise\""), std::string::npos);
  EXPECT_NE(refused.body.find("la question manque"), std::string::npos);
}

TEST_F(InfodocDesk, AnAnswerThatCameSecondOrIsEmptyComesBackAsItWasTyped) {
  ask("Question");
  aicha.post("/info-doc/1",
             {{"jeton", aicha.token()}, {"version", "1"}, {"question", "Mieux dite"}});
  const Response late = aicha.post("/info-doc/1/reponse", {{"jeton", aicha.token()},
                                                           {"version", "1"},
                                                           {"texte", "Chère madame, voici."},
                                                           {"modele", "Maisons"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_NE(late.body.find("Quelqu’un a modifié cette demande entre-temps."), std::string::npos);
  EXPECT_NE(late.body.find("<p class=\"note\">Mieux dite</p>"), std::string::npos);
  EXPECT_NE(late.body.find(">Chère madame, voici.</textarea>"), std::string::npos) << late.body;
  EXPECT_NE(late.body.find("name=\"modele\" value=\"Maisons\""), std::string::npos);
  const Response empty = aicha.post(
      "/info-doc/1/reponse",
      {{"jeton", aicha.token()}, {"version", "2"}, {"texte", " "}, {"modele", "Maisons"}});
  EXPECT_EQ(empty.status, 422);
  EXPECT_NE(empty.body.find("La réponse est vide."), std::string::npos);
  EXPECT_NE(empty.body.find("name=\"modele\" value=\"Maisons\""), std::string::npos);
  // The form that came back saves over what it was shown with.
  EXPECT_EQ(aicha
                .post("/info-doc/1/reponse",
                      {{"jeton", aicha.token()},
                       {"version", between(late.body, "name=\"version\" value=\"", "\"")},
                       {"texte", "Chère madame, voici."}})
                .status,
            303);
}

TEST_F(InfodocDesk, ABasketThatIsTooFullGivesBackItsReferenceAndLines) {
  read("Une maison de santé ouvre aux Carreaux");
  ask("Question");
  basket(1, {{"jeton", aicha.token()}, {"reference", "Une première."}});
  Pairs form = {{"jeton", aicha.token()},        {"q", "maison"},
                {"reference", "DUPONT, Jean."},  {"place-1", "7"},
                {"ligne-1", "Pour le montage."}, {"retirer-1", "1"}};
  form.emplace_back("article", "1");
  sample.run(
      "INSERT INTO enquiry_piece (enquiry_id, position, reference) "
      "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 30) "
      "SELECT 1, i, 'Une autre, ' || i FROM n");
  const Response refused = basket(1, form);
  EXPECT_EQ(refused.status, 422);
  for (const char* words :
       {"Une réponse cite trente pièces au plus.", ">DUPONT, Jean.</textarea>",
        "name=\"place-1\" inputmode=\"numeric\" value=\"7\"",
        "name=\"ligne-1\" value=\"Pour le montage.\"", "name=\"retirer-1\" value=\"1\" checked",
        "name=\"article\" value=\"1\" checked", "name=\"q\" value=\"maison\""}) {
    EXPECT_NE(refused.body.find(words), std::string::npos) << words;
  }
}

TEST_F(InfodocDesk, ABasketThatCameSecondOverwritesNothingAndComesBack) {
  ask("Question");
  basket(1, {{"jeton", aicha.token()}, {"reference", "Une première."}});
  const std::string seen =
      between(aicha.get("/info-doc/1").body, "name=\"version\" value=\"", "\"");
  basket(1, {{"jeton", aicha.token()}, {"place-1", "1"}, {"ligne-1", "Celle du collègue."}});
  const Response late = aicha.post("/info-doc/1/pieces", {{"jeton", aicha.token()},
                                                          {"version", seen},
                                                          {"reference", "DUPONT, Jean."},
                                                          {"place-1", "1"},
                                                          {"ligne-1", "La mienne."}});
  EXPECT_EQ(late.status, 409);
  EXPECT_NE(late.body.find(">DUPONT, Jean.</textarea>"), std::string::npos);
  EXPECT_NE(late.body.find("name=\"ligne-1\" value=\"La mienne.\""), std::string::npos);
  EXPECT_EQ(sample.number("SELECT line = 'Celle du collègue.' FROM enquiry_piece"), 1);
}

TEST_F(InfodocDesk, ACorrectionThatIsRefusedComesBackInItsForm) {
  ask("Question");
  const auto correct = [&](const char* version, const char* question, const char* to) {
    return aicha.post("/info-doc/1", {{"jeton", aicha.token()},
                                      {"version", version},
                                      {"question", question},
                                      {"organisme", "Ville de Cergy"},
                                      {"etat", "waiting"},
                                      {"repondue_le", "2026-11-20"},
                                      {"vers", to}});
  };
  const Response empty = correct("1", "", "la MDPH");
  EXPECT_EQ(empty.status, 422);
  EXPECT_NE(empty.body.find("La question manque."), std::string::npos);
  EXPECT_NE(empty.body.find("name=\"vers\" value=\"la MDPH\""), std::string::npos);
  EXPECT_EQ(correct("1", "Mieux dite", "la CAF").status, 303);
  const Response late = correct("1", "Dite autrement", "la MDPH");
  EXPECT_EQ(late.status, 409);
  for (const char* words :
       {"<p class=\"note\">Mieux dite</p>", ">Dite autrement</textarea>", "<details open>",
        "value=\"Ville de Cergy\"", "name=\"vers\" value=\"la MDPH\"", "value=\"2026-11-20\"",
        "<option value=\"waiting\" selected>"}) {
    EXPECT_NE(late.body.find(words), std::string::npos) << words;
  }
}

TEST_F(InfodocDesk, ASecondCorrectionOfTheSamePageIsTold) {
  ask("Question");
  const auto correct = [&](const char* version) {
    return aicha
        .post("/info-doc/1", {{"jeton", aicha.token()},
                              {"version", version},
                              {"question", "Mieux dite"},
                              {"etat", "waiting"}})
        .status;
  };
  EXPECT_EQ(correct("1"), 303);
  EXPECT_EQ(correct("1"), 409);
}

TEST_F(InfodocDesk, AnAnswerBecomesADossierInOneClick) {
  read("Une maison de santé ouvre aux Carreaux");
  ask("Des exemples de maison de santé ?");
  const Response early = aicha.post("/info-doc/1/dossier", {{"jeton", aicha.token()}});
  EXPECT_EQ(early.status, 400);
  EXPECT_NE(early.body.find("La réponse ne cite encore rien"), std::string::npos) << early.body;
  basket(
      1,
      {{"jeton", aicha.token()}, {"article", "1"}, {"reference", "DUPONT, Jean. [Un livre]* <b>"}});
  EXPECT_NE(aicha.get("/info-doc/1").body.find("En faire un dossier de presse"), std::string::npos);
  const Response made = aicha.post("/info-doc/1/dossier", {{"jeton", aicha.token()}});
  EXPECT_EQ(made.status, 303) << made.body;
  EXPECT_EQ(header_of(made, "Location"), "/dossiers/1?fait=ouvert");
  const std::string page = aicha.get("/dossiers/1").body;
  EXPECT_NE(page.find("Des exemples de maison de santé"), std::string::npos);
  EXPECT_NE(page.find("Une maison de santé ouvre aux Carreaux"), std::string::npos);
  EXPECT_EQ(sample.number("SELECT state = 'prepared' FROM dossier"), 1) << "nothing public yet";
  EXPECT_EQ(sample.number("SELECT count(*) FROM dossier WHERE intro LIKE '- DUPONT, Jean.%'"), 1);
}

}  // namespace
}  // namespace vigie::web
