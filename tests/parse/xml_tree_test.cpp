// SPDX-License-Identifier: EUPL-1.2
#include "parse/xml_tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parse/limits.hpp"

namespace vigie::parse {
namespace {

using testing::ElementsAre;

pugi::xml_document read(const std::string& xml) {
  pugi::xml_document document;
  EXPECT_TRUE(
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata));
  return document;
}

std::vector<std::string> names_of(Elements elements) {
  std::vector<std::string> names;
  for (const Element each : elements) names.emplace_back(each.name());
  return names;
}

TEST(Tree, HasTheElementsInTheirOrderUnderOurNames) {
  const auto document = read(
      "<rss xmlns:d='http://purl.org/dc/elements/1.1/'>\n"
      " <channel><Title>A</Title><item><d:creator>B</d:creator><title/></item></channel>\n"
      " <item/></rss>");
  const Tree tree(document.document_element());
  const Element root = tree.root();
  EXPECT_EQ(root.name(), "rss");
  EXPECT_THAT(names_of(root.children()), ElementsAre("channel", "item"));
  EXPECT_THAT(names_of(root.child("channel").children()), ElementsAre("title", "item"));
  const Element item = root.child("channel").child("item");
  EXPECT_THAT(names_of(item.children()), ElementsAre("dc:creator", "title"));
  EXPECT_EQ(item.parent().parent().name(), "rss");
  EXPECT_FALSE(root.parent());
}

TEST(Tree, GivesTheChildrenOfANameAndNoneBelowThem) {
  const auto document = read("<channel><a n='1'><a n='2'/></a><b/><a n='3'/><channel/></channel>");
  const Tree tree(document.document_element());
  std::string found;
  for (const Element each : tree.root().named("a")) found += each.attribute("n");
  EXPECT_EQ(found, "13");
  EXPECT_THAT(names_of(tree.root().named("c")), ElementsAre());
  EXPECT_FALSE(tree.root().child("n"));
}

TEST(Tree, CountsTheTextsDirectlyInAnElement) {
  const auto document = read("<rss><a/><a>x</a><a>x<![CDATA[y]]></a><a><b>x</b></a></rss>");
  const Tree tree(document.document_element());
  std::vector<int> texts;
  for (const Element each : tree.root().children()) texts.push_back(each.texts());
  EXPECT_THAT(texts, ElementsAre(0, 1, 2, 0));
}

TEST(Tree, CountsNoMoreThanTwoTexts) {
  std::string xml = "<a>";
  for (int i = 0; i < 256; ++i) xml += "x<!-- -->";
  const auto document = read(xml + "</a>");
  EXPECT_EQ(Tree(document.document_element()).root().texts(), 2);
}

TEST(Tree, KnowsAPrefixWhereItIsDeclaredAndNoFurther) {
  const auto document = read(
      "<rss><item xmlns:p='http://purl.org/dc/elements/1.1/'><p:creator/></item>"
      "<item xmlns:p='http://www.w3.org/2005/Atom'><p:author/><p:creator/></item>"
      "<p:creator/></rss>");
  const Tree tree(document.document_element());
  std::vector<std::string> names;
  for (const Element item : tree.root().named("item")) {
    for (const Element child : item.children()) names.emplace_back(child.name());
  }
  EXPECT_THAT(names, ElementsAre("dc:creator", "atom:author", "atom:creator"));
  EXPECT_THAT(names_of(tree.root().children()), ElementsAre("item", "item", "x:creator"));
}

TEST(Tree, KeepsTheFirstAttributesUnderOurNames) {
  std::string xml = "<rss XML:LANG='fr'";
  for (std::size_t i = 1; i <= kAttributesMax; ++i) {
    xml += " A" + std::to_string(i) + "='" + std::to_string(i) + "'";
  }
  const auto document = read(xml + "/>");
  const Tree tree(document.document_element());
  EXPECT_TRUE(tree.has_languages());
  EXPECT_FALSE(tree.has_bases());
  EXPECT_EQ(tree.root().attribute("xml:lang"), "fr");
  EXPECT_EQ(tree.root().attribute("a255"), "255");
  EXPECT_FALSE(tree.root().has_attribute("a256"));
}

TEST(Tree, OfNothingThereIsNothing) {
  const Tree tree{pugi::xml_node()};
  const Element none = tree.root();
  EXPECT_FALSE(none);
  EXPECT_EQ(none.name(), "");
  EXPECT_EQ(none.attribute("href"), "");
  EXPECT_FALSE(none.has_attribute("href"));
  EXPECT_FALSE(none.child("a").child("b").parent());
  EXPECT_THAT(names_of(none.children()), ElementsAre());
  EXPECT_EQ(none.texts(), 0);
}

TEST(Tree, EndsAtTheDeepestLevelThatIsRead) {
  std::string xml = "<rss>";
  for (std::size_t i = 0; i < kNestingMax + 10; ++i) xml += "<a>";
  xml += "<b/>";
  for (std::size_t i = 0; i < kNestingMax + 10; ++i) xml += "</a>";
  xml += "<c/></rss>";
  const auto document = read(xml);
  const Tree tree(document.document_element());
  std::size_t levels = 0;
  for (Element at = tree.root().child("a"); at; at = at.child("a")) ++levels;
  EXPECT_EQ(levels, kNestingMax);
  EXPECT_THAT(names_of(tree.root().children()), ElementsAre("a", "c"));
}

}  // namespace
}  // namespace vigie::parse
