// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/letter_draft.hpp"
#include "store/letter/approval_repo.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

class LetterPages : public SiteTest {
 protected:
  LetterPages() {
    std::filesystem::copy(test::source_dir() / "newsletter", folder.path() / "newsletter",
                          std::filesystem::copy_options::recursive);
    const auto toml = folder.path() / "newsletter/resonances/letter.toml";
    std::string text = test::read_file(toml);
    text.replace(text.find("\"pole-ressources\""), 17, "\"pole\"");
    test::write_file(toml, text);
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
  const std::string page = aicha.get(address).body;
  EXPECT_NE(page.find("brouillon"), std::string::npos);
  EXPECT_NE(page.find("Ce qui manque"), std::string::npos);
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
  const std::string page = aicha.get(fmt::format("/lettres/resonances/{}", row.number)).body;
  EXPECT_NE(page.find("Approbations"), std::string::npos);
  EXPECT_NE(page.find("Relu."), std::string::npos);
  EXPECT_NE(page.find("tombée le"), std::string::npos);
}

TEST_F(LetterPages, OpenTheArchivePageWhenSendingBeginsAndNotBefore) {
  const store::IssueRow row = drafted();
  sample.run("INSERT INTO issue_output VALUES (1, 's', 'h', 't', '<p>Le numéro</p>', x'00')");
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

}  // namespace
}  // namespace vigie::web
