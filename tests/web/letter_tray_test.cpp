// SPDX-License-Identifier: EUPL-1.2
// Resources by genre in the tray, what the last issue showed, and texts to make an issue known.
#include "web/letter_sample.hpp"

namespace vigie::web {
namespace {

class LetterTray : public SiteTest {
 protected:
  LetterTray() {
    copy_newsletter(folder.path() / "newsletter");
    config = letter_config(folder.path());
    row = draft_letter(sample, config, clock.now());
    entrust(sample, "aicha@pole.example", "letter_editor");
    aicha.log_in("aicha@pole.example");
  }
  std::string issue(std::string_view what = "") const {
    return fmt::format("/lettres/resonances/{}{}", row.number, what);
  }
  Response send(const std::string& path, Pairs form) {
    form.emplace_back("jeton", aicha.token());
    return aicha.post(path, std::move(form));
  }
  void relay(std::string_view title) {
    const StoryId story = sample.story({std::string(title), "Le Quotidien"});
    ASSERT_EQ(send(fmt::format("/pile/{}/relais", story.value),
                   {{"version", "1"}, {"note", "À lire pour préparer la réunion du réseau."}})
                  .status,
              303);
  }

  config::VigieConfig config;
  store::IssueRow row;
  Browser aicha{*site};
};

TEST_F(LetterTray, OffersResourcesByTheirGenre) {
  relay("Un guide pour les conseils citoyens");
  relay("Le rapport sur l’attente au guichet");
  relay("Un incendie à Roubaix");
  const std::string page = aicha.get(issue("?tiroir=ressources")).body;
  const std::size_t tool = page.find("Outil · Le Quotidien");
  const std::size_t report = page.find("Rapport · Le Quotidien");
  ASSERT_NE(tool, std::string::npos);
  ASSERT_NE(report, std::string::npos);
  EXPECT_LT(tool, report);
  EXPECT_EQ(page.find("Un incendie à Roubaix"), std::string::npos);
  const std::string key = between(page, "name=\"depuis\" value=\"", "\"");
  ASSERT_TRUE(key.starts_with("ressource:")) << key;
  const Response placed = send(
      issue("/blocs"), {{"depuis", key}, {"rubrique", "ressources"}, {"tiroir", "ressources"}});
  ASSERT_EQ(placed.status, 303);
  EXPECT_NE(header_of(placed, "Location").find("tiroir=ressources"), std::string::npos);
  bool found = false;
  for (const Block& block : blocks_of(sample, row.id)) {
    found = found || (block.genre == "Outil" && block.section == "ressources");
  }
  EXPECT_TRUE(found);
  EXPECT_EQ(aicha.get(issue("?tiroir=ressources")).body.find("Outil · Le Quotidien"),
            std::string::npos);  // not twice
}

TEST_F(LetterTray, SaysWhatTheLastIssueShowedAlready) {
  const auto answers = [&](const store::IssueRow& which) {
    return aicha.get(fmt::format("/lettres/resonances/{}/relire", which.number)).body;
  };
  EXPECT_EQ(answers(row).find("déjà dans le n°"), std::string::npos);
  Block block;
  block.title = "Un rapport à lire";
  block.url = "https://presse.example/rapport";
  block.section = "national";
  block.page = 2;
  ASSERT_TRUE(app::add_block(sample.db(), row.id, block, {}, clock.now()));
  const store::IssueRow next = draft_letter(sample, config, clock.now(), "resonances", "2026-12");
  ASSERT_EQ(next.number, row.number + 1);
  EXPECT_EQ(answers(next).find("déjà dans le n°"), std::string::npos);
  block.title = "Le même rapport";
  ASSERT_TRUE(app::add_block(sample.db(), next.id, block, {}, clock.now()));
  EXPECT_NE(answers(next).find(fmt::format("«\u00a0Le même rapport\u00a0»\u00a0: déjà dans le "
                                           "n°\u00a0{}",
                                           row.number)),
            std::string::npos);
  sample.run(fmt::format("UPDATE issue SET state = 'cancelled' WHERE id = {}", row.id.value));
  EXPECT_EQ(answers(next).find("déjà dans le n°"), std::string::npos);
}

TEST_F(LetterTray, GivesTextsToMakeTheLatestIssueKnown) {
  EXPECT_EQ(Browser(*site).get("/lettres/resonances").body.find("textes à copier"),
            std::string::npos);  // nothing is public yet
  sample.run(
      "INSERT INTO issue_output (issue_id, subject, html, text, archive_html, bytes_hash) VALUES "
      "(1, 's', 'h', 't', '<p>x</p>', x'00')");
  sample.run("UPDATE issue SET state = 'sent', frozen_at = 1, public_at = 1");
  const std::string page = Browser(*site).get("/lettres/resonances").body;
  EXPECT_NE(page.find("des textes à copier"), std::string::npos);
  const std::string mail =
      between(page, "<textarea id=\"relais-courriel\" rows=\"12\" readonly>", "</textarea>");
  EXPECT_NE(mail.find("une cuisine de quartier"), std::string::npos) << mail;
  EXPECT_NE(mail.find("https://vigie.example/lettres/resonances/"), std::string::npos);
}

}  // namespace
}  // namespace vigie::web
