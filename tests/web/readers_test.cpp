// SPDX-License-Identifier: EUPL-1.2
// Readers by their pages: for the team, and for the readers themselves.
#include "app/jobs/housekeeping.hpp"
#include "web/readers_fixture.hpp"

namespace vigie::web {
namespace {

TEST_F(Readers, SignUpByALinkAndAButtonAndNotBefore) {
  EXPECT_NE(stranger.get("/lettre/resonances").body.find("Résonances"), std::string::npos);
  const Response asked = ask(stranger, "Lea@exemple.fr");
  EXPECT_NE(asked.body.find("Un courriel vient de partir"), std::string::npos);
  EXPECT_EQ(state_of("lea@exemple.fr"), "pending");
  const auto sent = mails();
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].first, "Lea@exemple.fr");
  const std::string link = link_of(sent[0].second);
  EXPECT_NE(stranger.get(link).body.find("Confirmer mon inscription"), std::string::npos);
  EXPECT_EQ(state_of("lea@exemple.fr"), "pending") << "a scanner opened the link";
  EXPECT_EQ(stranger.post(link, {}).status, 303);
  EXPECT_EQ(state_of("lea@exemple.fr"), "active");
  EXPECT_EQ(stranger.get(link).status, 404) << "it served";
  EXPECT_EQ(sample.number("SELECT count(*) FROM consent_event WHERE wording LIKE 'Je veux%'"), 2)
      << "asked and confirmed, with the words that were read";
}

TEST_F(Readers, TellNobodyWhoIsOnTheList) {
  subscribed(stranger, "lea@exemple.fr");
  Browser other(*site);
  const std::string known = ask(other, "lea@exemple.fr").body;
  const std::string unknown = ask(other, "max@exemple.fr").body;
  EXPECT_EQ(known, unknown);
  const Response link =
      other.post("/lettre/resonances", {{"courriel", "nobody@exemple.fr"}, {"geste", "lien"}});
  EXPECT_EQ(link.body, known);
  EXPECT_EQ(state_of("nobody@exemple.fr"), "none");
}

TEST_F(Readers, FloodNobodyThroughTheSignUp) {
  for (int i = 0; i < 15; ++i) ask(stranger, "lea@exemple.fr");
  EXPECT_EQ(mails().size(), 1U) << "one mail a day";
  for (int i = 0; i < 10; ++i) ask(stranger, "x" + std::to_string(i) + "@exemple.fr");
  EXPECT_EQ(ask(stranger, "encore@exemple.fr").status, 429) << "one network asks too often";
  EXPECT_EQ(state_of("encore@exemple.fr"), "none");
}

TEST_F(Readers, RefuseWhatAHeaderWouldNotTake) {
  EXPECT_EQ(ask(stranger, "lea@exemple.fr\r\nBcc: x@y.fr").status, 422);
  EXPECT_EQ(ask(stranger, "pas une adresse").status, 422);
  stranger.post("/lettre/resonances",
                {{"courriel", "lea@exemple.fr"}, {"nom", "Léa\r\nBcc: x@y.fr"}});
  const auto sent = mails();
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].second.substr(0, sent[0].second.find("\r\n\r\n")).find("\r\nBcc:"),
            std::string::npos);
}

TEST_F(Readers, PauseChangeAddressLeaveAndComeBack) {
  const std::string page = subscribed(stranger, "lea@exemple.fr");
  const std::string body = stranger.get(page).body;
  EXPECT_NE(body.find("l…a@exemple.fr"), std::string::npos);
  EXPECT_EQ(body.find("lea@exemple.fr"), std::string::npos) << "a forwarded letter tells nothing";
  stranger.post(page, {{"geste", "pause"}, {"mois", "3"}});
  EXPECT_EQ(state_of("lea@exemple.fr"), "paused");
  stranger.post(page, {{"geste", "reprise"}});
  EXPECT_EQ(state_of("lea@exemple.fr"), "active");

  stranger.post(page, {{"geste", "adresse"}, {"adresse", "neuve@exemple.fr"}});
  EXPECT_EQ(state_of("neuve@exemple.fr"), "none") << "not before it is confirmed there";
  const auto sent = mails();
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].first, "neuve@exemple.fr");
  stranger.post(link_of(sent[0].second), {});
  EXPECT_EQ(state_of("neuve@exemple.fr"), "active");
  EXPECT_EQ(state_of("lea@exemple.fr"), "none");

  stranger.post(page, {{"geste", "partir"}});
  EXPECT_EQ(state_of("neuve@exemple.fr"), "left");
  const std::string leaving = "/desinscription/" + page.substr(12);
  EXPECT_NE(stranger.get(leaving).body.find("C’était une erreur"), std::string::npos);
  EXPECT_EQ(stranger.post(leaving + "/erreur", {}).status, 303);
  EXPECT_EQ(state_of("neuve@exemple.fr"), "active");
  stranger.post(page, {{"geste", "partir"}});
  clock.advance(31 * kDaySeconds);
  stranger.post(leaving + "/erreur", {});
  EXPECT_EQ(state_of("neuve@exemple.fr"), "left") << "for 30 days";
  ask(stranger, "neuve@exemple.fr");
  const auto again = mails();
  ASSERT_EQ(again.size(), 1U);
  stranger.post(link_of(again[0].second), {});
  EXPECT_EQ(state_of("neuve@exemple.fr"), "active") << "the person may come back";
}

