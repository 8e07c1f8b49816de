// SPDX-License-Identifier: EUPL-1.2
// What pages show, made of plain structs: no database.
#include <gtest/gtest.h>

#include "support/press_sample.hpp"
#include "web/pages/desk/desk_view.hpp"
#include "web/pages/panorama/panorama_view.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {
namespace {

using test::kSampleNow;

store::StoryArticle article(std::int64_t id, std::string title, std::int64_t reprint) {
  store::StoryArticle made;
  made.id = ArticleId{id};
  made.reprint = ReprintId{reprint};
  made.title = std::move(title);
  made.media = "Journal " + std::to_string(id);
  made.url = "https://journal.example/" + std::to_string(id);
  made.first_seen_at = kSampleNow + id;
  return made;
}

app::DeskStory story(std::int64_t id, DeskState state) {
  app::DeskStory made;
  made.item.story = StoryId{id};
  made.item.centre = CentreId{1};
  made.item.state = state;
  made.articles = {article(10 * id, "Un titre", 1), article(10 * id + 1, "Le même", 1),
                   article(10 * id + 2, "Un autre", 2)};
  return made;
}

const render::View::Value& part(const render::View& view, std::string_view name) {
  static const render::View::Value kNone{"", render::View::Value::Kind::text, "(none)", false, {}};
  for (const render::View::Value& value : view.values()) {
    if (value.name == name) return value;
  }
  return kNone;
}
std::string text_of(const render::View& view, std::string_view name) {
  return part(view, name).text;
}

TEST(StoryView, SaysWhatSpeaksForTheStoryAndWhatGrew) {
  app::DeskStory kept = story(4, DeskState::kept);
  kept.item.curator_name = "Aïcha Benali";
  kept.item.decided_at = kSampleNow + 41;
  const render::View view = story_view(kept);
  EXPECT_EQ(text_of(view, "title"), "Un titre");
  EXPECT_EQ(text_of(view, "spread"), "reprise par 1 titre, 1 autre article sur le même sujet");
  EXPECT_NE(text_of(view, "decided").find("Gardée par Aïcha Benali"), std::string::npos);
  EXPECT_NE(text_of(view, "decided").find("\u202F; 1 article depuis"), std::string::npos);
}

TEST(StoryView, NamesTheCentreThatRelayedItAndOffersNoSecondRelay) {
  app::DeskStory elsewhere = story(4, DeskState::fresh);
  elsewhere.relayed = store::RelayedStory{StoryId{4}, CentreId{2}, "ORIV", kSampleNow};
  EXPECT_EQ(text_of(story_view(elsewhere), "elsewhere"),
            "Déjà au panorama, relayée par ORIV\u202F; 3 articles depuis");
  EXPECT_FALSE(part(story_view(elsewhere), "can_relay").flag);
  elsewhere.relayed->centre = CentreId{1};
  EXPECT_EQ(text_of(story_view(elsewhere), "elsewhere"), "");
}

TEST(StoryView, StandsForAStoryWithoutArticles) {
  app::DeskStory empty;
  EXPECT_EQ(text_of(story_view(empty), "title"), "Sans titre");
}

TEST(DeskView, LeadsFromEachStoryToTheNext) {
  app::DeskPage page;
  page.list.stories = {story(4, DeskState::fresh), story(3, DeskState::fresh)};
  page.counts.set(DeskState::fresh, 1234);
  const DeskShown shown{.open = {}, .said = {}, .today = paris_day(kSampleNow), .labels = {}};
  const render::View view = desk_view(page, {}, std::nullopt, shown);
  ASSERT_EQ(part(view, "days").views.size(), 1U);
  const auto& stories = part(part(view, "days").views[0], "stories").views;
  ASSERT_EQ(stories.size(), 2U);
  EXPECT_EQ(text_of(stories[0], "next"), "3");
  EXPECT_EQ(text_of(stories[1], "next"), "4");
  const auto& tabs = part(view, "tabs").views;
  ASSERT_EQ(tabs.size(), 5U) << "what is passed on has a tab where there is any";
  EXPECT_EQ(text_of(tabs[0], "count"), "1\u202F234");
  EXPECT_TRUE(part(stories[0], "open").flag) << "the first line stands open";
  EXPECT_FALSE(part(stories[1], "open").flag);
  page.counts.set(DeskState::passed, 2);
  EXPECT_EQ(part(desk_view(page, {}, std::nullopt, shown), "tabs").views.size(), 6U);
}

TEST(DeskView, TellsAConflictByWhoWasFaster) {
  DeskNotice notice;
  notice.standing.item = story(4, DeskState::kept).item;
  notice.standing.item.curator_name = "Bruno Petit";
  notice.standing.title = "Un titre";
  notice.conflict = true;
  const DeskShown shown{.open = {}, .said = {}, .today = paris_day(kSampleNow), .labels = {}};
  const render::View view = desk_view({}, {}, notice, shown);
  EXPECT_EQ(text_of(view, "toast"),
            "Entre-temps, «\u00A0Un titre\u00A0» a été gardée par Bruno Petit. Votre choix n’a pas "
            "été enregistré\u202F; rien n’est perdu.");
  EXPECT_EQ(text_of(view, "undo_path"), "");
}

TEST(PanoramaView, ShowsWhatWasRelayedAndWhereThePageEnds) {
  app::PanoramaPage page;
  panorama::Entry entry;
  entry.key = "0123456789ab";
  entry.article.title = "Un titre";
  entry.article.note = "Une note.";
  entry.articles_since = 2;
  page.entries = {entry};
  page.next = Cursor{1'795'000'000, 7};
  page.themes = {{"sante", "Santé", 3}};
  const render::View view =
      panorama_view(page, {panorama::Shelf::Kind::theme, "sante"}, false, kSampleNow);
  EXPECT_EQ(text_of(view, "next_mark"), "1795000000-7");
  EXPECT_EQ(text_of(part(part(view, "groups").views[0], "entries").views[0], "key"),
            "0123456789ab");
  EXPECT_EQ(text_of(part(view, "shelf_themes").views[0], "label"), "Santé");
}

}  // namespace
}  // namespace vigie::web
