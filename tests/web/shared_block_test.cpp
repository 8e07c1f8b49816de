// SPDX-License-Identifier: EUPL-1.2
// One block, many letters: shared by one, approved once, taken by the second letter, corrected.
#include "app/job_list.hpp"
#include "net/outbox_mailer.hpp"
#include "web/letter_sample.hpp"

namespace vigie::web {
namespace {

class SharedBlocks : public SiteTest {
 protected:
  SharedBlocks() {
    copy_newsletter(folder.path() / "newsletter");
    config = letter_config(folder.path());
    first = draft_letter(sample, config, clock.now());
    second = draft_letter(sample, config, clock.now(), "breves", "2026-11");
    entrust(sample, "aicha@pole.example", "letter_editor");
    entrust(sample, "chloe@oriv.example", "approver");
    entrust(sample, "bruno@pole.example", "letter_editor", "breves");
    aicha.log_in("aicha@pole.example");
    bruno.log_in("bruno@pole.example");
    chloe.log_in("chloe@oriv.example");
  }

  Block own() { return block_in(sample, first.id, "initiative"); }
  std::string of(const store::IssueRow& issue, const Block& block,
                 std::string_view what = "") const {
    return fmt::format("/lettres/{}/{}/blocs/{}{}", issue.letter, issue.number, block.id.value,
                       what);
  }
  static Pairs seen(int version, Pairs more = {}) {
    more.emplace_back("version", std::to_string(version));
    return more;
  }
  Response send(Browser& who, const std::string& path, Pairs form) {
    form.emplace_back("jeton", who.token());
    return who.post(path, std::move(form));
  }
  void write(const std::string& words) {
    const Block block = own();
    ASSERT_EQ(send(aicha, of(first, block), block_fields(block, {{"texte", words}})).status, 303);
  }
  /// By its letter, of the text that stands now.
  void share() {
    const Block block = own();
    ASSERT_EQ(send(aicha, of(first, block, "/partage"), seen(block.version, {{"quoi", "proposer"}}))
                  .status,
              303);
    ASSERT_EQ(send(chloe, of(first, block, "/partage/approbation"), seen(block.version)).status,
              303);
  }
  std::string tray() {
    return bruno.get(fmt::format("/lettres/breves/{}?tiroir=partages", second.number)).body;
  }
  Response take() {
    return send(bruno, fmt::format("/lettres/breves/{}/blocs", second.number),
                {{"depuis", fmt::format("partage:{}", own().id.value)}, {"rubrique", "breves"}});
  }
  /// The block that Bruno's letter made of it.
  Block theirs() {
    for (Block& block : blocks_of(sample, second.id)) {
      if (block.title == own().title) return block;
    }
    return {};
  }
  int mails() {
    net::OutboxMailer mailer(folder.path() / "outbox");
    const auto sent = app::send_notifications(sample.db(), config, app::notification_kinds(),
                                              mailer, clock.now(), [] { return false; });
    EXPECT_TRUE(sent) << sent.error().detail;
    return sent ? sent->sent : -1;
  }

