// SPDX-License-Identifier: EUPL-1.2
#include "app/letter_scene.hpp"
#include "letter/content.hpp"
#include "letter/wording.hpp"
#include "store/letter/approval_repo.hpp"
#include "store/letter/block_repo.hpp"

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
        INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, url,
                                   media, author, dated_at, note, state, publish_at, published_at,
                                   changed_by, changed_at)
        SELECT 'key ' || id, ?1, id, 1, 1, title, url, media, author, published_at,
               'Une note de la main du centre.', 'published', ?2, ?2, 1, ?2
        FROM article WHERE id = ?1)sql");
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
  const Drafted drafted = scene.draft();
  const Issue& issue = drafted.draft.issue;
  EXPECT_EQ(titles_of(issue, "national"), std::vector<std::string>{"Loi nationale"});
  EXPECT_EQ(titles_of(issue, "local"), (std::vector<std::string>{"À Nanterre", "Gardé chez nous"}));
  for (const Block& block : issue.blocks) {
    if (block.starts_at) continue;  // an event says its own
    EXPECT_EQ(block.place, block.section == "local" ? "Nanterre" : "") << block.title;
  }
  EXPECT_EQ(drafted.added, static_cast<int>(issue.blocks.size()));
  EXPECT_EQ(drafted.kept, 0);
}

TEST(DraftIssue, OpensNoPaywallAndNamesNoVisitorWithItsLinks) {
  LetterScene scene;
  add_press(scene, scene.clock.now());
  ASSERT_TRUE(scene.db.execute(
      "UPDATE article SET url = url || '?giftToken=a1b2&id=3' WHERE id IN (2, 3);"
      "UPDATE panorama_item SET url = url || '?giftToken=a1b2&id=3' WHERE article_id = 2"));
  const Draft draft = scene.draft().draft;
  EXPECT_EQ(draft.rendered.html.find("giftToken"), std::string::npos);
  EXPECT_EQ(draft.rendered.text.find("giftToken"), std::string::npos);
  EXPECT_NE(draft.rendered.html.find("https://presse.example/2?id=3"), std::string::npos);
}

TEST(DraftIssue, LeavesToLaterMonthsWhatNoEarlierOneTook) {
  LetterScene scene;
  add_press(scene, scene.clock.now());
  const IssueId first = scene.draft().draft.row.id;
  const Issue next = scene.draft("2026-12").draft.issue;
  EXPECT_TRUE(titles_of(next, "national").empty());
  EXPECT_TRUE(titles_of(next, "local").empty());
  const auto row = scene.open(first).row;
  ASSERT_TRUE(take_step(scene.db, row, letter::IssueAction::cancel, {}, scene.clock.now()));
  EXPECT_FALSE(titles_of(scene.draft("2026-12").draft.issue, "local").empty());
}

TEST(DraftIssue, TwiceWritesNothing) {
  LetterScene scene;
  add_press(scene, scene.clock.now());
  const Drafted first = scene.draft();
  EXPECT_EQ(first.draft.row.number, scene.kit.plan.first_number);
  const Drafted second = scene.draft();
  EXPECT_EQ(second.draft.row.version, first.draft.row.version);
  EXPECT_EQ(second.added + second.renewed + second.dropped, 0);
  EXPECT_EQ(letter::content_hash(scene.kit.plan, second.draft.issue),
            letter::content_hash(scene.kit.plan, first.draft.issue));
}

TEST(DraftIssue, AddsNothingToAnIssueThatIsADraftNoMore) {
  LetterScene scene;
  scene.add_readers(1);
  const IssueId issue = scene.freeze();
  const auto late = scene.try_draft();
  const auto* refusal = std::get_if<letter::IssueRefusal>(&late);
  ASSERT_NE(refusal, nullptr);
  EXPECT_EQ(refusal->state, IssueState::frozen);
  EXPECT_NE(letter::sentence_of(*refusal).find("vigie letter reopen"), std::string::npos);
  EXPECT_EQ(scene.open(issue).row.state, IssueState::frozen);
}

TEST(DraftIssue, NumbersTheNextMonthAfterThisOne) {
  LetterScene scene;
  scene.add_readers(1);
  scene.freeze();
  EXPECT_EQ(scene.draft("2026-12").draft.row.number, scene.kit.plan.first_number + 1);
}

