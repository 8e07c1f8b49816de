// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/unsubscribe.hpp"
#include "app/letter_scene.hpp"
#include "net/smtp_mailer.hpp"
#include "support/smtp_sink.hpp"

namespace vigie::app {
namespace {

/// An article with its story, tagged with a territory where `code` is not empty.
void add_article(store::Transaction& tx, int number, const std::string& title,
                 const std::string& code) {
  const auto run = [&](std::string_view sql, const auto&... values) {
    auto statement = tx.prepare(sql);
    const auto done = statement.bind(values...).run();
    ASSERT_TRUE(done) << done.error().detail;
  };
  run("INSERT INTO story (id, created_at) VALUES (?1, 0)", number);
  run("INSERT INTO reprint (id, story_id, created_at) VALUES (?1, ?1, 0)", number);
  run(R"sql(INSERT INTO article (id, reprint_id, url, url_key, title, media, first_seen_at,
                                 title_key)
            VALUES (?1, ?1, ?2, ?2, ?3, 'Le Quotidien', 0, x'00'))sql",
      number, fmt::format("https://presse.example/{}", number), title);
  if (code.empty()) return;
  run("INSERT OR IGNORE INTO territory (code, name) VALUES (?1, 'Nanterre')", code);
  run(R"sql(INSERT INTO article_tag (article_id, kind, code, origin, rule)
            VALUES (?1, 'territory', ?2, 'rule', 'Nanterre'))sql",
      number, code);
}

/// Two pieces on the panorama (one of ours), one kept here, one kept that is not ours.
void add_press(LetterScene& scene, Instant at) {
  auto tx = scene.db.begin();
  add_article(*tx, 1, "Loi nationale", "");
  add_article(*tx, 2, "À Nanterre", "92050");
  add_article(*tx, 3, "Gardé chez nous", "92");
  add_article(*tx, 4, "Gardé ailleurs", "13");
  auto curator = tx->prepare(R"sql(
      INSERT INTO curator (id, centre_id, email, name, password_hash, created_at)
      VALUES (1, 1, 'c@exemple.org', 'C', 'x', 0))sql");
  ASSERT_TRUE(curator.run());
  for (const int number : {1, 2}) {
    auto relay = tx->prepare(R"sql(
        INSERT INTO panorama_item (story_id, article_id, centre_id, curator_id, note, published_at)
        VALUES (?1, ?1, 1, 1, 'Une note de la main du centre.', ?2))sql");
    ASSERT_TRUE(relay.bind(number, at).run());
  }
  for (const int number : {3, 4}) {
    auto keep = tx->prepare(R"sql(
        INSERT INTO desk_item (story_id, centre_id, state, arrived_at, decided_at, article_id)
        VALUES (?1, 1, 'kept', 0, ?2, ?1))sql");
    ASSERT_TRUE(keep.bind(number, at).run());
  }
  ASSERT_TRUE(tx->commit());
}

std::vector<std::string> titles_of(const Issue& issue, std::string_view section) {
  std::vector<std::string> titles;
  for (const Block& block : issue.blocks) {
    if (block.section == section) titles.push_back(block.title);
  }
  return titles;
}

TEST(DraftIssue, TakesThePanoramaAndWhatWasKeptOfItsTerritory) {
  LetterScene scene;
  add_press(scene, scene.clock.now());
  const auto draft = draft_issue(scene.db, scene.config, scene.kit, kLetterMonth, scene.clock.now(),
                                 scene.diagnostics);
  ASSERT_TRUE(draft) << draft.error().detail;
  EXPECT_EQ(titles_of(draft->issue, "national"), std::vector<std::string>{"Loi nationale"});
  EXPECT_EQ(titles_of(draft->issue, "local"),
            (std::vector<std::string>{"À Nanterre", "Gardé chez nous"}));
  for (const Block& block : draft->issue.blocks) {
    EXPECT_EQ(block.place, block.section == "local" ? "Nanterre" : "") << block.title;
  }
}

