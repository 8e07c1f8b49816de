// SPDX-License-Identifier: EUPL-1.2
// The rules by which an item gets what its feed says elsewhere, or says in another's words.
#include <gtest/gtest.h>

#include "parse/media.hpp"
#include "parse/parse_feed.hpp"

namespace vigie::parse {
namespace {

FeedItem item_of(const std::string& inside, const FeedContext& context = {},
                 const std::string& channel = "") {
  const auto feed = parse_feed(
      "<rss xmlns:atom='http://www.w3.org/2005/Atom'"
      " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
      " xmlns:media='http://search.yahoo.com/mrss/'"
      " xmlns:g='http://www.google.com/schemas/play-podcasts/1.0'>"
      "<channel>" +
          channel + "<item>" + inside + "</item></channel></rss>",
      context);
  return feed && !feed->items.empty() ? feed->items.front() : FeedItem{};
}

TEST(ItemPicture, IsTheBestThatTheItemNames) {
  struct Case {
    std::string why, inside, expected;
  };
  const std::string thumbnail = "<media:thumbnail url='https://a.fr/1.jpg'/>";
  const std::string content = "<media:content url='https://a.fr/2.jpg' medium='image'/>";
  const std::string enclosure = "<enclosure url='https://a.fr/3.jpg' type='image/jpeg'/>";
  const std::string itunes = "<itunes:image href='https://a.fr/4.jpg'/>";
  const std::string body =
      "<description>&lt;img src='https://a.fr/p.gif' width=1&gt;"
      "&lt;img src='https://a.fr/5.jpg?a=1&amp;amp;b=2'&gt;</description>";
  const Case kCases[] = {
      {"media:thumbnail", body + itunes + enclosure + content + thumbnail, "https://a.fr/1.jpg"},
      {"then media:content", body + itunes + enclosure + content, "https://a.fr/2.jpg"},
      {"then an enclosure", body + itunes + enclosure, "https://a.fr/3.jpg"},
      {"then itunes", body + itunes, "https://a.fr/4.jpg"},
      {"then the first that the text shows, points aside", body, "https://a.fr/5.jpg?a=1&b=2"},
      {"none", "<title>a</title>", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(item_of(c.inside).image, c.expected);
  }
}

TEST(ItemMedia, TellsWhatIsHeardAndWatchedAndForHowLong) {
  struct Case {
    std::string why, inside;
    MediaKind kind;
    std::optional<int> seconds;
  };
  const Case kCases[] = {
      {"a podcast",
       "<enclosure url='https://a.fr/1' "
       "type='audio/mpeg'/><itunes:duration>1:02:05</itunes:duration>",
       MediaKind::audio, 3725},
      {"by its name", "<enclosure url='https://a.fr/1.MP3?x=.mp4'/>", MediaKind::audio, {}},
      {"a video of Media RSS",
       "<media:group><media:content url='https://a.fr/v' medium='video' "
       "duration='90.5'/></media:group>",
       MediaKind::video, 90},
      {"a picture is to read",
       "<enclosure url='https://a.fr/1.jpg' type='image/jpeg'/>",
       MediaKind::text,
       {}},
      {"a length without anything to hear",
       "<itunes:duration>60</itunes:duration>",
       MediaKind::text,
       {}},
      {"a length that is none",
       "<enclosure url='https://a.fr/1' "
       "type='audio/mpeg'/><itunes:duration>bientôt</itunes:duration>",
       MediaKind::audio,
       {}}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const FeedItem item = item_of(c.inside);
    EXPECT_EQ(item.kind, c.kind);
    EXPECT_EQ(item.duration_seconds, c.seconds);
  }
}

TEST(Duration, IsReadInTheFormsOfPodcasts) {
  EXPECT_EQ(read_duration("3725"), 3725);
  EXPECT_EQ(read_duration(" 62:05 "), 3725);
  EXPECT_EQ(read_duration("PT1H2M5S"), 3725);
  EXPECT_EQ(bounded_duration(1.9), 1);
  EXPECT_EQ(bounded_duration(0.5), std::nullopt);
  for (const char* wrong : {"", "-5", "1:2:3:4", "PT", "PTxS", "99999999", "12h", "0"}) {
    EXPECT_EQ(read_duration(wrong), std::nullopt) << wrong;
  }
}

TEST(ItemLinks, StartFromTheSiteWhereAnotherHostServesItsFeed) {
  const std::string site = "<link>https://www.journal.fr/ville/</link>";
  const std::string inside = "<link>article</link>";
  EXPECT_EQ(item_of(inside, {"https://feeds.autre.net/journal", "", "", ""}, site).link,
            "https://www.journal.fr/ville/article");
  EXPECT_EQ(item_of(inside, {"https://journal.fr/flux/rss.xml", "", "", ""}, site).link,
            "https://journal.fr/flux/article");
  EXPECT_EQ(item_of(inside, {}, site).link, "https://www.journal.fr/ville/article");
}

TEST(ItemLinks, FollowEachBaseAroundThemOnce) {
  const auto feed = parse_feed(
      "<rss><channel xml:base='dir/'><link>./</link><item xml:base='x/'><link>a.html</link>"
      "</item><item><atom:link xml:base='y/' href='b.html'/></item></channel></rss>",
      {"https://a.fr/f.xml", "", "", ""});
  ASSERT_TRUE(feed && feed->items.size() == 2);
  EXPECT_EQ(feed->link, "https://a.fr/dir/");
  EXPECT_EQ(feed->items[0].link, "https://a.fr/dir/x/a.html");
  EXPECT_EQ(feed->items[1].link, "https://a.fr/dir/y/b.html");
}

TEST(ItemEnclosures, FollowTheBasesAroundThem) {
  const FeedContext context{"https://a.fr/f.xml", "", "", ""};
  const auto atom = parse_feed(
      "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:media='http://search.yahoo.com/mrss/' "
      "xml:base='dir/'><entry xml:base='e/'><media:content url='b.mp4'/></entry></feed>",
      context);
  ASSERT_TRUE(atom && atom->items.size() == 1 && atom->items[0].enclosures.size() == 1);
  EXPECT_EQ(atom->items[0].enclosures[0].url, "https://a.fr/dir/e/b.mp4");
  const FeedItem rss = item_of("<atom:link rel='enclosure' xml:base='y/' href='a.mp3'/>", context);
  ASSERT_EQ(rss.enclosures.size(), 1U);
  EXPECT_EQ(rss.enclosures[0].url, "https://a.fr/y/a.mp3");
}

TEST(ItemFields, AreFilledFromWhatTheChannelSays) {
  const FeedItem item = item_of("<title>a</title>", {},
                                "<g:author>L’équipe</g:author><category>Ville</category>"
                                "<itunes:category text='Société'/><language>fr</language>");
  EXPECT_EQ(item.author, "L’équipe");
  EXPECT_EQ(item.categories, (std::vector<std::string>{"Ville", "Société"}));
  EXPECT_EQ(item.language, "fr");
  EXPECT_EQ(item_of("<category>Port</category>", {}, "<category>Ville</category>").categories,
            std::vector<std::string>{"Port"});
  EXPECT_EQ(item_of("<atom:author><email>a@b.fr</email></atom:author>").author, "a@b.fr");
}

TEST(ItemTexts, KeepASummaryBesideADescription) {
  const FeedItem both = item_of("<description>Le texte</description><summary>Court</summary>");
  EXPECT_EQ(both.summary_html, "Le texte");
  EXPECT_EQ(both.content_html, "Court");
  EXPECT_EQ(item_of("<summary>Seul</summary>").summary_html, "Seul");
}

TEST(JsonFeed, IsAsNewAsItsNewestItem) {
  const auto feed = parse_feed(
      R"({"version":"https://jsonfeed.org/version/1","items":[
          {"id":"1","date_published":"2026-04-02T10:00:00Z"},
          {"id":"2","date_published":"2026-04-01T10:00:00Z","date_modified":"2026-04-03T10:00:00Z",
           "attachments":[{"url":"https://a.fr/1","mime_type":"audio/mpeg","duration_in_seconds":61.5}]},
          {"id":"3"}]})",
      {});
  ASSERT_TRUE(feed);
  ASSERT_TRUE(feed->updated_at);
  EXPECT_EQ(iso(*feed->updated_at), "2026-04-03T10:00:00Z");
  EXPECT_EQ(feed->items.at(1).kind, MediaKind::audio);
  EXPECT_EQ(feed->items.at(1).duration_seconds, 61);
}

TEST(AtomText, IsTakenAtItsWord) {
  const auto feed = parse_feed(
      "<feed xmlns='http://www.w3.org/2005/Atom'><title type='text' mode='escaped'>a &lt;b> "
      "c</title>"
      "</feed>",
      {});
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->title, "a <b> c");
}

}  // namespace
}  // namespace vigie::parse