TEST(DraftIssue, MakesASpecialIssueOfTheSameMonthByItsNumber) {
  LetterScene scene;
  const int number = scene.kit.plan.first_number;
  scene.draft();
  const Drafted special = scene.draft(std::string(kLetterMonth), number + 1);
  EXPECT_EQ(special.draft.row.number, number + 1);
  EXPECT_TRUE(special.draft.issue.blocks.empty());  // the texts of the month are the first one's
  const auto which = scene.try_draft();
  const auto* several = std::get_if<NotOneIssue>(&which);
  ASSERT_NE(several, nullptr);
  EXPECT_EQ(several->of_month, (std::vector<int>{number, number + 1}));
  store::Reader reader = scene.db.reader();
  const auto one = one_issue(reader, {"resonances", std::string(kLetterMonth), std::nullopt});
  ASSERT_FALSE(one);
  EXPECT_NE(one.error().sentence.find(fmt::format("--number ({}, {})", number, number + 1)),
            std::string::npos);
  EXPECT_EQ(scene.draft("2026-12", number).draft.row.month, kLetterMonth);
}

bool says_of_texts(const Draft& draft, letter::Outcome outcome) {
  return std::ranges::any_of(draft.checks, [&](const letter::Check& check) {
    return check.name == "textes" && check.outcome == outcome;
  });
}

TEST(DraftIssue, TakesATextThatWasCorrectedAndNothingIsFrozenWithoutIt) {
  OwnTextsScene scene;
  scene.add_readers(1);
  const IssueId issue = scene.draft_that_can_leave();
  scene.correct("01-seminaire.md", "\nCorrigé depuis.\n");
  const Draft behind = scene.open(issue);
  EXPECT_TRUE(says_of_texts(behind, letter::Outcome::error));
  const auto refused = scene.try_freeze(behind);
  ASSERT_TRUE(std::holds_alternative<letter::IssueRefusal>(refused));
  const Drafted again = scene.draft();
  EXPECT_EQ(again.renewed, 1);
  EXPECT_EQ(again.kept, 1);
  EXPECT_NE(again.draft.rendered.html.find("Corrigé depuis."), std::string::npos);
  EXPECT_TRUE(std::holds_alternative<Frozen>(scene.try_freeze(again.draft)));
}

TEST(DraftIssue, LeavesATextThatAPersonTouchedAndSaysThatItsFileChanged) {
  OwnTextsScene scene;
  const IssueId issue = scene.draft().draft.row.id;
  Block block = scene.block_of_file(issue, "01-seminaire.md");
  ASSERT_TRUE(block.id);
  const SeenBlock seen{block.id, block.version};
  block.body_markdown = "De sa main.";
  ASSERT_TRUE(edit_block(scene.db, seen, block, {}, scene.clock.now()));
  scene.correct("01-seminaire.md", "\nCorrigé dans le fichier.\n");
  const Drafted again = scene.draft();
  EXPECT_EQ(scene.block_of_file(issue, "01-seminaire.md").body_markdown, "De sa main.");
  EXPECT_EQ(again.kept, 1);
  EXPECT_TRUE(says_of_texts(again.draft, letter::Outcome::warning));
  EXPECT_FALSE(says_of_texts(again.draft, letter::Outcome::error));
}

TEST(DraftIssue, BringsBackNothingThatAPersonTookOut) {
  LetterScene scene;
  add_press(scene, scene.clock.now());
  const Drafted first = scene.draft();
  const Block& out = first.draft.issue.blocks.front();
  ASSERT_TRUE(take_out_block(scene.db, {out.id, out.version}, {}, scene.clock.now()));
  const Issue issue = scene.draft().draft.issue;
  EXPECT_EQ(std::ranges::find(issue.blocks, out.title, &Block::title), issue.blocks.end());
}

std::string titles_of(const Issue& issue) {
  std::string all;
  for (const Block& block : issue.blocks) all += block.section + ":" + block.title + "\n";
  return all;
}

