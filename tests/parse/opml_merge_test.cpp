// SPDX-License-Identifier: EUPL-1.2
#include "parse/opml_merge.hpp"

#include <gtest/gtest.h>

namespace vigie::parse {
namespace {

constexpr std::string_view kCentre =
    "<?xml version=\"1.0\"?>\n<!-- écrit à la main, <opml> compris -->\n"
    "<opml version=\"2.0\" xmlns:vigie=\"urn:vigie:opml:1\">\n  "
    "<head><title>Centre</title></head>\n"
    "  <body>\n    <!-- la presse -->\n"
    "    <outline text=\"A\" xmlUrl=\"https://a.fr/rss\" vigie:poids=\"30\"/>\n  "
    "</body>\n</opml>\n";

Opml opml_of(std::string_view bytes) {
  const auto opml = parse_opml(bytes, "essai.opml");
  return opml ? *opml : Opml{};
}

Opml list(const std::string& outlines) {
  return opml_of("<opml xmlns:autre='urn:autre' xmlns:v='urn:vigie:opml:1'><body>" + outlines +
                 "</body></opml>");
}

TEST(MergeOpml, AddsWhatIsNewAndKeepsTheFileAsItIs) {
  const Opml into = opml_of(kCentre);
  const OpmlMerge merge = merge_opml(
      into,
      list("<outline text='Presse'><outline text='B' xmlUrl='https://b.fr/rss' autre:x='1' "
           "category='/Ville' v:poids='12' v:themes='sante'/></outline>"),
      {});
  ASSERT_EQ(merge.added.size(), 1U);
  const std::string written = written_with(kCentre, into, merge);
  EXPECT_NE(written.find("<!-- écrit à la main, <opml> compris -->"), std::string::npos);
  EXPECT_NE(written.find("<!-- la presse -->"), std::string::npos);
  const Opml again = opml_of(written);
  ASSERT_EQ(again.outlines.size(), 2U) << written;
  const Outline& added = again.outlines[1];
  EXPECT_EQ(added.url, "https://b.fr/rss");
  EXPECT_EQ(added.folders, std::vector<std::string>{"Presse"});
  EXPECT_EQ(added.attribute("autre:x"), "1") << "unknown attributes stay";
  EXPECT_EQ(added.attribute("category"), "/Ville");
  EXPECT_EQ(added.attribute("vigie:poids"), "12") << "ours, whatever prefix the file chose";
  EXPECT_EQ(again.namespaces.size(), 1U);
  EXPECT_TRUE(again.problems.empty());
}

TEST(MergeOpml, RoundTripsTheWholeList) {
  const Opml all = list(
      "<outline text='P'><outline text='A &amp; «&#160;B&#160;»' xmlUrl='https://a.fr/rss' "
      "autre:x='&quot;' v:fixe='oui'/></outline><outline text='C' xmlUrl='https://c.fr/'/>");
  Opml nothing;
  nothing.title = "Centre";
  const OpmlMerge merge = merge_opml(nothing, all, {});
  const std::string first = written_with("", nothing, merge);
  const Opml read = opml_of(first);
  EXPECT_EQ(write_opml(read), first);
  const OpmlMerge again = merge_opml(read, read, {});
  EXPECT_TRUE(again.added.empty());
  EXPECT_EQ(again.duplicates, 2U);
}

TEST(MergeOpml, KnowsAFeedByItsKey) {
  const OpmlMerge merge =
      merge_opml(opml_of(kCentre),
                 list("<outline text='A' xmlUrl='http://www.a.fr/rss/?utm_source=x'/>"
                      "<outline text='B' xmlUrl='https://b.fr/rss'/>"
                      "<outline text='B' xmlUrl='https://b.fr/rss#x'/>"),
                 {{"https://b.fr/rss", "nord"}});
  EXPECT_EQ(merge.added.size(), 1U);
  EXPECT_EQ(merge.duplicates, 2U);
  ASSERT_EQ(merge.problems.size(), 3U);
  EXPECT_NE(merge.problems[1].message.find("nord"), std::string::npos);
  EXPECT_GT(merge.problems[0].line, 0);
}

TEST(MergeOpml, NeverTakesCommandsNorSecretsOver) {
  const OpmlMerge merge = merge_opml(
      {},
      list("<outline text='A' xmlUrl='exec:rm -rf /'/><outline text='B' xmlUrl='|sh -c x'/>"
           "<outline text='C' xmlUrl='https://moi:secret@c.fr/rss'/>"
           "<outline text='D' xmlUrl='file:///etc/passwd'/>"
           "<outline text='E' xmlUrl='https://e.fr/rss' filtercmd='sh' autre:CURLOPT_COOKIE='a' "
           "loginPassword='x' description='gardée' author='É.'/>"),
      {});
  ASSERT_EQ(merge.added.size(), 1U);
  EXPECT_EQ(merge.added[0].url, "https://e.fr/rss");
  ASSERT_EQ(merge.added[0].attributes.size(), 2U);
  EXPECT_EQ(merge.added[0].attribute("description"), "gardée");
  EXPECT_EQ(merge.added[0].attribute("author"), "É.");
  EXPECT_EQ(merge.problems.size(), 7U);
}

}  // namespace
}  // namespace vigie::parse
