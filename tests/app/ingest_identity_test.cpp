// SPDX-License-Identifier: EUPL-1.2
// What the chain takes for an article it has, over several polls: behaviours D1 and D3 to D7.
#include "app/jobs/housekeeping.hpp"
#include "ingest_fixture.hpp"

namespace vigie::app {
namespace {

std::string day(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number) + " Jan 2027 08:00:00 GMT";
}

/// Six pieces of one paper; the first `from` of them left out.
std::vector<FeedEntry> pieces(const std::string& site, const std::string& guid, int from = 0) {
  std::vector<FeedEntry> entries;
  for (int i = from; i < from + 6; ++i) {
    const std::string n = std::to_string(i);
    entries.push_back({"Le quartier numéro " + n + " se transforme", site + "/article-" + n,
                       "Texte du quartier " + n + ".", guid + n, day(i + 1)});
  }
  return entries;
}

TEST_F(IngestTest, RemembersThatAFeedsGuidsNameNothing) {
  const SourceId source = add_source("a", add_centre("irev"));
  auto entries = pieces("https://a.fr", "");
  for (FeedEntry& entry : entries) entry.guid = "toujours-le-même";
  publish("a", rss(entries));
  EXPECT_EQ(report_of(poll_all(), source).fresh, 6);
  EXPECT_EQ(
      count("SELECT count(*) FROM source_ambiguous_name WHERE kind = 'guid' AND value = '' AND "
            "reason <> ''"),
      1);
  // A document of one item shows nothing of it any more; the decision holds.
  const FeedEntry next{"Une autre nouvelle", "https://a.fr/suite", "Texte.", "toujours-le-même",
                       day(14)};
  publish("a", rss({next}));
  const RoundReport report = poll_all();
  EXPECT_EQ(report_of(report, source).fresh, 1);
  EXPECT_EQ(report_of(report, source).edited, 0);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 7);
  EXPECT_EQ(count("SELECT count(*) FROM article_revision"), 0);
}

TEST_F(IngestTest, KeepsWhatItHadWhenGuidsAreDemoted) {
  const SourceId source = add_source("a", add_centre("irev"));
  publish("a", rss(pieces("https://a.fr", "id-")));
  poll_all();
  auto entries = pieces("https://a.fr", "");
  for (FeedEntry& entry : entries) entry.guid = "0";
  publish("a", rss(entries));
  EXPECT_EQ(report_of(poll_all(), source).fresh, 0);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 6);
}

TEST_F(IngestTest, TellsTheItemsOfAHomePageApartByTheirDates) {
  const SourceId source = add_source("a", add_centre("irev"));
  auto entries = pieces("https://a.fr", "");
  for (FeedEntry& entry : entries) {
    entry.guid.clear();
    entry.link = "https://a.fr/direct";
  }
  publish("a", rss(entries));
  EXPECT_EQ(report_of(poll_all(), source).fresh, 6);
  // Only the last is left, with a new title: an edit, though its link was everybody's.
  entries.back().title += ", la suite";
  publish("a", rss({entries.back()}));
  const RoundReport report = poll_all();
  EXPECT_EQ(report_of(report, source).fresh, 0);
  EXPECT_EQ(report_of(report, source).edited, 1);
}

TEST_F(IngestTest, LetsTheFirstSourceLeadAndAMarkHoldForAll) {
  const CentreId centre = add_centre("irev");
  publish("a", rss(pieces("https://a.fr", "a-")));
  const SourceId first = add_source("a", centre);
  poll_all();
  execute("UPDATE desk_item SET state = 'kept'");
  auto elsewhere = pieces("http://www.a.fr", "b-");
  for (FeedEntry& entry : elsewhere) entry.link += "?utm_source=b";
  publish("b", rss(elsewhere));
  const SourceId second = add_source("b", centre);
  EXPECT_EQ(report_of(poll_all(), second).sighted, 6);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 6);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'kept'"), 6);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item"), 6);
  EXPECT_EQ(count("SELECT count(DISTINCT source_id) FROM sighting WHERE first_seen_at = "
                  "(SELECT min(first_seen_at) FROM sighting) AND source_id = " +
                  std::to_string(first.value)),
            1);
}

TEST_F(IngestTest, SeesNoEditInACosmeticChange) {
  const SourceId source = add_source("a", add_centre("irev"));
  FeedEntry entry{"Un centre de santé ouvre", "https://a.fr/1",
                  "&lt;p&gt;Il ouvre lundi, dit le maire.&lt;/p&gt;", "1", day(3)};
  publish("a", rss({entry}));
  poll_all();
  entry.link = "https://www.a.fr/1/?xtor=RSS-16";
  entry.date = day(4);
  entry.text =
      "&lt;p&gt;Il  ouvre\n lundi ,  dit le maire.&lt;img src=\"https://a.fr/i.jpg\" "
      "width=\"640\"&gt;&lt;/p&gt;";
  publish("a", rss({entry}));
  EXPECT_EQ(report_of(poll_all(), source).edited, 0);
  EXPECT_EQ(count("SELECT count(*) FROM article_revision"), 0);
}

