// SPDX-License-Identifier: EUPL-1.2
/// Two stories on the desk of a small network, in a database in a file, and every row that points
/// at them as one text to compare.
#pragma once

#include <gtest/gtest.h>

#include "app/desk/triage.hpp"
#include "app/desk/undo.hpp"
#include "app/panorama/relay.hpp"
#include "app/story/regroup.hpp"
#include "store/desk/desk_repo.hpp"
#include "support/fixture.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {

class RegroupRows : public testing::Test {
 protected:
  static constexpr const char* kNote = "À lire pour l’accès aux soins dans les quartiers.";
  static constexpr Instant kLater{test::kSampleNow.seconds + kHourSeconds};

  /// Every row that grouping may touch, save the version of a desk line, which only goes up, and
  /// stories without articles or desk lines, which answer nobody but old addresses.
  std::string rows() {
    static constexpr std::string_view kTables[] = {
        "SELECT id || ':' || reprint_id AS line FROM article",
        "SELECT id || ':' || story_id FROM reprint WHERE id IN (SELECT reprint_id FROM article)",
        "SELECT id || '>' || ifnull(merged_into_id, '') FROM story "
        "WHERE id IN (SELECT story_id FROM reprint JOIN article ON reprint_id = reprint.id)",
        "SELECT story_id || '@' || centre_id || ' ' || state || ' ' || arrived_at || ' ' || "
        "ifnull(decided_at, '-') || ' ' || ifnull(curator_id, '-') || ' ' || "
        "ifnull(article_id, '-') || ' ' || filtered_by FROM desk_item",
        "SELECT id || ' ' || story_id || '@' || centre_id || ' ' || from_state || to_state || ' ' "
        "|| ifnull(undone_at, '') FROM desk_move",
        "SELECT id || ' ' || story_id || ' ' || article_id || ' ' || note || "
        "ifnull(withdrawn_at, '') FROM panorama_item",
        "SELECT id || ' ' || ifnull(panorama_item_id, '') || ' ' || ifnull(article_id, '') "
        "FROM issue_block"};
    std::string all;
    auto reader = db().reader();
    for (const std::string_view table : kTables) {
      auto query = reader.prepare(std::string(table) + " ORDER BY 1");
      while (query.step().value()) all += query.text(0) + "\n";
      all += "--\n";
    }
    return all;
  }

  store::Database& db() { return sample.db(); }
  SeenItem click(StoryId story, CentreId centre, ArticleId article = {}) {
    return {story, line(story, centre).version, article};
  }
  store::DeskItem line(StoryId story, CentreId centre) {
    auto reader = db().reader();
    const auto item = store::desk_item(reader, story, centre).value();
    EXPECT_TRUE(item) << "no line of story " << story.value;
    return item.value_or(store::DeskItem{});
  }
  void keep(StoryId story, const store::Curator& who, ArticleId article = {}) {
    ASSERT_TRUE(decide(db(), who, click(story, who.centre, article), desk::Decision::keep, kLater));
  }
  void put_on_panorama(StoryId story, const store::Curator& who, ArticleId article = {}) {
    const auto answer = relay(db(), who, click(story, who.centre, article), kNote, kLater);
    ASSERT_TRUE(answer && std::holds_alternative<PanoramaItemId>(*answer));
  }
  StoryId on_panorama() {
    return StoryId{sample.number("SELECT story_id FROM panorama_item WHERE withdrawn_at IS NULL")};
  }
  ArticleId first_article(StoryId story) {
    return ArticleId{
        sample.number("SELECT min(article.id) FROM article JOIN reprint ON reprint.id = reprint_id "
                      "WHERE story_id = " +
                      std::to_string(story.value))};
  }
  Regrouped done(const Result<RegroupAnswer>& answer) {
    EXPECT_TRUE(answer) << answer.error().detail;
    const auto* made = answer ? std::get_if<Regrouped>(&*answer) : nullptr;
    EXPECT_NE(made, nullptr) << "refused";
    return made != nullptr ? *made : Regrouped{};
  }
  RegroupRefusal refused(const Result<RegroupAnswer>& answer) {
    EXPECT_TRUE(answer && std::holds_alternative<RegroupRefusal>(*answer));
    return std::get<RegroupRefusal>(answer.value());
  }
  Regrouped split(StoryId story, std::vector<ArticleId> leaving) {
    return done(split_story(db(), aicha, story, {std::move(leaving)}, {}, kLater));
  }
  Regrouped merge(StoryId from, StoryId into) {
    return done(merge_stories(db(), aicha, from, into, {}, kLater));
  }
  Result<RegroupAnswer> undo_on(StoryId story) {
    return undo_regrouping(db(), aicha, story, {}, kLater);
  }

  test::TemporaryFolder folder;
  test::PressSample sample{folder.path() / "v.db"};
  store::Curator aicha = sample.aicha();
  store::Curator chloe = sample.chloe();
  StoryId one = sample.story({"Incendie à Roubaix"});
  StoryId other = sample.story({"Roubaix : trente habitants relogés"}, 1);
};

}  // namespace vigie::app
