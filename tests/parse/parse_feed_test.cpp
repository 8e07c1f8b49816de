// SPDX-License-Identifier: EUPL-1.2
#include "parse/parse_feed.hpp"

#include <gtest/gtest.h>

#include "support/fixture.hpp"

namespace vigie::parse {
namespace {

Result<ParsedFeed> parse_fixture(std::string_view name, const FeedContext& context = {}) {
  return parse_feed(test::fixture("feeds/" + std::string(name)), context);
}

std::string iso_or_nothing(const std::optional<Instant>& at) { return at ? iso(*at) : ""; }

TEST(ParseFeed, ReadsRss2WithTheElementsOthersMixIn) {
  const auto feed = parse_fixture("rss2.xml");
  ASSERT_TRUE(feed) << feed.error().detail;
  EXPECT_EQ(feed->format, FeedFormat::rss);
  EXPECT_EQ(feed->version, "2.0");
  EXPECT_FALSE(feed->malformed);
  EXPECT_EQ(feed->title, "Le Courrier & la ville");
  EXPECT_EQ(feed->hints.ttl_minutes, 60);
  ASSERT_EQ(feed->items.size(), 2U);

  const FeedItem& item = feed->items[0];
  EXPECT_EQ(item.title, "Rénovation : 3 quartiers retenus");
  EXPECT_EQ(item.id, "c-1001");
  EXPECT_EQ(item.link, "https://courrier.example/2026/04/renovation?utm_source=rss");
  EXPECT_EQ(item.author, "Élise Martin");
  EXPECT_EQ(iso_or_nothing(item.published_at), "2026-04-02T07:30:00Z") << "no zone, in French";
  EXPECT_EQ(item.summary_html,
            "<p>Trois quartiers <a href=\"https://courrier.example/carte\">de la carte</a> sont "
            "retenus.</p>");
  EXPECT_EQ(item.excerpt, "Trois quartiers de la carte sont retenus.");
  EXPECT_EQ(item.categories, (std::vector<std::string>{"Logement", "Ville"}));
  ASSERT_EQ(item.enclosures.size(), 1U);
  EXPECT_EQ(item.enclosures[0].length, 1234);
  EXPECT_EQ(item.image, "https://courrier.example/photo.jpg");
  EXPECT_EQ(item.language, "fr-FR");
}

TEST(ParseFeed, FillsInTitleAndLinkFromWhatThereIs) {
  const auto feed = parse_fixture("rss2.xml");
  ASSERT_TRUE(feed);
  const FeedItem& item = feed->items.at(1);
  EXPECT_EQ(item.title, "Une première phrase.");
  EXPECT_EQ(item.link, "https://courrier.example/2026/04/sans-titre");
}

TEST(ParseFeed, ReadsAtomUnderAnyPrefixAndResolvesXmlBase) {
  const auto feed = parse_fixture("atom.xml", {"https://ailleurs.example/flux.xml", "", "", ""});
  ASSERT_TRUE(feed) << feed.error().detail;
  EXPECT_EQ(feed->format, FeedFormat::atom);
  EXPECT_EQ(feed->version, "1.0");
  EXPECT_EQ(feed->title, "Notes <em> de l’institut");
  EXPECT_EQ(feed->link, "https://institut.example/");
  ASSERT_EQ(feed->items.size(), 1U);

  const FeedItem& entry = feed->items[0];
  EXPECT_EQ(entry.title, "Les «\u00A0cités\u00A0» éducatives");
  EXPECT_EQ(entry.link, "https://institut.example/notes/2026/cites.html");
  EXPECT_EQ(
      entry.content_html,
      "<p>Voir <a href=\"https://institut.example/notes/2026/annexe.html\">l’annexe</a>.</p>");
  EXPECT_EQ(entry.author, "L’équipe") << "of the feed";
  EXPECT_EQ(entry.categories, std::vector<std::string>{"Éducation"});
  EXPECT_EQ(iso_or_nothing(entry.published_at), "2026-04-01T12:00:00Z");
}

TEST(ParseFeed, ReadsWindows1252LabelledLatin1) {
  const auto feed = parse_fixture("rdf.xml");
  ASSERT_TRUE(feed) << feed.error().detail;
  EXPECT_EQ(feed->format, FeedFormat::rdf);
  EXPECT_EQ(feed->version, "1.0");
  EXPECT_EQ(feed->encoding, "windows-1252");
  EXPECT_FALSE(feed->malformed);
  EXPECT_EQ(feed->title, "L’Écho");
  ASSERT_EQ(feed->items.size(), 1U);
  EXPECT_EQ(feed->items[0].title, "L’été – déjà");
  EXPECT_EQ(feed->items[0].id, "https://echo.example/1");
}

TEST(ParseFeed, KeepsWhatIsReadableOfACutDocument) {
  const auto feed = parse_fixture("unclosed.xml");
  ASSERT_TRUE(feed) << feed.error().detail;
  EXPECT_TRUE(feed->malformed);
  ASSERT_EQ(feed->items.size(), 2U);
  EXPECT_EQ(feed->items[0].summary_html, "Un été &amp; demi");
  EXPECT_EQ(feed->items[1].title, "Coupé en route");
  EXPECT_EQ(feed->items[1].link, "https://a.example/2");
}

TEST(ParseFeed, ReadsADocumentCutAtAnyByte) {
  const std::string whole = test::fixture("feeds/rss2.xml");
  std::size_t most = 0;
  for (std::size_t bytes = 0; bytes <= whole.size(); ++bytes) {
    const auto feed = parse_feed(std::string_view(whole).substr(0, bytes), {});
    const std::size_t items = feed ? feed->items.size() : 0;
    EXPECT_GE(items, most) << "cut at " << bytes;
    most = std::max(most, items);
  }
  EXPECT_EQ(most, 2U);
}

TEST(ParseFeed, KeepsAmpersandsThatBeginNothing) {
  const auto feed = parse_fixture("bare_ampersands.xml");
  ASSERT_TRUE(feed) << feed.error().detail;
  EXPECT_EQ(feed->title, "R&D & co");
  ASSERT_EQ(feed->items.size(), 1U);
  EXPECT_EQ(feed->items[0].link, "https://a.example/?a=1&b=2&copy=3");
}

TEST(ParseFeed, FindsItemsBehindJunkAndOutsideTheChannel) {
  const auto feed = parse_fixture("junk_before.xml");
  ASSERT_TRUE(feed) << feed.error().detail;
  ASSERT_EQ(feed->items.size(), 1U);
  EXPECT_EQ(feed->items[0].title, "Hors du canal");
}

TEST(ParseFeed, RefusesAPageInPlaceOfAFeed) {
  const auto feed = parse_fixture("page.html");
  ASSERT_FALSE(feed);
  EXPECT_EQ(feed.error().code, Code::unsupported);
}

TEST(ParseFeed, RefusesWhatIsNoDocumentAtAll) {
  EXPECT_EQ(parse_feed("", {}).error().code, Code::parse);
  EXPECT_EQ(parse_feed("rien", {}).error().code, Code::parse);
  EXPECT_EQ(parse_feed(std::string(kFeedBytesMax + 1, ' '), {}).error().code, Code::too_large);
  std::string tags = "<rss>";
  for (std::size_t i = 0; i <= kMarkupMax; ++i) tags += "<a/>";
  EXPECT_EQ(parse_feed(tags, {}).error().code, Code::too_large);
}

TEST(ParseFeed, NeverMultipliesNorLoadsEntities) {
  const auto feed = parse_fixture("billion_laughs.xml");
  ASSERT_TRUE(feed) << feed.error().detail;
  EXPECT_EQ(feed->title, "lol &lol3; &fichier;");
  EXPECT_EQ(feed->items.size(), 1U);
}

TEST(ParseFeed, SurvivesNestingWithoutEnd) {
  std::string deep = "<rss><channel><item><title>un</title><description>";
  for (int i = 0; i < 200'000; ++i) deep += "<b>";
  deep += "fond";
  const auto feed = parse_feed(deep, {});
  ASSERT_TRUE(feed) << feed.error().detail;
  ASSERT_EQ(feed->items.size(), 1U);
  EXPECT_EQ(feed->items[0].title, "un");
}

TEST(ParseFeed, SurvivesAttributesWithoutEnd) {
  std::string wide = "<rss";
  for (int i = 0; i < 200'000; ++i) wide += " a" + std::to_string(i) + "='1'";
  wide += "><channel>";
  for (int i = 0; i < 20'000; ++i) wide += "<item/>";
  wide += "<item><title>un</title></item></channel></rss>";
  const auto feed = parse_feed(wide, {});
  ASSERT_TRUE(feed) << feed.error().detail;
  EXPECT_EQ(feed->items.size(), kItemsMax);
  EXPECT_GT(feed->dropped, 0);
}

TEST(ParseFeed, ReadsJsonFeed) {
  const auto feed = parse_feed(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"https://j.fr/",
          "items":[{"id":1,"url":"/a","title":"A & B","content_html":"<p onclick=x>t</p>",
                    "date_published":"2026-04-02T10:00:00+02:00","tags":["x"]}]})",
      {});
  ASSERT_TRUE(feed) << feed.error().detail;
  EXPECT_EQ(feed->format, FeedFormat::json);
  EXPECT_EQ(feed->version, "1.1");
  ASSERT_EQ(feed->items.size(), 1U);
  EXPECT_EQ(feed->items[0].id, "1");
  EXPECT_EQ(feed->items[0].link, "https://j.fr/a");
  EXPECT_EQ(feed->items[0].title, "A & B");
  EXPECT_EQ(feed->items[0].content_html, "<p>t</p>");
  EXPECT_EQ(parse_feed("{\"a\":1}", {}).error().code, Code::unsupported);
  EXPECT_EQ(parse_feed("{", {}).error().code, Code::parse);
  EXPECT_EQ(parse_feed("{\"items\":" + std::string(100'000, '['), {}).error().code, Code::parse);
}

TEST(SaysNothing, TellsItemsWithNothingToShow) {
  const auto feed =
      parse_feed("<rss><item><pubDate>x</pubDate></item><item><title>a</title></item></rss>", {});
  ASSERT_TRUE(feed);
  ASSERT_EQ(feed->items.size(), 2U);
  EXPECT_TRUE(says_nothing(feed->items[0]));
  EXPECT_FALSE(says_nothing(feed->items[1]));
}

}  // namespace
}  // namespace vigie::parse