TEST_F(IngestTest, KeepsTheMarkAndTheOldFingerprintOfAnEditedArticle) {
  const SourceId source = add_source("a", add_centre("irev"));
  auto entries = pieces("https://a.fr", "id-");
  publish("a", rss(entries));
  poll_all();
  execute("UPDATE desk_item SET state = 'kept'");
  const std::string before = text(
      "SELECT content_hash FROM source_item JOIN article ON id = "
      "article_id WHERE title LIKE '%numéro 2%'");
  entries[2].text = "Le maire renonce.";
  publish("a", rss(entries));
  EXPECT_EQ(report_of(poll_all(), source).edited, 1);
  EXPECT_EQ(text("SELECT content_hash FROM article_revision"), before);
  EXPECT_EQ(count("SELECT count(*) FROM article_revision WHERE replaced_at = " +
                  std::to_string(now_.seconds)),
            1);
  EXPECT_EQ(count("SELECT count(*) FROM article WHERE revised_at IS NOT NULL"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'kept'"), 6);
  EXPECT_EQ(count("SELECT count(*) FROM search WHERE search MATCH 'renonce'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM search WHERE search MATCH 'texte'"), 5);
}

TEST_F(IngestTest, RecognisesTheItemsOfAFeedThatRenamedThemAll) {
  struct Case {
    std::string_view why, site, guid;
  };
  static constexpr Case kCases[] = {{"other guids", "https://a.fr", "nouveau-"},
                                    {"other host and guids", "https://b.fr", "tag:b.fr,2027:"},
                                    {"other paths and guids", "https://a.fr/ville", "x-"}};
  const SourceId source = add_source("a", add_centre("irev"));
  publish("a", rss(pieces("https://a.fr", "id-")));
  poll_all();
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    publish("a", rss(pieces(std::string(c.site), std::string(c.guid))));
    EXPECT_EQ(report_of(poll_all(), source).fresh, 0);
    EXPECT_EQ(count("SELECT count(*) FROM article"), 6);
  }
  // Half of it is news: the other half is still known.
  publish("a", rss(pieces("https://c.fr", "c-", 3)));
  EXPECT_EQ(report_of(poll_all(), source).fresh, 3);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 9);
}

TEST_F(IngestTest, TakesAnOldTitleForNewsWhereTheFeedRenamedNothing) {
  const SourceId source = add_source("a", add_centre("irev"));
  publish("a", rss(pieces("https://a.fr", "id-")));
  poll_all();
  auto later = pieces("https://a.fr", "id-", 6);
  FeedEntry column = pieces("https://a.fr", "id-").front();  // its title and date, another page
  column.link = "https://a.fr/chronique-2";
  column.guid = "id-chronique-2";
  later.push_back(column);
  publish("a", rss(later));
  EXPECT_EQ(report_of(poll_all(), source).fresh, 7);
}

TEST_F(IngestTest, KnowsAnArticleWhoseTextAndFeedAreLongGone) {
  const CentreId centre = add_centre("irev");
  const SourceId source = add_source("a", centre);
  publish("a", rss(pieces("https://a.fr", "id-")));
  poll_all();
  publish("a", rss({}));
  poll_all();
  ASSERT_TRUE(purge_feed_text(db_, now_ + 400 * kDaySeconds, 30));
  EXPECT_EQ(count("SELECT count(*) FROM article_text"), 0);
  publish("a", rss(pieces("https://a.fr", "id-")));
  EXPECT_EQ(report_of(poll_all(), source).fresh, 0);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item"), 6);
}

TEST_F(IngestTest, NeverDropsWhatWasMarkedWhenItsSourceIsRetired) {
  const SourceId source = add_source("a", add_centre("irev"));
  publish("a", rss(pieces("https://a.fr", "id-")));
  poll_all();
  execute("UPDATE desk_item SET state = 'kept'");
  execute("UPDATE source SET retired_at = 1 WHERE id = " + std::to_string(source.value));
  execute("UPDATE allocation SET to_at = 1");
  ASSERT_TRUE(purge_feed_text(db_, now_ + 4000 * kDaySeconds, 30));
  EXPECT_EQ(count("SELECT count(*) FROM article WHERE title <> '' AND url <> ''"), 6);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'kept'"), 6);
  EXPECT_EQ(count("SELECT count(*) FROM sighting"), 6);
}

TEST_F(IngestTest, LaysNoYearsOfBacklogOnDesksTheFirstTime) {
  const SourceId source = add_source("a", add_centre("irev"));
  auto entries = pieces("https://a.fr", "id-");
  entries[0].date = "Mon, 04 Mar 2019 08:00:00 GMT";
  entries[1].date = "Wed, 16 Dec 2026 08:00:00 GMT";
  publish("a", rss(entries));
  EXPECT_EQ(report_of(poll_all(), source).fresh, 6);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item"), 4);
  // From the second poll on, what comes is news whatever its date.
  auto late = entries[0];
  late.link = "https://a.fr/archive";
  late.guid = "archive";
  late.title = "Ce que la ville fut";
  publish("a", rss({late}));
  poll_all();
  EXPECT_EQ(count("SELECT count(*) FROM desk_item"), 5);
}

TEST_F(IngestTest, TellsOnePageOnceThoughItsDocumentTellsItTwice) {
  const SourceId source = add_source("a", add_centre("irev"));
  auto entries = pieces("https://a.fr", "id-");
  entries.push_back(entries.front());
  entries.back().guid = "autre";
  entries.back().title = "Le même article à la une";
  publish("a", rss(entries));
  EXPECT_EQ(report_of(poll_all(), source).fresh, 6);
  EXPECT_EQ(count("SELECT count(*) FROM sighting"), 6);
  EXPECT_EQ(count("SELECT count(*) FROM source_item"), 7);
}

}  // namespace
}  // namespace vigie::app
