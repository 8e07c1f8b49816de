// SPDX-License-Identifier: EUPL-1.2
// Another article under a known guid and address, from a real server to a real database.
#include "ingest_fixture.hpp"

namespace vigie::app {
namespace {

const FeedEntry kReview{
    "La revue de presse du 1er janvier : logement, santé", "https://rv.fr/page",
    "Bailleurs sociaux, maisons de santé, mal-logement : ce qu’il fallait lire.",
    "https://rv.fr/page", "Fri, 01 Jan 2027 08:00:00 +0100"};
const FeedEntry kNext{
    "La revue de presse du 15 janvier : émeutes, école, emplois francs", kReview.link,
    "Classes dédoublées, tensions à la gare : les quartiers vus par les journaux.", kReview.guid,
    "Fri, 15 Jan 2027 08:00:00 +0100"};

class RenewedPage : public IngestTest {
 protected:
  void SetUp() override {
    centre_ = add_centre("irev");
    publish("a", rss({kReview}));
    source_ = add_source("a", centre_);
    poll_all();
  }
  const SourceReport& poll_with(const FeedEntry& entry) {
    now_ = now_ + kHourSeconds;
    publish("a", rss({entry}));
    report_ = poll_all();
    return report_of(report_, source_);
  }

  CentreId centre_;
  SourceId source_;
  RoundReport report_;
};

TEST_F(RenewedPage, IsANewArticleWithItsOwnDateOnTheDesk) {
  execute("UPDATE desk_item SET state = 'discarded'");
  EXPECT_EQ(poll_with(kNext).fresh, 1);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 2);
  EXPECT_EQ(text("SELECT title FROM article WHERE id = 1"), kReview.title);
  EXPECT_EQ(text("SELECT title || ' ' || url FROM article WHERE id = 2"),
            kNext.title + " " + kNext.link);
  EXPECT_EQ(count("SELECT b.published_at - a.published_at FROM article a, article b "
                  "WHERE a.id = 1 AND b.id = 2"),
            14 * kDaySeconds);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'new'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM article_revision"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM grouping WHERE article_id = 2 AND reason LIKE "
                  "'Même adresse que%14 jours plus tard.'"),
            1);
}

TEST_F(RenewedPage, IsKnownFromThenOn) {
  poll_with(kNext);
  EXPECT_EQ(poll_with(kNext).fresh, 0);
  FeedEntry mended = kNext;
  mended.title += ", santé";
  EXPECT_EQ(poll_with(mended).edited, 1);
  EXPECT_EQ(text("SELECT title FROM article WHERE id = 2"), mended.title);
  EXPECT_EQ(text("SELECT title FROM article WHERE id = 1"), kReview.title);
}

TEST_F(RenewedPage, LeavesAloneWhatACacheStillShows) {
  poll_with(kNext);
  EXPECT_EQ(poll_with(kReview).edited, 0);
  EXPECT_EQ(text("SELECT title FROM article WHERE id = 2"), kNext.title);
  EXPECT_EQ(poll_with(kNext).fresh, 0);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 2);
}

TEST_F(RenewedPage, IsAnEditWhereTheWordsAreTheSame) {
  FeedEntry mended = kReview;
  mended.title = "La revue de presse du 1er janvier : le logement et la santé";
  mended.date = kNext.date;
  EXPECT_EQ(poll_with(mended).edited, 1);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 1);
}

TEST_F(RenewedPage, IsShownByAnotherSourceAsTheSameNewArticle) {
  const CentreId other = add_centre("oriv");
  publish("b", rss({kReview}));
  const SourceId second = add_source("b", other);
  poll_all();
  poll_with(kNext);
  publish("b", rss({kNext}));
  const RoundReport report = poll_all();
  EXPECT_EQ(report_of(report, second).sighted, 1);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 2);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE story_id = (SELECT story_id FROM reprint "
                  "JOIN article ON reprint_id = reprint.id WHERE article.id = 2)"),
            2);
}

TEST_F(RenewedPage, ChangesNothingOfWhatIsPublic) {
  execute(
      "INSERT INTO curator (id, centre_id, email, name, password_hash, created_at) "
      "VALUES (1, 1, 'a@irev.example', 'Aïcha', '', 0)");
  execute(
      "INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, url, "
      "media, author, note, state, publish_at, published_at, changed_by, changed_at) "
      "SELECT 'k', 1, 1, 1, 1, title, url, media, '', 'Une note.', 'published', 0, 0, 1, 0 "
      "FROM article");
  poll_with(kNext);
  EXPECT_EQ(text("SELECT title FROM panorama_item"), kReview.title);
  EXPECT_EQ(count("SELECT article_id FROM panorama_item"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM panorama_item"), 1);
}

}  // namespace
}  // namespace vigie::app
