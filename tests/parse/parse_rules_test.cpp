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
  const std::string text =
      "Trois ans après le lancement, quatre-vingts sites ont été suivis. Le bilan distingue ce "
      "qui a tenu et ce qui a manqué.";
  for (const std::string& written :
       {"<summary>Trois ans, un bilan.</summary><description>" + text + "</description>",
        "<description>" + text + "</description><summary>Trois ans, un bilan.</summary>"}) {
    EXPECT_EQ(item_of(written).summary_html, "Trois ans, un bilan.");
    EXPECT_EQ(item_of(written).content_html, text);
  }
  EXPECT_EQ(item_of("<summary>Seul</summary>").summary_html, "Seul");
}

TEST(ItemTexts, AreThoseOfAPodcastWhereThereAreNoOthers) {
  EXPECT_EQ(item_of("<g:description>Une heure avec les médiatrices.</g:description>").summary_html,
            "Une heure avec les médiatrices.");
  EXPECT_EQ(item_of("<itunes:subtitle>En bref</itunes:subtitle>"
                    "<g:description>Trois ans de chantier.</g:description>")
                .summary_html,
            "Trois ans de chantier.");
  EXPECT_EQ(item_of("<itunes:subtitle>En bref</itunes:subtitle>").summary_html, "En bref");
}

TEST(ItemTexts, AreWithoutMarksOfCdataThatWereEscaped) {
  const FeedItem item = item_of(
      "<title>&lt;![CDATA[Lettre ouverte au préfet &amp; aux élus]]&gt;</title>"
      "<link>&lt;![CDATA[https://a.fr/1]]&gt;</link>"
      "<category>&lt;![CDATA[Ville]]&gt;</category>"
      "<description>&lt;![CDATA[&lt;p&gt;Le texte.&lt;/p&gt;]]&gt;</description>");
  EXPECT_EQ(item.title, "Lettre ouverte au préfet & aux élus");
  EXPECT_EQ(item.link, "https://a.fr/1");
  EXPECT_EQ(item.categories, std::vector<std::string>{"Ville"});
  EXPECT_EQ(item.summary_html, "<p>Le texte.</p>");
}

TEST(ItemTexts, AreReadOnceMoreWhereTheyWereEncodedTwice) {
  const FeedItem item = item_of(
      "<title>Le march&#195;&#169; de No&#195;&#171;l</title>"
      "<description>Il ouvre &lt;b&gt;&amp;Atilde;&amp;nbsp; midi&lt;/b&gt;</description>");
  EXPECT_EQ(item.title, "Le marché de Noël");
  EXPECT_EQ(item.summary_html, "Il ouvre <b>à midi</b>");
}

TEST(ItemTitle, OfAPictureIsWhatThePictureShows) {
  EXPECT_EQ(item_of("<link>https://a.fr/1</link><description></description>"
                    "<media:content url='https://a.fr/1.jpg' type='image/jpeg'>"
                    "<media:description>Une affiche du forum des associations</media:description>"
                    "</media:content>")
                .title,
            "Une affiche du forum des associations");
  EXPECT_EQ(item_of("<link>https://a.fr/1</link><description>&lt;img src='https://a.fr/1.jpg' "
                    "alt='Une affiche du forum'&gt;</description>")
                .title,
            "Une affiche du forum");
}