TEST_F(Readers, AnAddressIsConfirmedByTheMailThatCameToItAlone) {
  const std::string page = subscribed(stranger, "lea@exemple.fr");
  stranger.post(page, {{"geste", "adresse"}, {"adresse", "premiere@exemple.fr"}});
  const auto first = mails();
  ASSERT_EQ(first.size(), 1U);
  stranger.post(page, {{"geste", "adresse"}, {"adresse", "autrui@exemple.fr"}});
  stranger.post(link_of(first[0].second), {});
  EXPECT_EQ(state_of("autrui@exemple.fr"), "none") << "the mail went to another address";
  EXPECT_EQ(state_of("lea@exemple.fr"), "active");
  const auto second = mails();
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].first, "autrui@exemple.fr");
  stranger.post(link_of(second[0].second), {});
  EXPECT_EQ(state_of("autrui@exemple.fr"), "active");
}

TEST_F(Readers, WhatWaitsOfThemIsForgottenInTime) {
  const std::string page = subscribed(stranger, "lea@exemple.fr");
  stranger.post(page, {{"geste", "adresse"}, {"adresse", "neuve@exemple.fr"}});
  sample.run(
      "INSERT INTO returned_mail (at, file, kind, subject, sender, text, reading, settled_at) "
      "VALUES (1, 'f', 'mail', 's', 'a@b.fr', 't', 'r', 1)");
  sample.run(
      "INSERT INTO import_upload (curator_id, list_key, file_name, bytes, at) SELECT id, "
      "'resonances', 'l.csv', x'00', 1 FROM curator LIMIT 1");
  const auto left = [&] {
    return sample.number(
        "SELECT (SELECT count(*) FROM address_wish) + (SELECT count(*) FROM returned_mail) + "
        "(SELECT count(*) FROM import_upload)");
  };
  ASSERT_EQ(left(), 3);
  ASSERT_TRUE(app::forget_what_is_old(sample.db(), config.retention, clock.now()));
  EXPECT_EQ(left(), 1) << "the address that waits for its mail";
  ASSERT_TRUE(
      app::forget_what_is_old(sample.db(), config.retention, clock.now() + 5 * kDaySeconds));
  EXPECT_EQ(left(), 0);
}

TEST_F(Readers, WhoIsErasedLeavesNoAddressThatWasOnlyWished) {
  const std::string page = subscribed(stranger, "lea@exemple.fr");
  stranger.post(page, {{"geste", "adresse"}, {"adresse", "neuve@exemple.fr"}});
  auto tx = sample.db().begin();
  ASSERT_TRUE(store::erase_person(
      *tx, PersonId{sample.number("SELECT id FROM person WHERE email = 'lea@exemple.fr'")},
      clock.now()));
  ASSERT_TRUE(tx->commit());
  EXPECT_EQ(sample.number("SELECT count(*) FROM address_wish"), 0);
}

TEST_F(Readers, GiveAndEraseTheirDataOnlyThroughALinkByMail) {
  const std::string page = subscribed(stranger, "lea@exemple.fr");
  stranger.post(page, {{"geste", "donnees"}});
  stranger.post(page, {{"geste", "effacer"}});
  EXPECT_EQ(state_of("lea@exemple.fr"), "active");
  const auto sent = mails();
  ASSERT_EQ(sent.size(), 2U);
  const Response data = stranger.post(link_of(sent[0].second), {});
  EXPECT_NE(data.body.find("lea@exemple.fr"), std::string::npos);
  EXPECT_NE(header_of(data, "Content-Disposition").find("mes-donnees"), std::string::npos);
  stranger.post(link_of(sent[1].second), {});
  EXPECT_EQ(state_of("lea@exemple.fr"), "none");
  EXPECT_EQ(sample.number("SELECT count(*) FROM person WHERE email IS NOT NULL"), 0);
}

