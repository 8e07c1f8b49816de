// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/hand_over_note.hpp"

#include "rota_scene.hpp"

namespace vigie::app {
namespace {

class HandOverNote : public RotaScene {
 protected:
  HandOverNote() { act({"pole", "oriv", "irev", "labo"}); }

  std::optional<store::DutyNote> note(int n) {
    auto reader = db_.reader();
    return *store::duty_note(reader, week(n));
  }
  /// Pôle has this story in hand.
  void on_desk(const std::string& state, const std::string& title) {
    ASSERT_TRUE(db_.execute("INSERT INTO story (created_at) VALUES (1)"));
    const std::string story = std::to_string(count("SELECT max(id) FROM story"));
    ASSERT_TRUE(
        db_.execute("INSERT INTO reprint (story_id, created_at) VALUES (" + story + ", 1)"));
    ASSERT_TRUE(db_.execute(
        "INSERT INTO article (reprint_id, url, url_key, title, media, access, published_at, "
        "first_seen_at, title_key) SELECT max(id), 'https://a.example/" +
        story + "', 'k" + story + "', '" + title +
        "', 'Le Jour', 'free', 1, 1, x'00' FROM reprint"));
    ASSERT_TRUE(db_.execute(
        "INSERT INTO desk_item (story_id, centre_id, state, arrived_at, article_id, later_on) "
        "SELECT " +
        story + ", id, '" + state + "', " + std::to_string(now_.seconds) +
        ", (SELECT max(id) FROM article), " + (state == "later" ? "'2027-01-20'" : "NULL") +
        " FROM centre WHERE key = 'pole'"));
  }
};

TEST_F(HandOverNote, IsMadeThreeDaysBeforeWithWhatIsLeft) {
  on_desk("kept", "Les adultes-relais");
  on_desk("later", "Le renouvellement urbain");
  on_desk("discarded", "Autre chose");
  ASSERT_TRUE(plan_reminders(db_, now_));  // Wednesday
  EXPECT_FALSE(note(1));
  now_ = now_ + 2 * kDaySeconds;  // Friday
  ASSERT_TRUE(plan_reminders(db_, now_));
  const auto made = note(1);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->centre, "pole");
  ASSERT_EQ(made->lines.size(), 2U);
  EXPECT_EQ(made->lines[0].text, "Les adultes-relais");
  EXPECT_EQ(made->lines[0].kind, store::NoteLineKind::open);
  EXPECT_EQ(made->lines[1].kind, store::NoteLineKind::later);
  ASSERT_TRUE(plan_reminders(db_, now_));
  EXPECT_EQ(note(1)->lines.size(), 2U) << "once";
}

TEST_F(HandOverNote, IsCompletedByWhoLeavesAndTickedByWhoComes) {
  now_ = now_ + 2 * kDaySeconds;
  ASSERT_TRUE(plan_reminders(db_, now_));
  const std::string text =
      "Deux titres ne disent pas la même chose.\n- vérifier le chiffre\n- rappeler l’agence";
  EXPECT_EQ(write_note(db_, as("pole"), week(1), 1, text, now_).value(), NoteAnswer::written);
  EXPECT_EQ(write_note(db_, as("pole"), week(1), 1, "autre", now_).value(), NoteAnswer::changed)
      << "a second tab is told";
  EXPECT_FALSE(write_note(db_, as("oriv"), week(1), 2, "à moi", now_)) << "not theirs to write";
  const auto left = note(1);
  EXPECT_EQ(left->body, "Deux titres ne disent pas la même chose.");
  ASSERT_EQ(left->lines.size(), 2U);
  EXPECT_FALSE(left->opened_at);
  ASSERT_TRUE(tick_note(db_, as("oriv"), week(1), left->lines[0].position, true, now_));
  EXPECT_EQ(note(1)->lines[0].done_by, "Élise oriv");
  EXPECT_EQ(note(1)->opened_by, "Élise oriv");
  EXPECT_FALSE(tick_note(db_, as("labo"), week(1), left->lines[0].position, true, now_));
  // Written again, what was ticked stays ticked and what is left is replaced.
  EXPECT_EQ(write_note(db_, as("pole"), week(1), 2, "- rappeler l’agence lundi", now_).value(),
            NoteAnswer::written);
  ASSERT_EQ(note(1)->lines.size(), 2U);
  EXPECT_EQ(note(1)->lines[0].done_by, "Élise oriv");
  EXPECT_EQ(note(1)->lines[1].text, "rappeler l’agence lundi");
}

TEST_F(HandOverNote, IsOpenedFirstByWhoTakesOver) {
  now_ = now_ + 2 * kDaySeconds;
  ASSERT_TRUE(plan_reminders(db_, now_));
  auto reader = db_.reader();
  const auto waits = [&](const std::string& centre) { return *note_to_open(reader, centre, now_); };
  EXPECT_FALSE(waits("oriv")) << "the panorama is not theirs yet";
  now_ = *instant_at(week(1), 9, 0, kParis);
  EXPECT_EQ(waits("oriv"), week(1));
  EXPECT_FALSE(waits("pole"));
  EXPECT_FALSE(open_note(db_, as("irev"), week(1), now_)) << "not theirs to open";
  ASSERT_TRUE(open_note(db_, as("oriv"), week(1), now_));
  EXPECT_FALSE(waits("oriv"));
  EXPECT_EQ(note(1)->opened_by, "Élise oriv");
}

TEST_F(HandOverNote, SaysWhatIsToAppear) {
  on_desk("kept", "Les adultes-relais");
  ASSERT_TRUE(db_.execute(
      "INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, url, "
      "media, author, note, publish_at, changed_by, changed_at) SELECT 'k', max(story.id), "
      "max(article.id), 1, 1, 'Le chantier du métro', 'https://a.example/', 'Le Jour', '', 'Note', "
      "1900000000, 1, 1 FROM story, article"));
  now_ = now_ + 2 * kDaySeconds;
  ASSERT_TRUE(plan_reminders(db_, now_));
  const auto made = note(1);
  ASSERT_TRUE(made);
  ASSERT_EQ(made->lines.size(), 2U);
  EXPECT_EQ(made->lines[1].kind, store::NoteLineKind::scheduled);
  EXPECT_EQ(made->lines[1].text, "Le chantier du métro");
}

TEST_F(HandOverNote, ChangesHandsAtTheHourOfWhoTakesOver) {
  ASSERT_TRUE(db_.execute("UPDATE centre SET zone = 'America/Cayenne' WHERE key = 'oriv'"));
  auto reader = db_.reader();
  const auto nine_in_cayenne = instant_at(week(1), 9, 0, "America/Cayenne");
  const auto nine_in_paris = instant_at(week(1), 9, 0, kParis);
  EXPECT_EQ((*duty_now(reader, *nine_in_paris))->centre, "pole");
  EXPECT_EQ((*duty_now(reader, *nine_in_cayenne - 1))->centre, "pole");
  EXPECT_EQ((*duty_now(reader, *nine_in_cayenne))->centre, "oriv");
  ASSERT_TRUE(db_.execute("INSERT INTO rota_rule (name, value) VALUES ('zone', 'Europe/Paris')"));
  EXPECT_EQ((*duty_now(reader, *nine_in_paris))->centre, "oriv") << "one clock for all";
}

}  // namespace
}  // namespace vigie::app