TEST(Compose, KeepsEveryTextThatABlockHad) {
  LetterScene scene;
  const Drafted drafted = scene.draft();
  Block block = drafted.draft.issue.blocks.front();
  const std::string first = block.title;
  block.title = "Deuxième titre";
  block.facts = {{"Où", "Nanterre"}, {"Quand", "jeudi"}};
  const auto edited =
      edit_block(scene.db, {block.id, block.version}, block, {}, scene.clock.now() + 60);
  ASSERT_TRUE(edited) << edited.error().detail;
  ASSERT_TRUE(std::holds_alternative<Composed>(*edited));
  store::Reader reader = scene.db.reader();
  const auto history = store::block_history(reader, block.id);
  ASSERT_EQ(history->size(), 2U);
  EXPECT_EQ(history->at(0).block.title, first);
  EXPECT_EQ(history->at(1).block.title, "Deuxième titre");
  EXPECT_EQ(history->at(1).block.facts.size(), 2U);
  EXPECT_EQ(history->at(1).hand.at, scene.clock.now() + 60);
}

TEST(Compose, RefusesTheSecondOfTwoWhoSawTheSameText) {
  LetterScene scene;
  const Drafted drafted = scene.draft();
  Block block = drafted.draft.issue.blocks.front();
  const SeenBlock seen{block.id, block.version};
  block.title = "La première";
  ASSERT_TRUE(
      std::holds_alternative<Composed>(*edit_block(scene.db, seen, block, {}, scene.clock.now())));
  const auto before = scene.open(drafted.draft.row.id).row.version;
  block.title = "La seconde";
  for (const auto& late : {edit_block(scene.db, seen, block, {}, scene.clock.now()),
                           take_out_block(scene.db, seen, {}, scene.clock.now()),
                           place_block(scene.db, seen, {}, {}, scene.clock.now())}) {
    const auto* refusal = std::get_if<letter::IssueRefusal>(&*late);
    ASSERT_NE(refusal, nullptr);
    EXPECT_EQ(refusal->why, letter::IssueRefusal::Why::changed_meanwhile);
  }
  const Draft now = scene.open(drafted.draft.row.id);
  EXPECT_EQ(now.row.version, before);
  EXPECT_NE(titles_of(now.issue).find("La première"), std::string::npos);
}

TEST(Compose, MovesABlockThatDraftingThenLeaves) {
  LetterScene scene;
  add_press(scene, scene.clock.now());
  const Drafted drafted = scene.draft();
  const auto moved = std::ranges::find(drafted.draft.issue.blocks, "Loi nationale", &Block::title);
  ASSERT_NE(moved, drafted.draft.issue.blocks.end());
  ASSERT_TRUE(
      place_block(scene.db, {moved->id, moved->version}, {"local", 2, 4}, {}, scene.clock.now()));
  const std::string placed = titles_of(scene.draft().draft.issue);
  EXPECT_NE(placed.find("local:Loi nationale"), std::string::npos);
  EXPECT_EQ(titles_of(scene.draft().draft.issue), placed);
}

TEST(Compose, BringsDownApprovalAndFreezeTogether) {
  LetterScene scene;
  scene.add_readers(2);
  const IssueId issue = scene.freeze();
  const Block block = scene.open(issue).issue.blocks.front();
  const auto out = take_out_block(scene.db, {block.id, block.version}, {}, scene.clock.now() + 60);
  ASSERT_TRUE(out) << out.error().detail;
  const auto& composed = std::get<Composed>(*out);
  EXPECT_EQ(composed.before, IssueState::frozen);
  EXPECT_EQ(composed.row.state, IssueState::draft);
  EXPECT_FALSE(letter::what_fell(composed.before).empty());
  store::Reader reader = scene.db.reader();
  EXPECT_FALSE(store::frozen_bytes(reader, issue));
  EXPECT_EQ(scene.counts(issue).at(DeliveryState::todo), 0);
  const auto given = store::approvals(reader, issue);
  ASSERT_EQ(given->size(), 1U);
  EXPECT_TRUE(given->front().withdrawn_at);
  // Approved and frozen again, it is whole.
  EXPECT_TRUE(std::holds_alternative<Frozen>(scene.try_freeze(scene.open(issue))));
  EXPECT_EQ(scene.counts(issue).at(DeliveryState::todo), 2);
}

}  // namespace
}  // namespace vigie::app