TEST_F(Readers, OpenNothingToWhoGuesses) {
  const std::string page = subscribed(stranger, "lea@exemple.fr");
  for (const char* code : {"rien", "", "AAAAAAAAAAAAAAAAAAAAAAAA"}) {
    for (const char* what : {"confirmer", "adresse", "donnees", "effacer", "autre"}) {
      EXPECT_EQ(stranger.get(page + "/" + what + "/" + code).status, 404) << what << code;
      EXPECT_EQ(stranger.post(page + "/" + what + "/" + code, {}).status, 404) << what << code;
    }
  }
  EXPECT_EQ(stranger.get("/abonnement/inconnu").status, 404);
  EXPECT_EQ(stranger.get("/lettre/inconnue").status, 404);
}

/// As a browser sends a file.
class Uploader : public Readers {
 protected:
  Response try_file(const std::string& bytes) {
    return aicha.upload("/lettres/resonances/abonnes/import", {{"jeton", aicha.token()}},
                        {"fichier", "liste.csv", bytes});
  }
};

TEST_F(Uploader, ImportIsTriedThenDoneThenUndoneAsALot) {
  const Response trial = try_file(
      "\"EMAIL\";\"NOM\";\"EMAIL_BLACKLISTED\";\"Société\"\n\"ines@exemple.fr\";\"Ba\";\"0\";"
      "\"CS\"\n"
      "\"parti@exemple.fr\";\"Parti\";\"1\";\"\"\n\"non\";\"\";\"0\";\"\"\n");
  EXPECT_NE(trial.body.find("Importer (2"), std::string::npos) << trial.body;
  EXPECT_NE(trial.body.find("ce n’est pas une adresse"), std::string::npos);
  EXPECT_NE(trial.body.find("Société"), std::string::npos) << "columns that are not read";
  EXPECT_EQ(state_of("ines@exemple.fr"), "none") << "only tried";
  by_aicha("/lettres/resonances/abonnes/import/faire", {});
  EXPECT_EQ(state_of("ines@exemple.fr"), "active");
  EXPECT_EQ(state_of("parti@exemple.fr"), "none");
  EXPECT_EQ(sample.number("SELECT count(*) FROM suppression WHERE reason = 'imported_left'"), 1);
  EXPECT_EQ(by_aicha("/lettres/resonances/abonnes/import/faire", {}).status, 422) << "once";
  const std::string list = aicha.get("/lettres/resonances/abonnes").body;
  EXPECT_NE(list.find("ines@exemple.fr"), std::string::npos);
  const auto lot = sample.number("SELECT max(id) FROM import_lot");
  by_aicha("/lettres/resonances/abonnes/lots/" + std::to_string(lot) + "/annuler", {});
  EXPECT_EQ(state_of("ines@exemple.fr"), "left");
  EXPECT_EQ(sample.number("SELECT count(*) FROM suppression WHERE undone_at IS NULL"), 0);
  try_file("courriel\nines@exemple.fr\n");
  by_aicha("/lettres/resonances/abonnes/import/faire", {});
  EXPECT_EQ(state_of("ines@exemple.fr"), "active") << "an import that was undone bars nobody";
}

TEST_F(Uploader, SaysWhatAWorkbookIs) {
  const Response refused = try_file(std::string("PK\x03\x04") + "rest");
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("Enregistrer sous"), std::string::npos);
}

TEST_F(Readers, AreAddedFoundTakenOffAndToldByHand) {
  EXPECT_EQ(by_aicha("/lettres/resonances/abonnes/ajout", {{"courriel", "x"}, {"origine", "salon"}})
                .status,
            422);
  by_aicha("/lettres/resonances/abonnes/ajout",
           {{"courriel", "Max <max@exemple.fr>"}, {"origine", "salon"}, {"base", "fonctions"}});
  const std::string found = aicha.get("/lettres/resonances/abonnes?q=max").body;
  EXPECT_NE(found.find("max@exemple.fr"), std::string::npos);
  EXPECT_EQ(aicha.get("/lettres/resonances/abonnes?q=zzz").body.find("max@exemple.fr"),
            std::string::npos);
  const auto id = sample.number("SELECT max(id) FROM subscription");
  const std::string address = "/lettres/resonances/abonnes/" + std::to_string(id);
  EXPECT_NE(aicha.get(address).body.find("salon"), std::string::npos);
  by_aicha(address + "/retrait", {{"geste", "toutes"}});
  EXPECT_EQ(state_of("max@exemple.fr"), "left");
  EXPECT_NE(aicha.get(address).body.find("retrait à la main"), std::string::npos);
  EXPECT_EQ(by_aicha("/lettres/resonances/abonnes/ajout",
                     {{"courriel", "max@exemple.fr"}, {"origine", "salon"}})
                .status,
            422)
      << "nobody puts back who was taken off";
}

