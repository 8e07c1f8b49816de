// SPDX-License-Identifier: EUPL-1.2
// From a draft to an approval by somebody else, and what takes it back.
#include "app/letter/departures.hpp"
#include "app/letter/subscribers.hpp"
#include "web/letter_sample.hpp"

namespace vigie::web {
namespace {

class ReviewPages : public SiteTest {
 protected:
  ReviewPages() {
    copy_newsletter(folder.path() / "newsletter");
    config = letter_config(folder.path());
    issue_row = draft_letter(sample, config, clock.now());
    make_ready(sample, issue_row.id, clock.now());
    entrust(sample, "aicha@pole.example", "letter_editor");
    entrust(sample, "bruno@pole.example", "letter_editor");
    entrust(sample, "bruno@pole.example", "approver");
    entrust(sample, "chloe@oriv.example", "approver");
    aicha.log_in("aicha@pole.example");
    bruno.log_in("bruno@pole.example");
    chloe.log_in("chloe@oriv.example");
  }

  store::IssueRow row() {
    store::Reader reader = sample.db().reader();
    return *store::issue_by_id(reader, issue_row.id);
  }
  std::string issue(std::string_view what = "") const {
    return fmt::format("/lettres/resonances/{}{}", issue_row.number, what);
  }
  Response send(Browser& who, std::string_view what, Pairs form = {}) {
    form.emplace_back("jeton", who.token());
    form.emplace_back("version", std::to_string(row().version));
    return who.post(issue(what), std::move(form));
  }
  /// The form of approval as the page holds it, every warning accepted.
  Pairs approval(Browser& who) {
    const std::string page = who.get(issue("/relire")).body;
    Pairs form{{"empreinte", between(page, "name=\"empreinte\" value=\"", "\"")}};
    for (auto& each : accepted_on(page)) form.push_back(std::move(each));
    return form;
  }
  void approve_it() {
    ASSERT_EQ(send(aicha, "/etape", {{"pas", "soumettre"}}).status, 303);
    const Response done = send(chloe, "/approbation", approval(chloe));
    ASSERT_EQ(done.status, 303) << done.body;
    ASSERT_EQ(row().state, IssueState::approved);
  }
  void rewrite(Browser& who, std::string_view words) {
    const Block block = block_in(sample, issue_row.id, "initiative");
    Pairs form = block_fields(block, {{"texte", std::string(words)}});
    form.emplace_back("jeton", who.token());
    EXPECT_EQ(who.post(issue(fmt::format("/blocs/{}", block.id.value)), std::move(form)).status,
              303);
  }