TEST(DraftIssue, OpensNoPaywallAndNamesNoVisitorWithItsLinks) {
  LetterScene scene;
  add_press(scene, scene.clock.now());
  ASSERT_TRUE(scene.db.execute(
      "UPDATE article SET url = url || '?giftToken=a1b2&id=3' WHERE id IN (2, 3)"));
  const auto draft = draft_issue(scene.db, scene.config, scene.kit, kLetterMonth, scene.clock.now(),
                                 scene.diagnostics);
  ASSERT_TRUE(draft) << draft.error().detail;
  EXPECT_EQ(draft->rendered.html.find("giftToken"), std::string::npos);
  EXPECT_EQ(draft->rendered.text.find("giftToken"), std::string::npos);
  EXPECT_NE(draft->rendered.html.find("https://presse.example/2?id=3"), std::string::npos);
}

TEST(DraftIssue, LeavesToLaterMonthsWhatNoEarlierOneTook) {
  LetterScene scene;
  add_press(scene, scene.clock.now());
  const auto first = draft_issue(scene.db, scene.config, scene.kit, kLetterMonth, scene.clock.now(),
                                 scene.diagnostics);
  ASSERT_TRUE(first) << first.error().detail;
  const auto next = draft_issue(scene.db, scene.config, scene.kit, "2026-12", scene.clock.now(),
                                scene.diagnostics);
  ASSERT_TRUE(next) << next.error().detail;
  EXPECT_TRUE(titles_of(next->issue, "national").empty());
  EXPECT_TRUE(titles_of(next->issue, "local").empty());
}

TEST(DraftIssue, IsMadeAnewUntilItIsFrozen) {
  LetterScene scene;
  scene.add_readers(1);
  for (int i = 0; i < 2; ++i) {
    const auto draft = draft_issue(scene.db, scene.config, scene.kit, kLetterMonth,
                                   scene.clock.now(), scene.diagnostics);
    ASSERT_TRUE(draft) << draft.error().detail;
    EXPECT_EQ(draft->row.number, scene.kit.plan.first_number);
    EXPECT_EQ(draft->issue.blocks.size(), 7U);  // the texts of this month
  }
  scene.freeze();
  const auto late = draft_issue(scene.db, scene.config, scene.kit, kLetterMonth, scene.clock.now(),
                                scene.diagnostics);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, Code::conflict);
}

TEST(DraftIssue, NumbersTheNextMonthAfterThisOne) {
  LetterScene scene;
  scene.add_readers(1);
  scene.freeze();
  const auto next = draft_issue(scene.db, scene.config, scene.kit, "2026-12", scene.clock.now(),
                                scene.diagnostics);
  ASSERT_TRUE(next) << next.error().detail;
  EXPECT_EQ(next->row.number, scene.kit.plan.first_number + 1);
}

TEST(FreezeIssue, WaitsForACleanPreflight) {
  LetterScene scene;
  const auto draft = draft_issue(scene.db, scene.config, scene.kit, kLetterMonth, scene.clock.now(),
                                 scene.diagnostics);
  ASSERT_TRUE(draft);
  ASSERT_TRUE(letter::has_errors(draft->checks));  // no press at all: page 2 is empty
  const auto frozen = freeze_issue(scene.db, scene.config, scene.kit, kLetterMonth, scene.entropy,
                                   scene.clock.now());
  ASSERT_FALSE(frozen);
  EXPECT_EQ(frozen.error().code, Code::conflict);
}

TEST(FreezeIssue, FixesNothingThatCouldNotBeSent) {
  LetterScene scene;
  const vigie::test::TemporaryFolder folder;
  std::filesystem::copy(scene.config.newsletter, folder.path(),
                        std::filesystem::copy_options::recursive);
  scene.config.newsletter = folder.path();
  scene.kit = *open_letter(scene.config, "resonances", scene.diagnostics);
  const auto text = folder.path() / "resonances/textes/2026-11/01-seminaire.md";
  std::string bytes = vigie::test::read_file(text);
  bytes.replace(bytes.find("titre"), bytes.find('\n', bytes.find("titre")) - bytes.find("titre"),
                "titre : Agir\tensemble");
  vigie::test::write_file(text, bytes);
  scene.add_readers(1);
  const IssueId issue = scene.freeze();
  vigie::test::SmtpSink sink;
  net::SmtpMailer mailer({sink.url(), "", "", "none", "localhost"});
  const auto sent = send_issue(scene.db, scene.config, mailer, scene.clock, issue, {});
  ASSERT_TRUE(sent) << sent.error().detail;
  EXPECT_EQ(sent->counts.at(DeliveryState::accepted), 1);
  ASSERT_EQ(sink.messages().size(), 1U);
  EXPECT_NE(sink.messages()[0].bytes.find("Agir_ensemble"), std::string::npos);
}