TEST_F(Readers, AreReachedFromTheMenuByWhoEditsALetter) {
  const std::string page = aicha.get("/lecteurs").body;
  EXPECT_NE(page.find("/lettres/resonances/abonnes"), std::string::npos);
  EXPECT_NE(page.find("/panorama/suivre"), std::string::npos);
  EXPECT_EQ(aicha.get("/lettres/panorama/abonnes").status, 403) << "of this letter alone";
  EXPECT_EQ(chloe.get("/lecteurs").status, 403);
  EXPECT_EQ(chloe.get("/pile").body.find("/lecteurs"), std::string::npos);
}

TEST_F(Readers, FollowThePanoramaByTheSamePages) {
  stranger.post("/panorama/suivre", {{"courriel", "lea@exemple.fr"}, {"rythme", "semaine"}});
  const auto sent = mails();
  ASSERT_EQ(sent.size(), 1U);
  const std::string link = link_of(sent[0].second);
  EXPECT_EQ(stranger.post(link, {}).status, 303);
  const std::string page = link.substr(0, link.find('/', 12));
  EXPECT_NE(stranger.get(page).body.find("Ce que vous recevez"), std::string::npos);
  EXPECT_EQ(sample.number("SELECT frequency = 'weekly' AND state = 'active' FROM subscription"), 1);
  stranger.post(page, {{"geste", "choix"}, {"rythme", "jour"}});
  EXPECT_EQ(sample.number("SELECT frequency = 'daily' FROM subscription"), 1);
}

TEST_F(Readers, ComeBackToTheirLetterAlone) {
  const store::IssueRow second =
      draft_letter(sample, letter_config(folder.path()), clock.now(), "breves");
  const auto ours = returned("Réponse aux Résonances", issue_at_work().id);
  const auto theirs = returned("Réponse aux Brèves", second.id);
  const auto unknown = returned("Réponse à on ne sait quoi", std::nullopt);
  const auto open = [this](std::int64_t id) {
    return sample.number(
               fmt::format("SELECT settled_at IS NULL FROM returned_mail WHERE id = {}", id)) == 1;
  };
  const auto settle = [](std::string_view letter, std::int64_t id) {
    return fmt::format("/lettres/{}/retours/{}", letter, id);
  };

  const std::string page = aicha.get("/lettres/resonances/retours").body;
  EXPECT_NE(page.find("1 courrier en retour à regarder"), std::string::npos) << page;
  EXPECT_NE(page.find("Réponse aux Résonances"), std::string::npos);
  EXPECT_EQ(page.find("Réponse aux Brèves"), std::string::npos);
  EXPECT_EQ(page.find("on ne sait quoi"), std::string::npos) << "that may be anybody’s";
  EXPECT_EQ(aicha.get("/lettres/breves/retours").status, 403);
  for (const auto id : {theirs, unknown}) {
    EXPECT_EQ(by_aicha(settle("resonances", id), {{"geste", "retirer"}}).status, 404);
    EXPECT_TRUE(open(id));
  }
  EXPECT_EQ(sample.number("SELECT count(*) FROM subscription WHERE state = 'left'"), 0);

  Browser bruno(*site);
  bruno.log_in("bruno@pole.example");
  entrust(sample, "bruno@pole.example", "letter_editor", "");  // of every letter
  EXPECT_NE(bruno.get("/lettres/breves/retours").body.find("Réponse aux Brèves"),
            std::string::npos);
  EXPECT_NE(bruno.get("/lettres/breves/retours").body.find("on ne sait quoi"), std::string::npos);
  EXPECT_EQ(bruno.get("/lettres/breves/retours").body.find("aux Résonances"), std::string::npos);
  const std::string token = bruno.token();
  EXPECT_EQ(bruno.post(settle("breves", ours), {{"geste", "classer"}, {"jeton", token}}).status,
            404)
      << "the address names the letter";
  EXPECT_EQ(bruno.post(settle("breves", unknown), {{"geste", "classer"}, {"jeton", token}}).status,
            303);
  EXPECT_FALSE(open(unknown));
  EXPECT_EQ(by_aicha(settle("resonances", ours), {{"geste", "retirer"}}).status, 303);
  EXPECT_FALSE(open(ours));
  EXPECT_TRUE(open(theirs));
  EXPECT_EQ(sample.number("SELECT count(*) FROM subscription WHERE state = 'left'"), 1);
}