  config::VigieConfig config;
  store::IssueRow issue_row;
  Browser aicha{*site};
  Browser bruno{*site};
  Browser chloe{*site};
};

TEST_F(ReviewPages, SayWhatBlocksAndWhereItIsMended) {
  const Block block = block_in(sample, issue_row.id, "initiative");
  Pairs form = block_fields(block, {{"texte", "Bonjour {{prenom}}"}});
  form.emplace_back("jeton", aicha.token());
  aicha.post(issue(fmt::format("/blocs/{}", block.id.value)), std::move(form));
  const std::string page = aicha.get(issue("/relire")).body;
  EXPECT_NE(page.find("1 point bloque l’envoi"), std::string::npos) << page;
  EXPECT_NE(page.find(fmt::format("/blocs/{}\">Corriger</a>", block.id.value)), std::string::npos);
  send(aicha, "/etape", {{"pas", "soumettre"}});
  EXPECT_NE(chloe.get(issue("/relire")).body.find("L’approbation attend que rien ne bloque"),
            std::string::npos);
  EXPECT_EQ(send(chloe, "/approbation", {{"empreinte", "x"}}).status, 409);
  EXPECT_EQ(row().state, IssueState::in_review);
}

TEST_F(ReviewPages, LetAnotherPersonApproveAndNoOther) {
  rewrite(bruno, "Bruno a écrit ceci.");
  ASSERT_EQ(send(aicha, "/etape", {{"pas", "soumettre"}}).status, 303);
  EXPECT_EQ(sample.number("SELECT count(*) FROM notification WHERE kind = 'issue_submitted'"), 2);
  // Bruno approves other people's issues, not what he wrote.
  const Response own = send(bruno, "/approbation", approval(chloe));
  EXPECT_EQ(own.status, 409);
  EXPECT_NE(own.body.find("une autre personne l’approuve"), std::string::npos);
  EXPECT_EQ(send(aicha, "/approbation", approval(chloe)).status, 403);
  EXPECT_EQ(send(chloe, "/approbation", approval(chloe)).status, 303);
  EXPECT_EQ(row().state, IssueState::approved);
  EXPECT_NE(aicha.get(issue("/relire")).body.find("Chloé Weber"), std::string::npos);
}

TEST_F(ReviewPages, AcceptWarningsByNameAlone) {
  sample.run("UPDATE issue SET preheader = 'Court'");
  ASSERT_EQ(send(aicha, "/etape", {{"pas", "soumettre"}}).status, 303);
  Pairs form = approval(chloe);
  const Pairs whole = form;
  std::erase_if(form, [](const auto& pair) { return pair.first == "accepte"; });
  const Response refused = send(chloe, "/approbation", form);
  EXPECT_EQ(refused.status, 409);
  EXPECT_NE(refused.body.find("est à accepter, point par point"), std::string::npos);
  EXPECT_EQ(send(chloe, "/approbation", whole).status, 303);
  EXPECT_NE(aicha.get(issue("/relire")).body.find("Accepté avec l’approbation"), std::string::npos);
  EXPECT_GE(sample.number("SELECT count(*) FROM issue_approval_warning"), 1);
}

TEST_F(ReviewPages, BindTheApprovalToWhatWasRead) {
  ASSERT_EQ(send(aicha, "/etape", {{"pas", "soumettre"}}).status, 303);
  Pairs form = approval(chloe);
  for (auto& [name, value] : form) {
    if (name == "empreinte") value.front() = value.front() == '0' ? '1' : '0';
  }
  EXPECT_EQ(send(chloe, "/approbation", form).status, 409);
  EXPECT_EQ(row().state, IssueState::in_review);
}

TEST_F(ReviewPages, CancelTheApprovalByAChangeAndSayWhich) {
  approve_it();
  clock.advance(60);
  rewrite(aicha, "Le camion part désormais le mardi.");
  EXPECT_EQ(row().state, IssueState::draft);
  const std::string page = chloe.get(issue("/relire")).body;
  EXPECT_NE(page.find("L’approbation est tombée"), std::string::npos);
  EXPECT_NE(page.find("Page&nbsp;3"), std::string::npos);
  EXPECT_NE(page.find("par Aïcha Benali"), std::string::npos);
  EXPECT_NE(page.find("mardi.</ins>"), std::string::npos);
  EXPECT_EQ(sample.number("SELECT count(*) FROM notification WHERE kind = 'issue_fell'"), 1);
  approve_it();  // given again
}

TEST_F(ReviewPages, SendBackWithWhatIsToBeMended) {
  ASSERT_EQ(send(aicha, "/etape", {{"pas", "soumettre"}}).status, 303);
  EXPECT_EQ(send(chloe, "/correction", {{"mot", ""}}).status, 422);
  EXPECT_EQ(send(chloe, "/correction", {{"mot", "Le chiffre de la page 2."}}).status, 303);
  EXPECT_EQ(row().state, IssueState::draft);
  EXPECT_NE(aicha.get(issue("/relire")).body.find("Le chiffre de la page 2."), std::string::npos);
}

TEST_F(ReviewPages, GiveTheIssueItsHourAndTakeItBack) {
  std::vector<config::Diagnostic> diagnostics;
  const auto files = app::open_letter(config, "resonances", diagnostics);
  ASSERT_TRUE(app::import_subscribers(sample.db(), files->plan, "courriel\nlectrice@exemple.net\n",
                                      "essai", app::ImportMode::apply, entropy, clock.now()));
  approve_it();
  EXPECT_EQ(send(chloe, "/depart", {{"quand", "2020-01-01T09:00"}}).status, 422);
  EXPECT_EQ(send(chloe, "/depart", {{"quand", "2026-12-10T09:00"}}).status, 303);
  EXPECT_EQ(row().state, IssueState::frozen);
  EXPECT_NE(aicha.get(issue("/relire")).body.find("10 décembre 2026"), std::string::npos);
  EXPECT_EQ(send(chloe, "/degel").status, 303);
  EXPECT_EQ(row().state, IssueState::approved);
  EXPECT_EQ(send(chloe, "/depart", {{"quand", "2026-12-10T09:00"}}).status, 303);
  rewrite(aicha, "Changé après le gel.");  // undoes freeze and schedule together
  EXPECT_EQ(row().state, IssueState::draft);
  EXPECT_FALSE(row().scheduled_at);
  EXPECT_EQ(sample.number("SELECT count(*) FROM delivery"), 0);
}

TEST_F(ReviewPages, AskForCopiesToTry) {
  EXPECT_EQ(send(aicha, "/essai", {{"adresses", "a@exemple.net, b@exemple.net"}}).status, 303);
  EXPECT_EQ(sample.number("SELECT count(*) FROM issue_test"), 2);
  EXPECT_NE(aicha.get(issue("/relire")).body.find("part dans la minute"), std::string::npos);
  for (const char* bad : {"", "personne", "a@b.fr\r\nBcc: c@d.fr:x", "<a@b.fr>"}) {
    EXPECT_EQ(send(aicha, "/essai", {{"adresses", bad}}).status, 422) << bad;
  }
  Browser stranger(*site);
  const Response page = stranger.get("/essai/desinscription");
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("ne désinscrit personne"), std::string::npos);
}

TEST_F(ReviewPages, OpenAPrivateLinkForAFortnight) {
  const std::string page = send(aicha, "/lien").body;
  const std::string link = between(page, "href=\"/lecture/", "\"");
  ASSERT_FALSE(link.empty());
  Browser stranger(*site);
  const Response read = stranger.get("/lecture/" + link);
  EXPECT_EQ(read.status, 200);
  EXPECT_NE(read.body.find("Résonances"), std::string::npos);
  EXPECT_EQ(header_of(read, "X-Robots-Tag"), "noindex, nofollow");
  EXPECT_EQ(stranger.get("/lecture/" + link + "x").status, 404);
  EXPECT_EQ(sample.number("SELECT count(*) FROM issue_reading WHERE token_hash = '" + link + "'"),
            0);  // only its hash is kept
  clock.advance(15 * kDaySeconds);
  EXPECT_EQ(stranger.get("/lecture/" + link).status, 404);
}

TEST_F(ReviewPages, ShowTheMailAsOthersSeeIt) {
  EXPECT_EQ(aicha.get(issue("/apercu?vue=sans-style")).body.find("<style>"), std::string::npos);
  EXPECT_NE(aicha.get(issue("/apercu?vue=sombre")).body.find("@media all"), std::string::npos);
  const std::string text = aicha.get(issue("/relire?vue=texte")).body;
  EXPECT_NE(text.find("Dans ce numéro"), std::string::npos);
}

TEST_F(ReviewPages, LetOnePersonDoBothWhereTheLetterSaysSo) {
  const auto toml = folder.path() / "newsletter/resonances/letter.toml";
  test::write_file(toml, "relecture = \"seule\"\n" + test::read_file(toml));
  rewrite(bruno, "Bruno a écrit ceci.");
  ASSERT_EQ(send(bruno, "/etape", {{"pas", "soumettre"}}).status, 303);
  EXPECT_EQ(send(bruno, "/approbation", approval(bruno)).status, 303);
  EXPECT_EQ(row().state, IssueState::approved);
}

}  // namespace
}  // namespace vigie::web
