// SPDX-License-Identifier: EUPL-1.2
// What leaves the panorama leaves the letters: struck from one that is made, with its approval and
// its hour; named, with an erratum for the next one, where it had left already.
#include "web/letter_sample.hpp"

namespace vigie::web {
namespace {

constexpr const char* kRelayNote = "À lire pour l’accès aux soins dans les quartiers.";

class LeaveLetters : public SiteTest {
 protected:
  LeaveLetters() {
    copy_newsletter(folder.path() / "newsletter");
    row = draft_letter(sample, letter_config(folder.path()), clock.now());
    entrust(sample, "aicha@pole.example", "letter_editor");
    aicha.log_in("aicha@pole.example");
    const StoryId story = sample.story({.title = "Une loi pour les quartiers"});
    send(fmt::format("/pile/{}/relais", story.value), {{"version", "1"}, {"note", kRelayNote}});
    item = std::to_string(sample.number("SELECT max(id) FROM panorama_item"));
    const Response placed = send(fmt::format("/lettres/resonances/{}/blocs", row.number),
                                 {{"depuis", "panorama:" + item}, {"rubrique", "national"}});
    EXPECT_EQ(placed.status, 303) << placed.body;
    EXPECT_EQ(places(), 1);
  }
  Response send(const std::string& path, Pairs form) {
    form.emplace_back("jeton", aicha.token());
    return aicha.post(path, std::move(form));
  }
  Response withdraw(Pairs more = {}) {
    more.emplace_back(
        "version",
        std::to_string(sample.number("SELECT version FROM panorama_item WHERE id = " + item)));
    more.emplace_back("motif", "Le nom était faux.");
    return send("/service/articles/" + item + "/retrait", std::move(more));
  }
  std::int64_t places() {
    return sample.number("SELECT count(*) FROM issue_block WHERE panorama_item_id = " + item +
                         " AND removed_at IS NULL");
  }
  std::string story() {
    return std::to_string(sample.number("SELECT story_id FROM panorama_item WHERE id = " + item));
  }
  /// The version of its line on the centre's desk.
  std::string line_version() {
    return std::to_string(sample.number(
        "SELECT version FROM desk_item WHERE centre_id = 1 AND story_id = " + story()));
  }
  /// `u` on the story's line.
  Response undo() { return send("/pile/" + story() + "/annuler", {{"version", line_version()}}); }
  /// `u` on the last gesture, as the history has it.
  Response undo_gesture() {
    const std::string gesture =
        between(aicha.get("/pile/historique").body, "name=\"geste\" value=\"", "\"");
    return send("/pile/annuler", {{"geste", gesture}});
  }
  /// Where the article stands in the issue; "" where it does not.
  std::string place() {
    return word(
        "SELECT coalesce(max(section || ' ' || position), '') FROM issue_block "
        "WHERE removed_at IS NULL AND article_id = (SELECT article_id FROM panorama_item "
        "WHERE id = " +
        item + ")");
  }
  void approved_by_bruno() {
    sample.run(
        "INSERT INTO issue_approval (issue_id, curator_id, content_hash, note, at) "
        "SELECT " +
        std::to_string(row.id.value) +
        ", id, x'00', '', 1 FROM curator "
        "WHERE email = 'bruno@pole.example'");
    sample.run("UPDATE issue SET state = 'approved'");
  }
  std::string word(std::string_view sql) {
    auto reader = sample.db().reader();
    auto query = reader.prepare(sql);
    EXPECT_TRUE(query.step().value());
    return query.text(0);
  }

