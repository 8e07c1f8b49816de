// SPDX-License-Identifier: EUPL-1.2
// What the database keeps counted is what one would count, whatever was done, and a list holds as
// many lines as its count says.
#include <random>

#include "app/letter/leave_letters.hpp"
#include "app/tag/tag_corrections.hpp"
#include "regroup_scene.hpp"
#include "store/desk/desk_list_repo.hpp"
#include "store/panorama/panorama_repo.hpp"

namespace vigie::app {
namespace {

class KeptCounts : public RegroupRows {
 protected:
  static constexpr const char* kCounted =
      "SELECT centre_id, state, count(*) FROM desk_item JOIN story ON story.id = story_id "
      "WHERE merged_into_id IS NULL GROUP BY centre_id, state";
  static constexpr const char* kKept =
      "SELECT centre_id, state, lines FROM desk_count WHERE lines <> 0";
  static constexpr const char* kTagsCounted =
      "SELECT DISTINCT item.id, tag.kind, tag.code, item.published_at "
      "FROM panorama_item AS item JOIN reprint ON reprint.story_id = item.story_id "
      "JOIN article ON reprint_id = reprint.id JOIN shown_tag AS tag ON tag.article_id = "
      "article.id "
      "WHERE item.state = 'published'";
  static constexpr const char* kTagsKept =
      "SELECT item_id, kind, code, published_at FROM panorama_tag";
  static constexpr const char* kItemsCounted =
      "SELECT kind, code, count(*) FROM panorama_tag GROUP BY kind, code "
      "UNION ALL SELECT 'centre', centre.key, count(*) FROM panorama_item "
      "JOIN centre ON centre.id = centre_id WHERE state = 'published' GROUP BY centre.key "
      "UNION ALL SELECT 'media', media_key, count(*) FROM panorama_item "
      "WHERE state = 'published' AND media_key <> '' GROUP BY media_key "
      "UNION ALL SELECT 'month', substr(coalesce(published_on, date(published_at, 'unixepoch')), "
      "1, 7) AS month, count(*) FROM panorama_item WHERE state = 'published' GROUP BY month "
      "UNION ALL SELECT 'day', coalesce(published_on, date(published_at, 'unixepoch')) AS day, "
      "count(*) FROM panorama_item WHERE state = 'published' GROUP BY day";
  static constexpr const char* kItemsKept =
      "SELECT kind, code, items FROM panorama_tag_count WHERE items <> 0";

  /// Rows that one of the two queries answers and the other does not.
  std::int64_t differences(const std::string& kept, const std::string& counted) {
    const std::string one_way =
        "SELECT * FROM (" + kept + ") EXCEPT SELECT * FROM (" + counted + ")";
    const std::string back = "SELECT * FROM (" + counted + ") EXCEPT SELECT * FROM (" + kept + ")";
    return sample.number("SELECT count(*) FROM (SELECT * FROM (" + one_way +
                         ") UNION ALL SELECT * FROM (" + back + "))");
  }
  std::int64_t listed(CentreId centre, DeskState state) {
    auto reader = db().reader();
    std::optional<Cursor> after;
    std::int64_t lines = 0;
    for (;;) {
      const auto page = store::desk_page(reader, {centre, state}, after, 3).value();
      if (page.empty()) return lines;
      lines += std::ssize(page);
      after = Cursor{page.back().dated_at.seconds, page.back().story.value};
    }
  }
  void expect_counts_hold() {
    EXPECT_EQ(differences(kCounted, kKept), 0) << "lines of a desk";
    EXPECT_EQ(differences(kTagsCounted, kTagsKept), 0) << "what an item stands under";
    EXPECT_EQ(differences(kItemsCounted, kItemsKept), 0) << "items of a theme";
    for (const CentreId centre : {sample.pole(), sample.oriv()}) {
      auto reader = db().reader();
      const auto counts = store::desk_counts(reader, centre).value();
      for (const DeskState state : kDeskStates) {
        EXPECT_EQ(listed(centre, state), counts.of(state)) << name_of(state);
      }
    }
  }

  std::size_t below(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(chance);
  }
  StoryId a_story(CentreId centre) {
    auto reader = db().reader();
    auto query = reader.prepare(
        "SELECT story_id FROM desk_item JOIN story ON story.id = story_id "
        "WHERE centre_id = ?1 AND merged_into_id IS NULL ORDER BY story_id");
    query.bind(centre);
    const auto all = query.all([](const store::Statement& row) { return row.id<StoryId>(0); });
    return all->at(below(all->size()));
  }

