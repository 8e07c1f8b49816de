// SPDX-License-Identifier: EUPL-1.2
#include "parse/opml.hpp"

#include <gtest/gtest.h>

#include "base/format.hpp"
#include "support/fixture.hpp"

namespace vigie::parse {
namespace {

TEST(ParseOpml, GivesEachSourceItsFoldersAttributesAndPlace) {
  const auto opml = parse_opml(test::fixture("opml/centre.opml"), "centre.opml");
  ASSERT_TRUE(opml) << opml.error().detail;
  EXPECT_EQ(opml->title, "Sources du centre");
  ASSERT_EQ(opml->outlines.size(), 3U);

  const Outline& first = opml->outlines[0];
  EXPECT_EQ(first.url, "https://courrier.example/rss?a=1&b=2");
  EXPECT_EQ(first.title, "Le Courrier urbain");
  EXPECT_EQ(first.site_url, "https://courrier.example/");
  EXPECT_EQ(first.folders, std::vector<std::string>{"Presse"});
  EXPECT_EQ(first.attribute("vigie:backup"), "nord");
  EXPECT_EQ(first.attribute("vigie:absent"), "");
  EXPECT_EQ(first.line, 6);
  EXPECT_EQ(first.column, 7);

  const Outline& second = opml->outlines[1];
  EXPECT_EQ(second.folders, (std::vector<std::string>{"Presse", "Régions"}));
  EXPECT_EQ(second.attribute("description"), "Quotidien");
  EXPECT_EQ(second.line, 7);
  EXPECT_EQ(second.column, 31);
  EXPECT_EQ(opml->outlines[2].title, "https://seul.example/atom.xml");
}

TEST(ParseOpml, SaysWhichLineHasNoAddress) {
  const auto opml = parse_opml(test::fixture("opml/centre.opml"), "centre.opml");
  ASSERT_TRUE(opml);
  ASSERT_EQ(opml->problems.size(), 1U);
  EXPECT_EQ(opml->problems[0].line, 9);
  EXPECT_NE(opml->problems[0].message.find("xmlUrl"), std::string::npos);
}

TEST(ParseOpml, TakesAnAddressOfControlCharactersForNone) {
  const auto opml = parse_opml(
      "<opml version=\"2.0\"><body><outline text=\"a\x01\" xmlUrl=\"\x11\"/>"
      "<outline text=\"b\x02\" xmlUrl=\"https://b.fr/rss\"/></body></opml>",
      "f.opml");
  ASSERT_TRUE(opml);
  ASSERT_EQ(opml->outlines.size(), 1U);
  EXPECT_EQ(opml->outlines.front().title, "b");
  ASSERT_EQ(opml->problems.size(), 1U);
  EXPECT_NE(opml->problems.front().message.find("n’a pas d’adresse"), std::string::npos);
}

TEST(ParseOpml, KeepsWhatStandsBeforeAMistakeAndSaysWhereItIs) {
  const auto opml = parse_opml(
      "<opml version='2.0'>\n<body>\n<outline xmlUrl='http://a.fr/'/>\n</boby>\n</opml>", "a.opml");
  ASSERT_TRUE(opml);
  EXPECT_EQ(opml->outlines.size(), 1U);
  ASSERT_EQ(opml->problems.size(), 1U);
  EXPECT_EQ(opml->problems[0].line, 4);
}

TEST(ParseOpml, NamesTheLineThatIsNoXmlAndReadsTheOthers) {
  const auto opml = parse_opml(
      "<opml version='1.1'><body>\n"
      "<outline text='Avant' xmlUrl='https://a.fr/rss'/>\n"
      "<outline text=\"Université\" description=\"Les \"dix\" dernières\" "
      "xmlUrl=\"https://b.fr/rss?x=1&y=2\" type=\"rss\" />\n"
      "<outline text=\"Un \"dossier\"\">\n"
      "<outline text='Dedans' xmlUrl='https://c.fr/rss'/>\n"
      "</outline>\n"
      "<outline text='Après' xmlUrl='https://d.fr/rss'/>\n"
      "</body></opml>",
      "a.opml");
  ASSERT_TRUE(opml);
  EXPECT_FALSE(opml->cut);
  std::vector<std::string> read;
  for (const Outline& outline : opml->outlines) read.push_back(outline.url);
  EXPECT_EQ(read,
            (std::vector<std::string>{"https://a.fr/rss", "https://c.fr/rss", "https://d.fr/rss"}));
  ASSERT_EQ(opml->problems.size(), 2U);
  EXPECT_EQ(opml->problems[0].line, 3);
  EXPECT_EQ(opml->problems[1].line, 4);
  EXPECT_NE(opml->problems[0].message.find("mal écrite"), std::string::npos);
}

TEST(ParseOpml, ReadsNamesOfHtmlInTitlesAndNotInAddresses) {
  const auto opml = parse_opml(
      "<opml><head><title>Flux d&rsquo;exemple</title></head><body>"
      "<outline text='Habitat &amp; soci&eacute;t&eacute;'>"
      "<outline text='L&rsquo;actualit&eacute;&nbsp;: &laquo;&nbsp;villes&nbsp;&raquo;' "
      "xmlUrl='https://a.fr/rss?a=1&SELECTION=0003&copy=2'/></outline>"
      "<outline text='Encore < 10 &#233;' xmlUrl='https://b.fr/rss'/></body></opml>",
      "a.opml");
  ASSERT_TRUE(opml);
  EXPECT_TRUE(opml->problems.empty());
  EXPECT_EQ(opml->title, "Flux d’exemple");
  ASSERT_EQ(opml->outlines.size(), 2U);
  EXPECT_EQ(opml->outlines[0].title, "L’actualité\u00A0: «\u00A0villes\u00A0»");
  EXPECT_EQ(opml->outlines[0].folders, std::vector<std::string>{"Habitat & société"});
  EXPECT_EQ(opml->outlines[0].url, "https://a.fr/rss?a=1&SELECTION=0003&copy=2");
  EXPECT_EQ(opml->outlines[1].title, "Encore < 10 é");
}

TEST(ParseOpml, TakesAddressesWrittenForFeedReaders) {
  const auto opml = parse_opml(
      "<opml><body><outline text='a' xmlUrl='feed://a.fr/rss'/>"
      "<outline text='b' xmlUrl='feed:https://b.fr/atom'/></body></opml>",
      "a.opml");
  ASSERT_TRUE(opml && opml->outlines.size() == 2);
  EXPECT_EQ(opml->outlines[0].url, "http://a.fr/rss");
  EXPECT_EQ(opml->outlines[1].url, "https://b.fr/atom");
}

TEST(ParseOpml, RefusesWhatIsNoOpml) {
  EXPECT_EQ(parse_opml("<html><body/></html>", "a").error().code, Code::unsupported);
  EXPECT_EQ(parse_opml("", "a").error().code, Code::parse);
  EXPECT_EQ(parse_opml(std::string(kOpmlBytesMax + 1, ' '), "a").error().code, Code::too_large);
}

TEST(ParseOpml, IsBoundedInDepthAndLoadsNothing) {
  std::string deep = "<!DOCTYPE opml SYSTEM 'file:///etc/passwd'><opml><body>";
  for (int i = 0; i < 1000; ++i) deep += "<outline text='d'>";
  deep += "<outline xmlUrl='http://a.fr/'/>";
  const auto opml = parse_opml(deep, "a");
  ASSERT_TRUE(opml);
  EXPECT_TRUE(opml->outlines.empty());
  EXPECT_FALSE(opml->problems.empty());
}

/// Writing adds the title and the type to what another program wrote without.
TEST(WriteOpml, IsReadBackWithAsManyAttributesAsThereMayBe) {
  std::string others;
  for (std::size_t i = 0; i <= kOutlineAttributesMax; ++i) others += fmt::format(" a{}=\"1\"", i);
  const auto first = parse_opml("<opml><body><outline text=\"T\"" + others +
                                    " xmlUrl=\"https://echo.example/feed\"/></body></opml>",
                                "f.opml");
  ASSERT_TRUE(first);
  ASSERT_EQ(first->problems.size(), 1U);
  EXPECT_EQ(first->problems[0].message, "trop d’attributs\u00a0: les derniers ne sont pas lus");
  ASSERT_EQ(first->outlines.size(), 1U);
  EXPECT_EQ(first->outlines[0].url, "https://echo.example/feed");
  EXPECT_EQ(first->outlines[0].attributes.size(), kOutlineAttributesMax);
  const auto second = parse_opml(write_opml(*first), "written.opml");
  ASSERT_TRUE(second);
  EXPECT_TRUE(second->problems.empty());
  EXPECT_EQ(second->outlines[0].attribute("a63"), "1");
}

TEST(WriteOpml, RoundTrips) {
  const auto first = parse_opml(test::fixture("opml/centre.opml"), "centre.opml");
  ASSERT_TRUE(first);
  const std::string written = write_opml(*first);
  const auto second = parse_opml(written, "written");
  ASSERT_TRUE(second) << second.error().detail;
  EXPECT_TRUE(second->problems.empty());
  ASSERT_EQ(second->outlines.size(), first->outlines.size());
  for (std::size_t i = 0; i < first->outlines.size(); ++i) {
    const Outline& a = first->outlines[i];
    const Outline& b = second->outlines[i];
    EXPECT_EQ(a.url, b.url);
    EXPECT_EQ(a.title, b.title);
    EXPECT_EQ(a.folders, b.folders);
    for (const OutlineAttribute& attribute : a.attributes) {
      EXPECT_EQ(b.attribute(attribute.name), attribute.value);
    }
  }
  EXPECT_EQ(write_opml(*second), written);
}

}  // namespace
}  // namespace vigie::parse