  store::IssueRow row;
  std::string item;
  Browser aicha{*site};
};

TEST_F(LeaveLetters, AWithdrawalStrikesTheBlockOfADraft) {
  EXPECT_EQ(withdraw().status, 303);
  EXPECT_EQ(places(), 0);
  EXPECT_EQ(word("SELECT state FROM issue"), "draft");
  EXPECT_EQ(sample.number("SELECT count(*) FROM letter_erratum"), 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM event WHERE kind = 'issue_struck'"), 1);
}

TEST_F(LeaveLetters, AWithdrawalTakesTheApprovalAndTellsWhoGaveIt) {
  approved_by_bruno();
  EXPECT_EQ(withdraw().status, 303);
  EXPECT_EQ(places(), 0);
  EXPECT_EQ(word("SELECT state FROM issue"), "draft");
  EXPECT_EQ(sample.number("SELECT count(*) FROM issue_approval WHERE withdrawn_at IS NULL"), 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM notification JOIN curator ON curator.id = "
                          "notification.curator_id WHERE kind = 'issue_fell' AND "
                          "email = 'bruno@pole.example'"),
            1);
}

TEST_F(LeaveLetters, AWithdrawalUndoesAFreezeAndItsHour) {
  approved_by_bruno();
  sample.run(
      "UPDATE issue SET state = 'frozen', frozen_at = 1, scheduled_at = 1795100000, "
      "scheduled_by = (SELECT id FROM curator WHERE email = 'aicha@pole.example')");
  EXPECT_EQ(withdraw().status, 303);
  EXPECT_EQ(word("SELECT state FROM issue"), "draft");
  EXPECT_EQ(sample.number("SELECT count(*) FROM issue WHERE scheduled_at IS NOT NULL"), 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM notification WHERE kind = 'issue_fell'"), 2)
      << "who approved, and who chose the hour";
}

TEST_F(LeaveLetters, OneThatLeftIsNamedAndTheNextIsOfferedAnErratum) {
  sample.run("UPDATE issue SET state = 'sent', frozen_at = 1");
  EXPECT_EQ(withdraw().status, 303);
  EXPECT_EQ(places(), 1) << "what was sent stays what it was";
  const std::string named = fmt::format("Déjà partie avec Résonances, n°\u00a0{}", row.number);
  EXPECT_NE(aicha.get("/service").body.find(named), std::string::npos);
  EXPECT_NE(aicha.get("/service/articles/" + item).body.find(named), std::string::npos);
  const auto next =
      draft_letter(sample, letter_config(folder.path()), clock.now(), "resonances", "2026-12");
  const std::string page = fmt::format("/lettres/resonances/{}", next.number);
  const std::string offered = aicha.get(page).body;
  EXPECT_NE(offered.find(fmt::format("erratum au n°\u00a0{}", row.number)), std::string::npos);
  const std::string key = between(offered, "name=\"depuis\" value=\"erratum:", "\"");
  EXPECT_EQ(send(page + "/blocs", {{"depuis", "erratum:" + key}, {"rubrique", "national"}}).status,
            303);
  const Block block = block_in(sample, next.id, "national");
  EXPECT_EQ(block.title, "Erratum");
  EXPECT_NE(block.body_markdown.find("Une loi pour les quartiers"), std::string::npos);
  EXPECT_NE(block.body_markdown.find("Le nom était faux."), std::string::npos);
  EXPECT_EQ(aicha.get(page).body.find("erratum:" + key + "\""), std::string::npos) << "once";
}

TEST_F(LeaveLetters, APublishersWishStrikesAndTakesTheApprovalToo) {
  approved_by_bruno();
  EXPECT_EQ(withdraw({{"editeur", "oui"}}).status, 303);
  EXPECT_EQ(places(), 0);
  EXPECT_EQ(word("SELECT state FROM issue"), "draft");
}

TEST_F(LeaveLetters, AWithdrawalFromTheDeskDoesTheSame) {
  const auto story = sample.number("SELECT story_id FROM panorama_item WHERE id = " + item);
  const auto version = sample.number(
      "SELECT version FROM desk_item WHERE centre_id = 1 AND "
      "story_id = " +
      std::to_string(story));
  approved_by_bruno();
  EXPECT_EQ(
      send(fmt::format("/pile/{}/retrait", story), {{"version", std::to_string(version)}}).status,
      303);
  EXPECT_EQ(places(), 0);
  EXPECT_EQ(word("SELECT state FROM issue"), "draft");
}

TEST_F(LeaveLetters, UndoingARelayDoesTheSameByTheKeyAndFromTheHistory) {
  const std::string before = place();
  for (const bool by_key : {true, false}) {
    SCOPED_TRACE(by_key);
    approved_by_bruno();
    EXPECT_EQ((by_key ? undo() : undo_gesture()).status, 303);
    EXPECT_EQ(place(), "");
    EXPECT_EQ(word("SELECT state FROM issue"), "draft");
    EXPECT_EQ(sample.number("SELECT count(*) FROM issue_approval WHERE withdrawn_at IS NULL"), 0);
    const Response again =
        send("/pile/" + story() + "/relais", {{"version", line_version()}, {"note", kRelayNote}});
    EXPECT_EQ(again.status, 303) << again.body;
    item = std::to_string(sample.number("SELECT max(id) FROM panorama_item"));
    EXPECT_EQ(place(), before) << "relayed anew, it stands where it stood";
    EXPECT_EQ(places(), 1) << "as the item that it is now";
  }
  EXPECT_EQ(sample.number("SELECT count(*) FROM event WHERE kind = 'issue_given_back'"), 2);
}

TEST_F(LeaveLetters, UndoingARelayNamesTheLettersThatHadLeft) {
  sample.run("UPDATE issue SET state = 'sent', frozen_at = 1");
  const Response undone = undo();
  EXPECT_EQ(undone.status, 303);
  EXPECT_NE(aicha.get(header_of(undone, "Location"))
                .body.find(fmt::format("Déjà partie avec Résonances, n°\u00a0{}", row.number)),
            std::string::npos);
  EXPECT_EQ(sample.number("SELECT count(*) FROM letter_erratum"), 1);
}

TEST_F(LeaveLetters, UndoingAWithdrawalGivesTheBlockBackWhereItStood) {
  const std::string before = place();
  EXPECT_EQ(send("/pile/" + story() + "/retrait", {{"version", line_version()}}).status, 303);
  EXPECT_EQ(place(), "");
  EXPECT_EQ(undo().status, 303);
  EXPECT_EQ(place(), before);
}

TEST_F(LeaveLetters, APublicationTakenUpAgainGivesTheBlockBackToo) {
  const std::string before = place();
  EXPECT_EQ(withdraw().status, 303);
  const auto version = sample.number("SELECT version FROM panorama_item WHERE id = " + item);
  EXPECT_EQ(
      send("/service/articles/" + item + "/remise", {{"version", std::to_string(version)}}).status,
      303);
  EXPECT_EQ(place(), before);
}

TEST_F(LeaveLetters, WhatAPersonTookOutStaysOutAndWhatTheyPlacedAnewIsNotDoubled) {
  sample.run("UPDATE issue_block SET removed_at = 1, removed_by = 1 WHERE panorama_item_id = " +
             item);
  EXPECT_EQ(undo().status, 303);
  EXPECT_EQ(undo().status, 409) << "the story was relayed at once: nothing is left";
  send("/pile/" + story() + "/relais", {{"version", line_version()}, {"note", kRelayNote}});
  EXPECT_EQ(place(), "");
}

TEST_F(LeaveLetters, AnIssueApprovedWithoutTheArticleIsLeftAsItWasApproved) {
  EXPECT_EQ(undo().status, 303);
  approved_by_bruno();
  send("/pile/" + story() + "/relais", {{"version", line_version()}, {"note", kRelayNote}});
  EXPECT_EQ(place(), "");
  EXPECT_EQ(word("SELECT state FROM issue"), "approved");
}

}  // namespace
}  // namespace vigie::web
