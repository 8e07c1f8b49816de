// SPDX-License-Identifier: EUPL-1.2
// Documents that no specification allows and that papers publish all the same.
#include <gtest/gtest.h>

#include "parse/parse_feed.hpp"

namespace vigie::parse {
namespace {

TEST(OddDocuments, GiveTheirItemsWhateverTheyCallThemselves) {
  struct Case {
    const char* why;
    std::string document;
  };
  const std::string item = "<item><title>Un titre</title><link>https://a.fr/1</link></item>";
  const std::string rdf =
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns='http://purl.org/rss/1.0/'>";
  const Case cases[] = {
      {"a version nobody knows", "<rss version='9.9'><channel>" + item + "</channel></rss>"},
      {"no version", "<rss><channel>" + item + "</channel></rss>"},
      {"a version that is no number", "<rss version='deux'><channel>" + item + "</channel></rss>"},
      {"no channel", "<rss version='2.0'>" + item + "</rss>"},
      {"items behind the channel", "<rss version='2.0'><channel/>" + item + "</rss>"},
      {"RDF with items inside its channel", rdf + "<channel>" + item + "</channel></rdf:RDF>"},
      {"RDF with items beside it", rdf + "<channel/>" + item + "</rdf:RDF>"},
      {"RDF whose prefix is not declared", "<rdf:RDF><channel/>" + item + "</rdf:RDF>"},
      {"Atom without its namespace",
       "<feed><entry><title>Un titre</title><link href='https://a.fr/1'/></entry></feed>"},
      {"elements in capitals",
       "<RSS><CHANNEL><ITEM><TITLE>Un titre</TITLE>"
       "<LINK>https://a.fr/1</LINK></ITEM></CHANNEL></RSS>"},
      {"blanks before the declaration",
       "\n\n <?xml version='1.0'?><rss><channel>" + item + "</channel></rss>"},
      {"a warning of the server before it",
       "Warning: session_start() in /x.php<br>\n<?xml version='1.0'?><rss><channel>" + item +
           "</channel></rss>"},
      {"a comment of the server behind it",
       "<rss><channel>" + item + "</channel></rss>\n<!-- cached --> 0.2 s"},
      {"an element that is never closed",
       "<rss><channel>" + item + "<image><url>x</channel></rss>"},
      {"controls that XML forbids",
       std::string("<rss><channel><item><title>Un\x02 ti\x0Btre</title>"
                   "<link>https://a.fr/1</link></item></channel></rss>")},
      {"names of HTML that XML does not know",
       "<rss><channel><item><title>Un&nbsp;titre</title><link>https://a.fr/1</link></item>"
       "</channel></rss>"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const auto feed = parse_feed(c.document, {"https://a.fr/flux", "text/xml", "", ""});
    ASSERT_TRUE(feed) << feed.error().detail;
    ASSERT_EQ(feed->items.size(), 1U);
    EXPECT_EQ(feed->items[0].link, "https://a.fr/1");
    std::string title = feed->items[0].title;
    if (const auto at = title.find("\u00A0"); at != std::string::npos) title.replace(at, 2, " ");
    EXPECT_EQ(title, "Un titre");
  }
}

TEST(OddDocuments, SayPlainTextWhereTextIsMeant) {
  struct Case {
    const char* why;
    std::string_view given, expected;
  };
  static constexpr Case kCases[] = {
      {"markup", "&lt;b&gt;Le&lt;/b&gt; port", "Le port"},
      {"markup in CDATA", "<![CDATA[<i>Le</i> port]]>", "Le port"},
      {"a reference written twice", "Caf&amp;eacute; &amp;amp; th&amp;#233;", "Café & thé"},
      {"an ampersand of the text", "Prix &amp; primes", "Prix & primes"},
      {"a smaller sign of the text", "moins de 3 &amp;lt; 5 ans", "moins de 3 < 5 ans"},
      {"white space of the page", "\n  Le\t port \n", "Le port"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string text(c.given);
    const auto feed =
        parse_feed("<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><title>" +
                       text + "</title><dc:creator>" + text + "</dc:creator><category>" + text +
                       "</category></item></channel></rss>",
                   {});
    ASSERT_TRUE(feed && feed->items.size() == 1);
    EXPECT_EQ(feed->items[0].title, c.expected);
    EXPECT_EQ(feed->items[0].author, c.expected);
    EXPECT_EQ(feed->items[0].categories, std::vector<std::string>{std::string(c.expected)});
  }
}

TEST(OddDocuments, GiveTheTextThatStandsInSeveralPieces) {
  struct Case {
    std::string why, inside, title;
  };
  const Case cases[] = {{"text around CDATA", "<title>x<![CDATA[y]]>z</title>", "xyz"},
                        {"text around a comment", "<title>x<!-- c -->y</title>", "xy"},
                        {"CDATA behind white space", "<title> <![CDATA[a]]></title>", "a"},
                        {"pieces that are all blank say nothing",
                         "<title> <![CDATA[ ]]> </title><dc:title>a</dc:title>", "a"},
                        {"CDATA twice", "<title><![CDATA[a]]><![CDATA[b]]></title>", "ab"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const auto feed = parse_feed("<rss><channel><item>" + c.inside +
                                     "<link> https://a.fr/<![CDATA[1]]><b/></link></item>"
                                     "</channel></rss>",
                                 {"https://a.fr/rss", "", "", ""});
    ASSERT_TRUE(feed && feed->items.size() == 1);
    EXPECT_EQ(feed->items[0].title, c.title);
    EXPECT_EQ(feed->items[0].link, "https://a.fr/1");
  }
}

TEST(OddDocuments, TellTheTimeOfTheirPaperAndNeverOurs) {
  struct Case {
    const char* why;
    std::string url, language, date, expected;
  };
  const Case cases[] = {
      {"a paper in French", "https://journal.example/", "fr", "2026-07-10T09:30:00",
       "2026-07-10T07:30:00Z"},
      {"a French site", "https://journal.fr/", "", "2026-07-10T09:30:00", "2026-07-10T07:30:00Z"},
      {"neither", "https://journal.example/", "", "2026-07-10T09:30:00", "2026-07-10T09:30:00Z"},
      {"the date's own zone wins", "https://journal.fr/", "fr", "2026-07-10T09:30:00-04:00",
       "2026-07-10T13:30:00Z"},
      {"no date can be read", "https://journal.fr/", "fr", "hier soir", ""},
      {"nor from nothing", "https://journal.fr/", "fr", "", ""}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const auto feed =
        parse_feed("<rss><channel><language>" + c.language + "</language><item><title>a</title>" +
                       "<pubDate>" + c.date + "</pubDate></item></channel></rss>",
                   {c.url, "text/xml", "", ""});
    ASSERT_TRUE(feed && feed->items.size() == 1);
    const auto at = feed->items[0].published_at;
    EXPECT_EQ(at ? iso(*at) : "", c.expected);
  }
}

/// Each unclosed one was once read to the end of the document.
TEST(OddDocuments, ReadsThroughAMillionBytesOfDoctypesThatNeverClose) {
  std::string document = "<rss version=\"2.0\">";
  while (document.size() < 1'000'000) document += "<!doctype[";
  document +=
      "<channel><title>Un titre</title><item><title>Une page</title></item></channel></rss>";
  const auto feed = parse_feed(document, {"https://a.example/rss", "text/xml", "", ""});
  ASSERT_TRUE(feed) << feed.error().detail;
  EXPECT_EQ(feed->title, "Un titre");
}

TEST(OddDocuments, SayTheirLanguageWhereverItStands) {
  const auto atom = [](const std::string& entry) {
    return "<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + entry + "</entry></feed>";
  };
  const std::string cases[] = {
      "<rss version='2.0'><channel><item xml:lang='oc'><title>Un</title></item></channel></rss>",
      "<rss version='2.0' XML:LANG='oc'><channel><item><title>Un</title></item></channel></rss>",
      "<rss version='2.0' xmlns:w='http://www.w3.org/XML/1998/namespace'><channel>"
      "<item w:lang='oc'><title>Un</title></item></channel></rss>",
      atom("<title>Un</title><content xml:lang='oc'>Texte</content>"),
      atom("<title>Un</title><summary xml:lang=' oc '>Texte</summary>"),
  };
  for (const std::string& document : cases) {
    const auto feed = parse_feed(document, {"https://a.fr/rss", "", "", ""});
    ASSERT_TRUE(feed) << document;
    ASSERT_EQ(feed->items.size(), 1U) << document;
    EXPECT_EQ(feed->items.front().language, "oc") << document;
  }
}

TEST(OddDocuments, TakeBackALanguageByAnEmptyOne) {
  const auto feed = parse_feed("<rss xml:lang='fr'><channel xml:lang=''><item/></channel></rss>",
                               {"https://a.fr/rss", "", "", "oc"});
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->language, "oc");
}

}  // namespace
}  // namespace vigie::parse