  void decide_something(const store::Curator& who) {
    const SeenItem seen = click(a_story(who.centre), who.centre);
    switch (below(8)) {
      case 0:
        static_cast<void>(decide(db(), who, seen, desk::Decision::keep, kLater));
        break;
      case 1:
        static_cast<void>(decide(db(), who, seen, desk::Decision::discard, kLater));
        break;
      case 2:
        static_cast<void>(put_off(db(), who, seen, paris_day(kLater) + 2, kLater));
        break;
      case 3:
        static_cast<void>(pass_on(db(), who, seen, "oriv", "pour vous", kLater));
        break;
      case 4:
        static_cast<void>(relay(db(), who, seen, kNote, kLater));
        break;
      case 5:
        static_cast<void>(withdraw(db(), who, seen, leave_letters, kLater));
        break;
      case 6:
        static_cast<void>(mute(db(), who, seen, below(2) == 0, kLater));
        break;
      default:
        static_cast<void>(undo(db(), who, seen, leave_letters, kLater));
    }
  }
  void regroup_something() {
    const StoryId story = a_story(aicha.centre);
    switch (below(3)) {
      case 0:
        static_cast<void>(merge_stories(db(), aicha, story, a_story(aicha.centre), {}, kLater));
        break;
      case 1:
        static_cast<void>(split_story(db(), aicha, story, {{first_article(story)}}, {}, kLater));
        break;
      default:
        static_cast<void>(undo_on(story));
    }
  }
  void correct_something() {
    const StoryId story = a_story(aicha.centre);
    const store::Said said = below(2) == 0 ? store::Said::given : store::Said::refused;
    const TagCorrection asked{story, {}, {"theme", below(2) == 0 ? "sante" : "logement"}, said, ""};
    static_cast<void>(correct_tag(db(), aicha, asked, kLater));
  }
  /// A new story, put aside by a rule or not; days that pass.
  void let_something_come() {
    const StoryId story = sample.story({"Récit"}, static_cast<int>(below(50)));
    sample.tag(story, "theme", below(2) == 0 ? "sante" : "logement", "Un thème", "mot");
    auto tx = db().begin().value();
    if (below(2) == 0) {
      ASSERT_TRUE(store::lay_aside_on_desk(tx, story, sample.oriv(), "sport", kLater, kLater));
    }
    ASSERT_TRUE(store::wake_desk_items(tx, paris_day(kLater) + below(4), kLater));
    ASSERT_TRUE(tx.commit());
  }

  std::mt19937 chance;
};

TEST_F(KeptCounts, EqualTheCountedOnesAfterAnySequence) {
  sample.tag(one, "theme", "sante", "Santé", "mot");
  sample.tag(other, "theme", "logement", "Logement", "mot");
  sample.lay(other, sample.oriv());
  for (unsigned seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE(seed);
    chance.seed(seed);
    for (int i = 0; i < 20; ++i) {
      const std::size_t what = below(10);
      if (what < 5) decide_something(below(3) == 0 ? chloe : aicha);
      if (what == 5 || what == 6) regroup_something();
      if (what == 7) correct_something();
      if (what > 7) let_something_come();
    }
    expect_counts_hold();
    if (HasFailure()) return;
  }
  EXPECT_GT(sample.number("SELECT count(*) FROM panorama_item WHERE state = 'published'"), 0);
  EXPECT_GT(sample.number("SELECT count(*) FROM desk_item WHERE state = 'passed'"), 0);
}

TEST_F(KeptCounts, AreFoundOutWhereALineIsForgotten) {
  sample.run("UPDATE desk_count SET lines = lines + 1");
  EXPECT_GT(differences(kCounted, kKept), 0);
}

TEST_F(KeptCounts, FollowAStoryThatTheMachineEnlarged) {
  put_on_panorama(one, aicha);
  sample.add_article(one, {"Les relogés de Roubaix"}, false);
  sample.tag(one, "theme", "logement", "Logement", "mot");
  EXPECT_GT(differences(kTagsCounted, kTagsKept), 0)
      << "the sample tags behind the panorama's back";
  auto tx = db().begin().value();
  ASSERT_TRUE(store::retag_panorama(tx, one));
  ASSERT_TRUE(tx.commit());
  expect_counts_hold();
}

}  // namespace
}  // namespace vigie::app
