// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>

#include "app/jobs/make_pdf.hpp"
#include "app/letter/compendium.hpp"
#include "app/letter/letter_draft.hpp"
#include "store/letter/approval_repo.hpp"
#include "web/letter_sample.hpp"

namespace vigie::web {
namespace {

class LetterPages : public SiteTest {
 protected:
  LetterPages() {
    copy_newsletter(folder.path() / "newsletter");
    config.newsletter = folder.path() / "newsletter";
    config.web.public_url = "https://vigie.example";
    aicha.log_in("aicha@pole.example");
  }

  store::IssueRow drafted() {
    std::vector<config::Diagnostic> diagnostics;
    const auto files = app::open_letter(config, "resonances", diagnostics);
    EXPECT_TRUE(files) << files.error().detail;
    const auto outcome =
        app::draft_issue(sample.db(), config, *files, {"resonances", "2026-11", std::nullopt}, {},
                         clock.now(), diagnostics);
    EXPECT_TRUE(outcome) << outcome.error().detail;
    return std::get<app::Drafted>(*outcome).draft.row;
  }

  config::VigieConfig config;
  Browser aicha{*site};
};

TEST_F(LetterPages, SayWhereAnIssueIsInItsLifeAndWhatItLacks) {
  const store::IssueRow row = drafted();
  const std::string address = fmt::format("/lettres/resonances/{}", row.number);
  const std::string page = aicha.get(address + "/relire").body;
  EXPECT_NE(page.find("brouillon"), std::string::npos);
  EXPECT_NE(page.find("Bloque"), std::string::npos);
  EXPECT_NE(page.find("est vide"), std::string::npos);  // no press: page 2 has nothing
  EXPECT_EQ(page.find("Approbations"), std::string::npos);
  EXPECT_NE(aicha.get("/lettres").body.find("brouillon"), std::string::npos);
  EXPECT_NE(aicha.get(address + "/apercu").body.find("Résonances"), std::string::npos);
}

TEST_F(LetterPages, NameWhoApprovedAndWhatFell) {
  const store::IssueRow row = drafted();
  {
    auto tx = sample.db().begin();
    store::Approval approval;
    approval.who = sample.aicha().id;
    approval.content_hash = "x";
    approval.note = "Relu.";
    approval.at = clock.now();
    ASSERT_TRUE(store::add_approval(*tx, row.id, approval));
    ASSERT_TRUE(store::withdraw_approvals(*tx, row.id, {}, clock.now()));
    ASSERT_TRUE(tx->commit());
  }
  const std::string page = aicha.get(fmt::format("/lettres/resonances/{}/relire", row.number)).body;
  EXPECT_NE(page.find("Approbations"), std::string::npos);
  EXPECT_NE(page.find("Relu."), std::string::npos);
  EXPECT_NE(page.find("tombée le"), std::string::npos);
}

TEST_F(LetterPages, OpenTheArchivePageWhenSendingBeginsAndNotBefore) {
  const store::IssueRow row = drafted();
  sample.run(
      "INSERT INTO issue_output (issue_id, subject, html, text, archive_html, bytes_hash) "
      "VALUES (1, 's', 'h', 't', '<p>Le numéro</p>', x'00')");
  sample.run("UPDATE issue SET state = 'frozen', frozen_at = 1");
  Browser stranger(*site);
  const std::string address = fmt::format("/lettres/resonances/{}/en-ligne", row.number);
  EXPECT_EQ(stranger.get(address).status, 404);
  auto tx = sample.db().begin();
  const store::IssueMove move{.from = IssueState::frozen,
                              .to = IssueState::sending,
                              .who = {},
                              .at = clock.now(),
                              .pause_reason = ""};
  ASSERT_TRUE(*store::move_issue(*tx, row.id, row.version, move));
  ASSERT_TRUE(tx->commit());
  const Response page = stranger.get(address);
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.body, "<p>Le numéro</p>");
}

TEST_F(LetterPages, KeepAnArchiveThatEverybodyReads) {
  const store::IssueRow row = drafted();
  sample.run(
      "INSERT INTO issue_output (issue_id, subject, html, text, archive_html, bytes_hash) VALUES "
      "(1, 's', 'h', 't', '<html><body><div role=\"article\">Le numéro</div></body></html>', "
      "x'00')");
  sample.run("UPDATE issue SET state = 'sent', frozen_at = 1, public_at = 1");
  Browser stranger(*site);
  const std::string page = fmt::format("/lettres/resonances/{}/en-ligne", row.number);
  EXPECT_NE(stranger.get("/lettres/resonances").body.find(page), std::string::npos);
  EXPECT_NE(stranger.get(page).body.find("tous les numéros"), std::string::npos);
  const Response feed = stranger.get("/lettres/resonances/atom");
  EXPECT_EQ(feed.content_type, "application/atom+xml; charset=utf-8");
  EXPECT_NE(feed.body.find("Le numéro"), std::string::npos);
  const std::string book = stranger.get("/lettres/resonances/recueil/2026").body;
  EXPECT_NE(book.find("une cuisine de quartier"), std::string::npos);
  EXPECT_NE(book.find("La fiche en bref"), std::string::npos);
  EXPECT_NE(stranger.get("/lettres/resonances/recueil/2025").body.find("Aucune fiche"),
            std::string::npos);
  EXPECT_EQ(stranger.get("/lettres/nulle").status, 404);
  EXPECT_EQ(stranger.get("/lettres/..%2f/recueil/2026").status, 404);

  entrust(sample, "aicha@pole.example", "approver");
  const std::string work = fmt::format("/lettres/resonances/{}", row.number);
  EXPECT_EQ(
      aicha.post(work + "/archive", {{"archive", "retirer"}, {"jeton", aicha.token()}}).status,
      303);
  EXPECT_EQ(stranger.get(page).status, 404);
  EXPECT_EQ(stranger.get("/lettres/resonances").body.find(page), std::string::npos);
  EXPECT_NE(stranger.get("/lettres/resonances/recueil/2026").body.find("Aucune fiche"),
            std::string::npos);
  EXPECT_EQ(
      aicha.post(work + "/archive", {{"archive", "remettre"}, {"jeton", aicha.token()}}).status,
      303);
  EXPECT_EQ(stranger.get(page).status, 200);
}

TEST_F(LetterPages, GiveTheYearsExperiencesAsAPdfOfTheLettersPicturesAlone) {
  if (!std::filesystem::exists("/usr/lib/python3/dist-packages/weasyprint")) {
    GTEST_SKIP() << "weasyprint is not installed";
  }
  drafted();
  sample.run("UPDATE issue SET state = 'sent', frozen_at = 1, public_at = 1");
  Browser stranger(*site);
  const Response book = stranger.get("/lettres/resonances/recueil/2026/recueil.pdf");
  EXPECT_EQ(book.status, 200);
  EXPECT_EQ(book.content_type, "application/pdf");
  EXPECT_TRUE(book.body.starts_with("%PDF-"));
  EXPECT_NE(book.body.find("/Image"), std::string::npos);
  EXPECT_NE(stranger.get("/lettres/resonances/recueil/2026")
                .body.find("/lettres/resonances/recueil/2026/recueil.pdf"),
            std::string::npos);
  EXPECT_EQ(stranger.get("/lettres/nulle/recueil/2026/recueil.pdf").status, 404);

  sample.run(
      "UPDATE issue_block_version SET picture_url = 'file:///etc/passwd', "
      "body_markdown = '<img src=\"file:///etc/passwd\"> ![x](file:///etc/passwd)'");
  std::vector<config::Diagnostic> diagnostics;
  const auto files = app::open_letter(config, "resonances", diagnostics);
  ASSERT_TRUE(files);
  store::Reader reader = sample.db().reader();
  const auto sheet = app::compendium_sheet(reader, config, *files, 2026);
  ASSERT_TRUE(sheet);
  EXPECT_GT(sheet->experiences, 0);
  EXPECT_TRUE(sheet->pictures.empty());
  const auto pdf = app::make_pdf(sheet->html, {});
  ASSERT_TRUE(pdf);
  EXPECT_EQ(pdf->refused, std::vector<std::string>{"vigie:/file:///etc/passwd"});
  EXPECT_EQ(pdf->bytes.find("/Image"), std::string::npos);
}

TEST_F(LetterPages, GiveThePicturesOfTheirFolderAndNothingElse) {
  Browser stranger(*site);
  const Response logo = stranger.get("/lettres/resonances/images/logo.png");
  EXPECT_EQ(logo.status, 200);
  EXPECT_EQ(logo.content_type, "image/png");
  EXPECT_EQ(logo.policy, Policy::picture);
  for (const char* path :
       {"/lettres/resonances/images/..%2fletter.toml", "/lettres/resonances/images/.png",
        "/lettres/resonances/images/logo.svg", "/lettres/resonances/images/absent.png",
        "/lettres/..%2f..%2fetc/images/logo.png"}) {
    EXPECT_EQ(stranger.get(path).status, 404) << path;
  }
}

TEST_F(LetterPages, GiveAnEventToACalendarOnceTheIssueIsPublic) {
  const store::IssueRow row = drafted();
  const auto block = sample.number(
      "SELECT b.id FROM issue_block AS b JOIN issue_block_version AS v ON v.block_id = b.id "
      "WHERE v.starts_at IS NOT NULL ORDER BY v.starts_at LIMIT 1");
  const std::string file = fmt::format("/lettres/resonances/{}/agenda/{}.ics", row.number, block);
  Browser stranger(*site);
  EXPECT_EQ(stranger.get(file).status, 404);
  EXPECT_EQ(aicha.get(file).status, 200);  // who makes it may try its links
  sample.run("UPDATE issue SET state = 'sent', frozen_at = 1, public_at = 1");
  const Response event = stranger.get(file);
  EXPECT_EQ(event.status, 200);
  EXPECT_NE(event.body.find("BEGIN:VEVENT"), std::string::npos);
  EXPECT_NE(event.body.find("DTSTART:20261203T083000Z"), std::string::npos) << event.body;
  EXPECT_EQ(stranger.get(fmt::format("/lettres/resonances/{}/agenda/9999.ics", row.number)).status,
            404);
}

}  // namespace
}  // namespace vigie::web
