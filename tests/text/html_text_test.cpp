// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "text/entities.hpp"
#include "text/html.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

struct Case {
  std::string_view why, given, expected;
};

TEST(PlainText, StripsTagsAndDecodesEntitiesOnce) {
  static constexpr Case kCases[] = {
      {"tags go, words stay", "Les <b>quartiers</b> prioritaires", "Les quartiers prioritaires"},
      {"inline tags leave no space", "l’<em>été</em>", "l’été"},
      {"block tags leave one", "<p>Un</p><p>Deux</p>", "Un Deux"},
      {"white space folds", "  Un \n\t deux  ", "Un deux"},
      {"named entities", "L&rsquo;&eacute;cole &amp; la ville", "L’école & la ville"},
      {"once only", "&amp;lt;p&amp;gt;", "&lt;p&gt;"},
      {"windows-1252 numbers", "l&#146;emploi", "l’emploi"},
      {"hexadecimal with a capital X", "&#X61;", "a"},
      {"not an entity", "AT&T, R&D; a&b", "AT&T, R&D; a&b"},
      {"no ; after a Latin-1 name", "caf&eacute noir", "café noir"},
      {"addresses keep their ampersands", "?a=1&copy=2", "?a=1&copy=2"},
      {"a lower-than sign is no tag", "2 < 3 et a <3", "2 < 3 et a <3"},
      {"nor is one at the end", "a <b", "a <b"},
      {"scripts leave nothing", "a<script>if (1 < 2) { b }</script>c", "a c"},
      {"nor do comments", "a<!-- <b>x</b> -->b", "ab"},
      {"a mail address is no tag", "Élise <elise@journal.fr>", "Élise <elise@journal.fr>"},
      {"a comment never closed ends at the first >", "a<!-- x >b", "ab"},
      {"a declaration never closed is text", "<!DOCTYPE ~", "<!DOCTYPE ~"},
      {"a > in an attribute ends nothing", "<a title=\"a>b\" href='x>y'>lien</a>", "lien"},
      {"an unclosed quote ends at the first >", "<a title=\"x>lien</a>", "lien"},
      {"no-break spaces are kept", "Lille\u00A0!", "Lille\u00A0!"},
      {"control characters go",
       "a\x01\u0085"
       "b",
       "ab"},
      {"directional overrides go",
       "a\u202E"
       "b",
       "ab"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(plain_text(c.given), c.expected);
  }
}

TEST(PlainText, MakesUtf8OfAnyBytes) { EXPECT_EQ(plain_text("caf\xe9 !"), "caf\uFFFD !"); }

TEST(EscapeHtml, LeavesNothingThatOpensATagOrAValue) {
  EXPECT_EQ(escape_html("<a href=\"x\" b='`'>&"),
            "&lt;a href=&quot;x&quot; b=&#39;&#96;&#39;&gt;&amp;");
}

TEST(EscapeXml, KeepsWhatXmlMayHoldAndLeavesOutTheRest) {
  EXPECT_EQ(escape_xml("l'a < \"b\" & `c` >\t\n"), "l'a &lt; &quot;b&quot; &amp; `c` &gt;\t\n");
  EXPECT_EQ(escape_xml(std::string_view("a\0\x01\r\x1f"
                                        "b",
                                        6)),
            "ab");
}

TEST(Excerpt, CutsBetweenTwoWords) {
  struct Cut {
    std::string_view why, given;
    std::size_t max_bytes;
    std::string_view expected;
  };
  static constexpr Cut kCases[] = {
      {"short texts stay", "Un texte", 20, "Un texte"},
      {"exactly full", "Un texte", 8, "Un texte"},
      {"between words", "Un texte plus long", 14, "Un texte…"},
      {"a word that just fits", "Un texte plus long", 11, "Un texte…"},
      {"no comma before the ellipsis", "Lille, Roubaix, Tourcoing", 19, "Lille, Roubaix…"},
      {"one long word is cut within", "anticonstitutionnellement", 10, "anticon…"},
      {"never within a character", "éééééé", 8, "éé…"},
      {"no room at all", "abcdef", 2, ""}};
  for (const Cut& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string cut = excerpt(c.given, c.max_bytes);
    EXPECT_EQ(cut, c.expected);
    EXPECT_LE(cut.size(), c.max_bytes);
  }
}

TEST(Entities, KnowHtml4AndTheFrequentNamesOfHtml5) {
  EXPECT_EQ(entity_code("eacute"), U'é');
  EXPECT_EQ(entity_code("hellip"), U'…');
  EXPECT_EQ(entity_code("apos"), U'\'');
  EXPECT_EQ(entity_code("AMP"), U'&');
  EXPECT_EQ(entity_code("zdot"), U'ż');
  EXPECT_EQ(entity_code("ccaron"), U'č');
  EXPECT_EQ(entity_code("inconnu"), std::nullopt);
  EXPECT_EQ(entity_code(""), std::nullopt);
}

TEST(PlainText, MayStopWhereEnoughIsRead) {
  const std::string_view html = "<p>Un été <b>court</b>,</p><p>puis l’hiver &amp; la suite</p>";
  const std::string whole = plain_text(html);
  for (std::size_t enough = 0; enough <= whole.size(); ++enough) {
    const std::string some = plain_text(html, enough);
    EXPECT_TRUE(whole.starts_with(some));
    EXPECT_TRUE(some.size() > enough || some == whole) << enough;
    EXPECT_EQ(excerpt(some, enough), excerpt(whole, enough));
  }
}

TEST(Utf8, RefusesWhatIsNoShortestForm) {
  EXPECT_TRUE(is_utf8("é€😀"));
  EXPECT_FALSE(is_utf8("\xC0\x80"));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));
  EXPECT_FALSE(is_utf8("\xE2\x82"));
  EXPECT_FALSE(is_utf8("é\xC3"));
  EXPECT_FALSE(is_utf8("é\xC3z"));
  EXPECT_FALSE(is_utf8("é\x80"));
}

TEST(Utf8, SeesOneWrongByteWhereverItStands) {
  std::string text;
  while (text.size() < 200) text += "Élysée, 12 € ; 😀 aé";
  EXPECT_TRUE(is_utf8(text));
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string spoilt = text;
    spoilt[at] = '\xFF';
    EXPECT_FALSE(is_utf8(spoilt)) << at;
    // Cut where a character begins it is whole; anywhere else it ends in half of one.
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    EXPECT_EQ(is_utf8(std::string_view(text).substr(0, at)), begins) << at;
  }
}

}  // namespace
}  // namespace vigie::text