  config::VigieConfig config;
  store::IssueRow first;
  store::IssueRow second;
  Browser aicha{*site};
  Browser bruno{*site};
  Browser chloe{*site};
};

TEST_F(SharedBlocks, AreOfferedOnceAnotherPersonApprovedThem) {
  write("Un texte national, écrit une fois.");
  EXPECT_EQ(tray().find("Une cuisine de quartier"), std::string::npos);
  const Block block = own();
  ASSERT_EQ(
      send(aicha, of(first, block, "/partage"), seen(block.version, {{"quoi", "proposer"}})).status,
      303);
  EXPECT_EQ(tray().find("partage:"), std::string::npos);  // not approved yet
  EXPECT_EQ(take().status, 404);
  EXPECT_NE(aicha.get(of(first, block)).body.find("une autre personne l’approuve"),
            std::string::npos);
  entrust(sample, "aicha@pole.example", "approver");
  EXPECT_EQ(send(aicha, of(first, block, "/partage/approbation"), seen(block.version)).status, 409);
  EXPECT_EQ(send(chloe, of(first, block, "/partage/approbation"), seen(block.version)).status, 303);
  const std::string offered = tray();
  EXPECT_NE(offered.find(fmt::format("partage:{}", block.id.value)), std::string::npos);
  EXPECT_NE(offered.find("Résonances n°\u00a0"), std::string::npos);  // whose it is
  // Its own letter has it already.
  EXPECT_EQ(aicha.get(fmt::format("/lettres/resonances/{}?tiroir=partages", first.number))
                .body.find("value=\"partage:"),
            std::string::npos);
}

TEST_F(SharedBlocks, AreTakenByTheSecondLetterWithWhoseTheyAre) {
  write("Un texte national, écrit une fois.");
  share();
  ASSERT_EQ(take().status, 303);
  const Block block = theirs();
  EXPECT_EQ(block.body_markdown, "Un texte national, écrit une fois.");
  EXPECT_EQ(block.section, "breves");
  EXPECT_EQ(block.media, "Résonances");
  EXPECT_EQ(tray().find("value=\"partage:"), std::string::npos);  // not twice
  const std::string page = bruno.get(of(second, block)).body;
  EXPECT_NE(page.find("Ce bloc est partagé par <strong>Résonances n°"), std::string::npos);
  EXPECT_NE(tray().find("Blocs d’autres lettres"), std::string::npos);
  const std::string origin = aicha.get(of(first, own())).body;
  EXPECT_NE(origin.find("Pris par Les brèves de l’IREV n°\u00a031"), std::string::npos);
  // It is hers to change, and nobody else's text changes with it.
  EXPECT_EQ(send(bruno, of(second, block), block_fields(block, {{"texte", "Le nôtre."}})).status,
            303);
  EXPECT_EQ(own().body_markdown, "Un texte national, écrit une fois.");
  // What was taken is not shared on.
  EXPECT_EQ(send(bruno, of(second, block, "/partage"), seen(theirs().version)).status, 400);
}

TEST_F(SharedBlocks, OfferTheirCorrectionUntilTheIssueIsFrozen) {
  write("Le rapport compte douze villes.");
  share();
  ASSERT_EQ(take().status, 303);
  EXPECT_EQ(mails(), 0);
  write("Le rapport compte treize villes.");
  EXPECT_EQ(tray().find("a été corrigé"), std::string::npos);  // not approved: not offered
  EXPECT_EQ(theirs().body_markdown, "Le rapport compte douze villes.");
  share();
  EXPECT_EQ(mails(), 1);  // Bruno
  EXPECT_NE(tray().find("Le bloc partagé par Résonances a été corrigé"), std::string::npos);
  const Block before = theirs();
  const std::string page = bruno.get(of(second, before)).body;
  EXPECT_NE(page.find("<del>douze"), std::string::npos) << page;
  EXPECT_NE(page.find("<ins>treize"), std::string::npos);
  EXPECT_EQ(send(bruno, of(second, before, "/correction"),
                 seen(before.version - 1, {{"quoi", "prendre"}}))
                .status,
            409);
  EXPECT_EQ(
      send(bruno, of(second, before, "/correction"), seen(before.version, {{"quoi", "prendre"}}))
          .status,
      303);
  EXPECT_EQ(theirs().body_markdown, "Le rapport compte treize villes.");
  EXPECT_EQ(theirs().section, "breves");
  EXPECT_EQ(tray().find("a été corrigé"), std::string::npos);

  // Left aside: not asked again of that version.
  write("Le rapport compte quatorze villes.");
  share();
  const Block now = theirs();
  EXPECT_EQ(
      send(bruno, of(second, now, "/correction"), seen(now.version, {{"quoi", "laisser"}})).status,
      303);
  EXPECT_EQ(theirs().body_markdown, "Le rapport compte treize villes.");
  EXPECT_EQ(tray().find("a été corrigé"), std::string::npos);

  // Frozen: it leaves as it was read.
  write("Le rapport compte quinze villes.");
  share();
  EXPECT_NE(tray().find("a été corrigé"), std::string::npos);
  sample.run(fmt::format("UPDATE issue SET state = 'frozen', frozen_at = 1 WHERE id = {}",
                         second.id.value));
  EXPECT_EQ(tray().find("a été corrigé"), std::string::npos);
  EXPECT_EQ(
      send(bruno, of(second, now, "/correction"), seen(now.version, {{"quoi", "prendre"}})).status,
      409);
}

TEST_F(SharedBlocks, AreTakenWithTheirOriginOrNotAtAll) {
  write("Le rapport compte douze villes.");
  share();
  constexpr const char* kFull =
      "CREATE TRIGGER disk_full BEFORE INSERT ON shared_block_taken "
      "BEGIN SELECT raise(ABORT, 'the disk is full'); END";
  sample.run(kFull);
  EXPECT_EQ(take().status, 500);
  EXPECT_FALSE(theirs().id) << "a borrowed block that says not from whom";
  EXPECT_EQ(sample.number("SELECT version FROM issue WHERE letter_key = 'breves'"), second.version);
  sample.run("DROP TRIGGER disk_full");
  ASSERT_EQ(take().status, 303);

  write("Le rapport compte treize villes.");
  share();
  const Block before = theirs();
  sample.run(kFull);
  const auto correct = [&] {
    return send(bruno, of(second, before, "/correction"),
                seen(before.version, {{"quoi", "prendre"}}))
        .status;
  };
  EXPECT_EQ(correct(), 500);
  EXPECT_EQ(theirs().body_markdown, "Le rapport compte douze villes.");
  EXPECT_EQ(theirs().version, before.version);
  sample.run("DROP TRIGGER disk_full");
  EXPECT_NE(tray().find("a été corrigé"), std::string::npos) << "offered still";
  EXPECT_EQ(correct(), 303);
  EXPECT_EQ(theirs().body_markdown, "Le rapport compte treize villes.");
  EXPECT_EQ(tray().find("a été corrigé"), std::string::npos);
}

TEST_F(SharedBlocks, KeepTheApprovedTextWhileTheirLetterGoesOnWriting) {
  write("Approuvé.");
  share();
  const Block approved = own();
  for (const char* words : {"Un.", "Un. Deux.", "Un. Deux. Trois."}) write(words);  // one sitting
  ASSERT_EQ(take().status, 303);
  EXPECT_EQ(theirs().body_markdown, "Approuvé.");
  EXPECT_GT(own().version, approved.version);
}

TEST_F(SharedBlocks, AreOfferedNoMoreOnceTheirLetterEndsIt) {
  write("Un texte.");
  share();
  const Block block = own();
  EXPECT_EQ(
      send(aicha, of(first, block, "/partage"), seen(block.version, {{"quoi", "retirer"}})).status,
      303);
  EXPECT_EQ(tray().find("value=\"partage:"), std::string::npos);
  EXPECT_EQ(take().status, 404);
}

TEST_F(SharedBlocks, AreSharedByThoseWhoWriteTheirLetterAlone) {
  const Block block = own();
  EXPECT_EQ(
      send(bruno, of(first, block, "/partage"), seen(block.version, {{"quoi", "proposer"}})).status,
      403);
  EXPECT_EQ(sample.number("SELECT count(*) FROM shared_block"), 0);
}

}  // namespace
}  // namespace vigie::web
