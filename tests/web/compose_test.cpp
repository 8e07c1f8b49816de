// SPDX-License-Identifier: EUPL-1.2
// An issue made in the browser, form by form, by several people.
#include "web/compose_fixture.hpp"

namespace vigie::web {
namespace {

TEST_F(ComposePages, ShowThePagesSideBySideWithTheirQuotas) {
  const std::string page = aicha.get(issue()).body;
  for (const char* words : {"La vie du réseau", "Les nouvelles du champ", "Une initiative locale",
                            "Repéré pour vous", "4 sur 5", "il manque 4", "complète",
                            "une nationale", "lignes sur 63", "textes/2026-11/01-seminaire.md"}) {
    EXPECT_NE(page.find(words), std::string::npos) << words;
  }
  EXPECT_EQ(chloe.get(issue()).body.find("/blocs\""), std::string::npos);  // reads, no form
}

TEST_F(ComposePages, FillAPlaceFromTheTrayAndTakeItOutAgain) {
  const StoryId story = sample.story({"Une loi pour les quartiers", "Le Quotidien"});
  EXPECT_EQ(send(aicha, fmt::format("/pile/{}/relais", story.value),
                 {{"version", "1"}, {"note", "À lire pour préparer la réunion du réseau."}})
                .status,
            303);
  const std::string tray = aicha.get(issue()).body;
  const std::string key = between(tray, "name=\"depuis\" value=\"", "\"");
  ASSERT_TRUE(key.starts_with("panorama:")) << key;
  EXPECT_NE(tray.find("Une loi pour les quartiers"), std::string::npos);

  EXPECT_EQ(send(aicha, issue("/blocs"), {{"depuis", key}, {"rubrique", "national"}}).status, 303);
  const Block placed = block("national");
  EXPECT_EQ(placed.title, "Une loi pour les quartiers");
  EXPECT_EQ(placed.origin, BlockOrigin::placed);
  EXPECT_EQ(aicha.get(issue()).body.find("value=\"" + key + "\""), std::string::npos);

  EXPECT_EQ(send(aicha, of(placed, "/retrait"), version(placed)).status, 303);
  EXPECT_TRUE(again(placed).title.empty());
  const std::string taken = aicha.get(issue("?tiroir=retires")).body;
  const std::string back = fmt::format("retire:{}", placed.id.value);
  EXPECT_NE(taken.find(back), std::string::npos);
  EXPECT_EQ(send(aicha, issue("/blocs"), {{"depuis", back}, {"rubrique", "local"}}).status, 303);
  EXPECT_EQ(again(placed).section, "local");
}

TEST_F(ComposePages, OrderBlocksByForms) {
  const Block first = block("agenda");
  EXPECT_EQ(send(aicha, of(first, "/place"), version(first, {{"sens", "bas"}})).status, 303);
  EXPECT_EQ(again(first).position, 2);
  EXPECT_EQ(again(first).origin, BlockOrigin::placed);
  const Block moved = again(first);
  EXPECT_EQ(
      send(aicha, of(first, "/place"), version(moved, {{"rubrique", "recrutement"}, {"rang", "1"}}))
          .status,
      303);
  EXPECT_EQ(again(first).section, "recrutement");
  EXPECT_EQ(again(first).position, 1);
}

TEST_F(ComposePages, LoseNeitherOfTwoTexts) {
  const Block seen = block("initiative");
  EXPECT_EQ(
      send(aicha, of(seen), block_fields(seen, {{"texte", "Le camion part le matin."}})).status,
      303);
  const Response clash =
      send(bruno, of(seen), block_fields(seen, {{"texte", "Le camion part le soir."}}));
  EXPECT_EQ(clash.status, 409);
  for (const char* words :
       {"Deux textes pour ce bloc", "Aïcha Benali", "Le camion part le matin.",
        "Le camion part le soir.</textarea>", "Garder la mienne", "<del>matin."}) {
    EXPECT_NE(clash.body.find(words), std::string::npos) << words;
  }
  EXPECT_EQ(again(seen).body_markdown, "Le camion part le matin.");
  // His text is beside the block, whatever he does next.
  const std::string page = aicha.get(of(seen)).body;
  EXPECT_NE(page.find("Textes gardés à côté"), std::string::npos);
  EXPECT_NE(page.find("Bruno Petit"), std::string::npos);

  // The form of that page saves over what he was shown.
  const Block now = again(seen);
  EXPECT_NE(clash.body.find(fmt::format("name=\"version\" value=\"{}\"", now.version)),
            std::string::npos);
  const Response both =
      send(bruno, of(seen),
           block_fields(now, {{"texte", "Le camion part le soir."}, {"reunir", "oui"}}));
  EXPECT_EQ(both.status, 200);
  EXPECT_NE(both.body.find("Le camion part le matin.\n\nLe camion part le soir.</textarea>"),
            std::string::npos);
  EXPECT_EQ(send(bruno, of(seen), block_fields(now, {{"texte", "Le camion part le soir."}})).status,
            303);
  EXPECT_EQ(again(seen).body_markdown, "Le camion part le soir.");
}

TEST_F(ComposePages, SaveAsOneTypes) {
  const Block seen = block("initiative");
  Browser typing(*site);
  typing.log_in("aicha@pole.example");
  const std::string token = typing.token();
  typing.extra_headers = {{"x-vigie", "partie"}};
  Pairs form = block_fields(seen, {{"texte", "Un."}});
  form.emplace_back("jeton", token);
  const Response saved = typing.post(of(seen), form);
  EXPECT_EQ(saved.status, 200);
  EXPECT_TRUE(saved.body.starts_with("2\nenregistré à")) << saved.body;
  form = block_fields(again(seen), {{"texte", "Un. Deux."}});
  form.emplace_back("jeton", token);
  EXPECT_TRUE(typing.post(of(seen), form).body.starts_with("3\n"));
  // One sitting is one version of the history; the file's text stays.
  EXPECT_EQ(sample.number("SELECT count(*) FROM issue_block_version WHERE block_id = " +
                          std::to_string(seen.id.value)),
            2);
  const Response late = typing.post(of(seen), form);  // the same form: nothing new
  EXPECT_TRUE(late.body.starts_with("3\n")) << late.body;
}

TEST_F(ComposePages, GiveAnEarlierTextBack) {
  const Block seen = block("initiative");
  send(aicha, of(seen), block_fields(seen, {{"texte", "Réécrit."}}));
  const Block now = again(seen);
  EXPECT_EQ(send(bruno, of(seen, "/rendre"), version(now, {{"rendre", "1"}})).status, 303);
  EXPECT_EQ(again(seen).body_markdown, seen.body_markdown);
  EXPECT_EQ(again(seen).version, 3);
  const std::string page = aicha.get(of(seen)).body;
  EXPECT_NE(page.find("Aïcha Benali"), std::string::npos);
  EXPECT_NE(page.find("Bruno Petit"), std::string::npos);
}

TEST_F(ComposePages, SayWhoWritesForTwoMinutes) {
  const Block seen = block("initiative");
  send(bruno, of(seen, "/presence"), {});
  EXPECT_NE(aicha.get(issue()).body.find("Bruno Petit y écrit"), std::string::npos);
  EXPECT_EQ(bruno.get(issue()).body.find("y écrit"), std::string::npos);  // oneself is nobody else
  clock.advance(121);
  EXPECT_EQ(aicha.get(issue()).body.find("y écrit"), std::string::npos);
  send(bruno, of(seen, "/presence"), {});
  send(bruno, of(seen, "/presence"), {{"fin", "oui"}});
  EXPECT_EQ(aicha.get(issue()).body.find("y écrit"), std::string::npos);
}

TEST_F(ComposePages, KeepWhatIsSaidOfABlockUntilItIsResolved) {
  const Block seen = block("initiative");
  EXPECT_EQ(
      send(chloe, issue("/commentaires"),
           {{"commentaire", "Le chiffre vient d’où ?"}, {"bloc", std::to_string(seen.id.value)}})
          .status,
      303);
  const std::string page = aicha.get(of(seen)).body;
  EXPECT_NE(page.find("Le chiffre vient d’où ?"), std::string::npos);
  EXPECT_NE(page.find("Chloé Weber"), std::string::npos);
  const std::string id = between(page, "/commentaires/", "/resolu");
  EXPECT_EQ(send(aicha, issue("/commentaires/" + id + "/resolu"), {}).status, 303);
  EXPECT_NE(aicha.get(of(seen)).body.find("class=\"resolved\""), std::string::npos);
}

TEST_F(ComposePages, AreCommentedByWhoMakesTheLetterThoughNoCuratorAndReadByTheOthers) {
  sample.run("DELETE FROM curator_grant WHERE role = 'curator'");
  entrust(sample, "chloe@oriv.example", "approver");
  Browser rene(*site);
  rene.log_in("rene@pole.example");
  entrust(sample, "rene@pole.example", "letter_editor", "breves");  // of another letter
  const Block seen = block("initiative");
  const std::vector<std::string> pages = {issue(), of(seen), issue("/relire")};
  const auto shows = [](Browser& who, const std::string& page, std::string_view words) {
    return who.get(page).body.find(words) != std::string::npos;
  };
  constexpr std::string_view kForm = "id=\"commentaire\"";
  constexpr std::string_view kSettled = "C’est réglé";

  for (const std::string& page : pages) {
    SCOPED_TRACE(page);
    EXPECT_TRUE(shows(aicha, page, kForm));
    EXPECT_TRUE(shows(chloe, page, kForm));
    EXPECT_FALSE(shows(rene, page, kForm));
    EXPECT_TRUE(shows(rene, page, "Aucun commentaire pour l’instant."));
  }
  EXPECT_EQ(send(aicha, issue("/commentaires"), {{"commentaire", "À revoir."}}).status, 303);
  EXPECT_EQ(send(chloe, issue("/commentaires"),
                 {{"commentaire", "Oui."}, {"bloc", std::to_string(seen.id.value)}})
                .status,
            303);
  EXPECT_EQ(send(rene, issue("/commentaires"), {{"commentaire", "Non."}}).status, 403);
  for (const std::string& page : pages) {
    SCOPED_TRACE(page);
    EXPECT_TRUE(shows(chloe, page, kSettled));
    EXPECT_FALSE(shows(rene, page, kSettled));
    EXPECT_TRUE(shows(rene, page, page == of(seen) ? "Oui." : "À revoir."));
  }
  const std::string resolved =
      issue("/commentaires/" + std::to_string(sample.number("SELECT min(id) FROM issue_comment")) +
            "/resolu");
  EXPECT_EQ(send(rene, resolved, {}).status, 403);
  EXPECT_EQ(sample.number("SELECT count(*) FROM issue_comment WHERE resolved_at IS NOT NULL"), 0);
  EXPECT_EQ(send(chloe, resolved, {}).status, 303);
  EXPECT_EQ(sample.number("SELECT count(*) FROM issue_comment WHERE resolved_at IS NOT NULL"), 1);
}

TEST_F(ComposePages, LeaveTheSubjectThatAPersonWrote) {
  const Response done = send(aicha, issue("/mots"),
                             {{"objet", "Quatre pages sur l'attente"},
                              {"accroche", "Et ceux qui la raccourcissent, chaque jour"},
                              {"version", std::to_string(row.version)}});
  EXPECT_EQ(done.status, 303) << done.body;
  EXPECT_EQ(send(aicha, issue("/proposer"), {}).status, 303);
  EXPECT_NE(aicha.get(issue()).body.find("Quatre pages sur l’attente"), std::string::npos);
}

TEST_F(ComposePages, OfferTheTextOfAFileThatChanged) {
  const auto file = folder.path() / "newsletter/resonances/textes/2026-11/04-initiative.md";
  test::write_file(file, test::read_file(file) + "\nUn paragraphe de plus.\n");
  EXPECT_NE(aicha.get(issue()).body.find("1 texte à reprendre"), std::string::npos);
  const Block seen = block("initiative");
  const std::string page = aicha.get(of(seen, "?fichier=oui")).body;
  EXPECT_NE(page.find("Un paragraphe de plus.</ins>"), std::string::npos) << page;
  EXPECT_EQ(send(aicha, of(seen, "/fichier"), version(seen)).status, 303);
  EXPECT_TRUE(again(seen).body_markdown.ends_with("Un paragraphe de plus."));
  EXPECT_EQ(aicha.get(issue()).body.find("texte à reprendre"), std::string::npos);
}

TEST_F(ComposePages, AnnounceTheDatesOfAnAgenda) {
  const std::string file =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u\r\nSUMMARY:Visite du quartier\r\n"
      "DTSTART:20261211T130000Z\r\nDTEND:20261211T160000Z\r\nLOCATION:Sartrouville\r\n"
      "RRULE:FREQ=WEEKLY;COUNT=2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  EXPECT_EQ(send(aicha, issue("/agenda"), {{"agenda", file}}).status, 303);
  EXPECT_EQ(send(aicha, issue("/agenda"), {{"agenda", "pas un agenda"}}).status, 422);
  const std::string tray = aicha.get(issue("?tiroir=agenda")).body;
  EXPECT_NE(tray.find("vendredi 11 décembre 2026"), std::string::npos);
  const std::string key = between(tray, "name=\"depuis\" value=\"", "\"");
  ASSERT_TRUE(key.starts_with("evenement:")) << key;
  EXPECT_EQ(send(aicha, issue("/blocs"), {{"depuis", key}, {"rubrique", "agenda"}}).status, 303);
  const std::string preview = aicha.get(issue("/apercu")).body;
  EXPECT_NE(preview.find("Ajouter le 11 décembre à mon agenda"), std::string::npos);
  EXPECT_NE(preview.find("de 14\u00a0h à 17\u00a0h, Sartrouville"), std::string::npos);
  EXPECT_EQ(aicha.get(issue("?tiroir=agenda")).body.find("vendredi 11 décembre"),
            std::string::npos);  // not offered twice
}

TEST_F(ComposePages, ShowAPictureOfTheLetterWithWhatItShows) {
  const Block seen = block("recrutement");
  const auto refused = [&](const char* image, const char* alt) {
    return send(aicha, of(seen), block_fields(seen, {{"image", image}, {"alt", alt}})).status;
  };
  EXPECT_EQ(refused("cuisine.png", ""), 422);
  EXPECT_EQ(refused("absente.png", "Une cuisine."), 422);
  EXPECT_EQ(refused("../letter.toml", "Une cuisine."), 422);
  EXPECT_EQ(refused("logo.svg", "Un logo."), 422);
  EXPECT_EQ(refused("https://ailleurs.example/pixel.png", "Un pixel."), 422);
  EXPECT_EQ(refused("cuisine.png", "Une cuisine."), 303);
  EXPECT_EQ(again(seen).picture.width, 1104);
  EXPECT_EQ(again(seen).picture.height, 520);
  EXPECT_NE(aicha.get(issue("/apercu")).body.find("/images/cuisine.png"), std::string::npos);
}

TEST_F(ComposePages, ReturnWhatWasTypedWithWhatIsWrong) {
  const Block seen = block("agenda");
  const Response refused =
      send(aicha, of(seen),
           block_fields(seen,
                        {{"titre", "Club"}, {"lien", "javascript:alert(1)"}, {"debut", "demain"}}));
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("Le lien n’est pas une adresse"), std::string::npos);
  EXPECT_NE(refused.body.find("Le début ne se lit pas"), std::string::npos);
  EXPECT_NE(refused.body.find("value=\"Club\""), std::string::npos);
  EXPECT_EQ(again(seen).title, seen.title);
}

TEST_F(ComposePages, TakeNoTagOrHeaderOutOfWhatIsTyped) {
  const Block seen = block("initiative");
  send(aicha, of(seen),
       block_fields(seen, {{"titre", "Titre\r\nBcc: tout@monde.example"},
                           {"texte", "{{#pages}}{{>foot}}<script>alert(1)</script>"}}));
  EXPECT_EQ(again(seen).title, "Titre Bcc\u00a0: tout@monde.example");
  const Response preview = aicha.get(issue("/apercu"));
  EXPECT_EQ(preview.status, 200);
  EXPECT_EQ(preview.body.find("<script>"), std::string::npos);
  EXPECT_NE(preview.body.find("{{#pages}}"), std::string::npos);
}

TEST_F(ComposePages, ReachNoBlockOfAnotherLetter) {
  const store::IssueRow other =
      draft_letter(sample, letter_config(folder.path()), clock.now(), "breves", "2026-12");
  const Block foreign = block_in(sample, other.id, "breves");
  // Aïcha edits résonances alone: neither by her own letter's address, nor by theirs.
  EXPECT_EQ(aicha.get(of(foreign)).status, 404);
  EXPECT_EQ(send(aicha, of(foreign), block_fields(foreign, {{"titre", "Pris"}})).status, 404);
  EXPECT_EQ(send(aicha, of(foreign, "/retrait"), version(foreign)).status, 404);
  const std::string theirs =
      fmt::format("/lettres/breves/{}/blocs/{}", other.number, foreign.id.value);
  EXPECT_EQ(send(aicha, theirs, block_fields(foreign, {{"titre", "Pris"}})).status, 403);
  EXPECT_EQ(send(aicha, issue("/blocs"),
                 {{"depuis", fmt::format("retire:{}", foreign.id.value)}, {"rubrique", "agenda"}})
                .status,
            404);
  EXPECT_EQ(send(aicha, issue("/commentaires"),
                 {{"commentaire", "x"}, {"bloc", std::to_string(foreign.id.value)}})
                .status,
            404);
  EXPECT_EQ(block_in(sample, other.id, "breves").title, foreign.title);
}

}  // namespace
}  // namespace vigie::web