TEST(FreezeIssue, FixesBytesAndReadersOnce) {
  LetterScene scene;
  scene.add_readers(5);
  const IssueId issue = scene.freeze();
  store::Reader reader = scene.db.reader();
  const auto before = store::frozen_bytes(reader, issue);
  scene.add_readers(2, "autre.example");
  const auto again = freeze_issue(scene.db, scene.config, scene.kit, kLetterMonth, scene.entropy,
                                  scene.clock.now() + 60);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->already);
  EXPECT_EQ(store::frozen_bytes(reader, issue)->html, before->html);
  EXPECT_EQ(scene.counts(issue).at(DeliveryState::todo), 5);
}

TEST(FreezeIssue, CountsThoseWhoLeftAndWroteAgainAsSuppressed) {
  LetterScene scene;
  scene.add_readers(3);
  {
    // Somebody whose address came onto the suppression list while the row stayed.
    auto tx = scene.db.begin();
    store::Reader reader = tx->reader();
    const std::string hash = email_hash(*mail_key(reader), "LECTEUR1@exemple.net");
    ASSERT_TRUE(store::suppress(*tx, "resonances", hash, "bounced", scene.clock.now()));
    ASSERT_TRUE(tx->commit());
  }
  const IssueId issue = scene.freeze();
  EXPECT_EQ(scene.counts(issue).at(DeliveryState::suppressed), 1);
  EXPECT_EQ(scene.counts(issue).at(DeliveryState::todo), 2);
}

TEST(FreezeIssue, LeavesADraftThatNobodyWouldReceive) {
  LetterScene scene;
  const IssueId issue = scene.freeze();
  store::Reader reader = scene.db.reader();
  EXPECT_EQ(store::issue_by_id(reader, issue)->state, IssueState::draft);
  scene.add_readers(1);
  const auto frozen = freeze_issue(scene.db, scene.config, scene.kit, kLetterMonth, scene.entropy,
                                   scene.clock.now());
  ASSERT_TRUE(frozen) << frozen.error().detail;
  EXPECT_EQ(frozen->row.state, IssueState::frozen);
  EXPECT_FALSE(frozen->already);
}

TEST(PreviewIssue, ShowsDraftAndFrozenAlike) {
  LetterScene scene;
  scene.add_readers(1);
  scene.freeze();
  store::Reader reader = scene.db.reader();
  const auto page = preview_issue(reader, scene.config, "resonances", kLetterMonth);
  ASSERT_TRUE(page) << page.error().detail;
  EXPECT_NE(page->find("Résonances"), std::string::npos);
  EXPECT_EQ(page->find("%%"), std::string::npos);
  EXPECT_EQ(preview_issue(reader, scene.config, "resonances", "2020-01").error().code,
            Code::not_found);
}

TEST(Unsubscribe, IsTheSameTwiceAndKnowsNoStrangers) {
  LetterScene scene;
  scene.add_readers(1);
  store::Reader reader = scene.db.reader();
  const std::string token =
      (*store::recipient_by_email(reader, "resonances", "lecteur0@exemple.net"))->token;
  EXPECT_EQ(look_up_leaving(reader, token)->outcome, Leaving::left);
  EXPECT_EQ(unsubscribe(scene.db, token, scene.clock.now())->outcome, Leaving::left);
  EXPECT_EQ(unsubscribe(scene.db, token, scene.clock.now())->outcome, Leaving::left_already);
  EXPECT_EQ(unsubscribe(scene.db, "unknown", scene.clock.now())->outcome, Leaving::unknown);
  EXPECT_EQ(unsubscribe(scene.db, "", scene.clock.now())->outcome, Leaving::unknown);
}

}  // namespace
}  // namespace vigie::app