TEST(ItemLinks, AreTheIdWhereThatIsAnAddress) {
  const auto atom = parse_feed(
      "<feed xmlns='http://www.w3.org/2005/Atom'><id>https://a.fr/</id><entry>"
      "<id>https://a.fr/appel</id><title>a</title></entry><entry><id>tag:a.fr,2026:1</id></entry>"
      "</feed>",
      {});
  ASSERT_TRUE(atom && atom->items.size() == 2);
  EXPECT_EQ(atom->link, "https://a.fr/");
  EXPECT_EQ(atom->items[0].link, "https://a.fr/appel");
  EXPECT_EQ(atom->items[1].link, "");
  const auto rdf = parse_feed(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns='http://purl.org/rss/1.0/'><item rdf:about='https://a.fr/1'><title>a</title></item>"
      "</rdf:RDF>",
      {});
  ASSERT_TRUE(rdf && rdf->items.size() == 1);
  EXPECT_EQ(rdf->items[0].link, "https://a.fr/1");
  const auto json = parse_feed(R"({"items":[{"id":"https://a.fr/2","title":"a"}]})", {});
  ASSERT_TRUE(json && json->items.size() == 1);
  EXPECT_EQ(json->items[0].link, "https://a.fr/2");
  EXPECT_EQ(item_of("<guid isPermaLink='false'>https://a.fr/3</guid><title>a</title>").link, "");
}

TEST(ItemLinks, PassByTheRedirectsOfAggregators) {
  EXPECT_EQ(item_of("<link>https://www.google.com/url?sa=t&amp;url=https://a.fr/b%3Fc%3D1&amp;"
                    "ct=ga</link>")
                .link,
            "https://a.fr/b?c=1");
  EXPECT_EQ(item_of("<link>https://t.co/AbC</link>").link, "https://t.co/AbC");
}

TEST(ItemPublisher, IsTheFeedThatTheItemWasTakenFrom) {
  const FeedItem rss = item_of("<source url='https://www.courrier.fr'>Le Courrier</source>");
  EXPECT_EQ(rss.publisher, "Le Courrier");
  EXPECT_EQ(rss.publisher_url, "https://www.courrier.fr/");
  const auto atom = parse_feed(
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>Planète</title><entry><title>a</title>"
      "<source><title>Le Courrier</title><link href='https://www.courrier.fr/'/></source></entry>"
      "</feed>",
      {});
  ASSERT_TRUE(atom && atom->items.size() == 1);
  EXPECT_EQ(atom->items[0].publisher, "Le Courrier");
  EXPECT_EQ(atom->items[0].publisher_url, "https://www.courrier.fr/");
}

TEST(ItemFields, AreReadInTheWordsOfTheOtherFormatToo) {
  const auto atom = parse_feed(
      "<feed xmlns='http://www.w3.org/2005/Atom' "
      "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><description>Le "
      "carnet</description><language>fr</language><entry><title>a</title>"
      "<guid>https://a.fr/1</guid><pubDate>Fri, 02 Jan 2026 08:00:00 GMT</pubDate>"
      "<description>Le texte</description><enclosure url='https://a.fr/1.mp3'/>"
      "<itunes:keywords>ville, école</itunes:keywords></entry></feed>",
      {});
  ASSERT_TRUE(atom && atom->items.size() == 1);
  EXPECT_EQ(atom->description_html, "Le carnet");
  EXPECT_EQ(atom->language, "fr");
  const FeedItem& entry = atom->items[0];
  EXPECT_EQ(entry.link, "https://a.fr/1");
  ASSERT_TRUE(entry.published_at);
  EXPECT_EQ(iso(*entry.published_at), "2026-01-02T08:00:00Z");
  EXPECT_EQ(entry.summary_html, "Le texte");
  EXPECT_EQ(entry.enclosures.size(), 1U);
  EXPECT_EQ(entry.categories, (std::vector<std::string>{"ville", "école"}));

  const FeedItem rss = item_of(
      "<link url='https://a.fr/2'/><id>x</id><published>2026-01-02T08:00:00Z</published>"
      "<category term='Ville'/><author><name>Élise</name><email>e@a.fr</email></author>"
      "<enclosure uri='https://a.fr/2.mp3'/>");
  EXPECT_EQ(rss.link, "https://a.fr/2");
  EXPECT_EQ(rss.id, "x");
  ASSERT_TRUE(rss.published_at);
  EXPECT_EQ(rss.categories, std::vector<std::string>{"Ville"});
  EXPECT_EQ(rss.author, "Élise (e@a.fr)");
  EXPECT_EQ(rss.enclosures.size(), 1U);
}

TEST(ItemLinks, AreReadWhereTheyWereEscapedTwice) {
  EXPECT_EQ(item_of("<link>https://a.fr/?p=1&amp;amp;q=2</link>").link, "https://a.fr/?p=1&q=2");
}

TEST(ItemDates, ReadAShortYearByTheDayOfReading) {
  const auto feed = parse_feed(
      "<rss><channel><item><title>a</title><pubDate>31-12-03</pubDate></item></channel></rss>",
      {"", "", "", "", Instant{1'796'000'000}});
  ASSERT_TRUE(feed && feed->items.size() == 1 && feed->items[0].published_at);
  EXPECT_EQ(iso(*feed->items[0].published_at), "2003-12-31T00:00:00Z");
}

TEST(AtomText, OfHtmlIsReadWholeWhereAPartOfItWasNotEscaped) {
  const auto feed = parse_feed(
      "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>a</title><content type='html'>"
      "<div>Un &lt;b&gt;mot&lt;/b&gt; en gras.</div></content></entry><entry><title>b</title>"
      "<content type='xhtml'><div>Un &lt;b&gt;</div></content></entry></feed>",
      {});
  ASSERT_TRUE(feed && feed->items.size() == 2);
  EXPECT_EQ(feed->items[0].excerpt, "Un mot en gras.");
  EXPECT_NE(feed->items[0].content_html.find("<b>mot</b>"), std::string::npos);
  EXPECT_EQ(feed->items[1].excerpt, "Un <b>");
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