TEST_F(Readers, AreShownTheLastIssueThatIsStillPublic) {
  const int number = issue_at_work().number;
  const auto add = [this](int of, std::string_view more) {
    sample.run(fmt::format(
        "INSERT INTO issue (letter_key, number, month, state, version, subject, created_at, "
        "updated_at, frozen_at, public_at, withdrawn_at) VALUES ('resonances', {}, '2026-10', "
        "'sent', 1, 'Numéro {}', 1, 1, 1, 1, {})",
        of, of, more));
  };
  for (int before = 1; before <= 8; ++before) add(number + before, "NULL");
  add(number + 9, "2");  // withdrawn: a press office asked for it
  const std::string page = stranger.get("/lettre/resonances").body;
  EXPECT_NE(page.find(fmt::format("/lettres/resonances/{}/en-ligne", number + 8)),
            std::string::npos)
      << page;
  EXPECT_EQ(page.find(fmt::format("/{}/en-ligne", number + 9)), std::string::npos)
      << "what was withdrawn leads nowhere";
  EXPECT_EQ(page.find(fmt::format("/{}/en-ligne", number + 7)), std::string::npos);

  const std::string lists = aicha.get("/lecteurs").body;
  for (int shown = 4; shown <= 9; ++shown) {
    EXPECT_NE(lists.find(fmt::format("/lettres/resonances/{}/envoi", number + shown)),
              std::string::npos)
        << shown;
  }
  EXPECT_EQ(lists.find(fmt::format("/lettres/resonances/{}/envoi", number + 3)), std::string::npos);
  EXPECT_EQ(lists.find(fmt::format("/lettres/resonances/{}/envoi", number)), std::string::npos)
      << "a draft did not leave";
}

TEST_F(Readers, HaveWhatTheyTypedBackWhereItIsRefused) {
  const Response follow = stranger.post(
      "/panorama/suivre", {{"courriel", "léa chez elle"}, {"rythme", "semaine"}, {"nom", "Léa"}});
  EXPECT_EQ(follow.status, 422);
  for (const char* words : {"value=\"léa chez elle\"", "<option value=\"semaine\" selected>",
                            "name=\"nom\" autocomplete=\"name\" maxlength=\"200\" value=\"Léa\""}) {
    EXPECT_NE(follow.body.find(words), std::string::npos) << words;
  }
  const std::string page = subscribed(stranger, "lea@exemple.fr");
  const Response changed =
      stranger.post(page, {{"geste", "adresse"}, {"adresse", "neuve chez elle"}});
  EXPECT_EQ(changed.status, 422);
  EXPECT_NE(changed.body.find("value=\"neuve chez elle\""), std::string::npos);
  for (int i = 0; i < 20; ++i) stranger.post(page, {{"geste", "donnees"}});
  const Response often = stranger.post(page, {{"geste", "pause"}, {"mois", "6"}});
  EXPECT_EQ(often.status, 429);
  EXPECT_NE(often.body.find("<option value=\"6\" selected>"), std::string::npos);
}

TEST_F(Readers, ExportNoFormula) {
  by_aicha("/lettres/resonances/abonnes/ajout", {{"courriel", "max@exemple.fr"},
                                                 {"nom", "=HYPERLINK(\"http://x\";\"y\")"},
                                                 {"origine", "@salon"}});
  const Response csv = aicha.get("/lettres/resonances/abonnes.csv");
  EXPECT_NE(csv.body.find("\"'=HYPERLINK"), std::string::npos) << csv.body;
  EXPECT_NE(csv.body.find("'@salon"), std::string::npos);
  EXPECT_EQ(stranger.get("/lettres/resonances/abonnes.csv").status, 303);
  EXPECT_EQ(chloe.get("/lettres/resonances/abonnes").status, 403);
}

}  // namespace
}  // namespace vigie::web
