// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "text/html.hpp"

namespace vigie::text {
namespace {

struct Case {
  std::string_view why, given, expected;
};

constexpr std::string_view kBase = "https://journal.fr/ville/article";

TEST(SanitizeHtml, WritesAClosedGrammar) {
  static constexpr Case kCases[] = {
      {"text is escaped", "1 &lt; 2 & \"3\" `4`", "1 &lt; 2 &amp; &quot;3&quot; &#96;4&#96;"},
      {"bold and italic stay", "<b>a</b> <i>b</i>", "<b>a</b> <i>b</i>"},
      {"attributes go", "<p class=x id=y style='color:red' onclick=z()>a</p>", "<p>a</p>"},
      {"scripts go with what they hold", "a<script>alert(1)</script>b", "ab"},
      {"frames show what stands in their place", "a<iframe src=x> b</iframe>", "a b"},
      {"an object shows what it holds", "a<object data=x> b", "a b"},
      {"pictures go", "a<img src=x onerror=alert(1)>b", "a b"},
      {"comments go", "a<!-- <b>c</b> -->b", "ab"},
      {"unknown elements leave their text", "<x-y>a</x-y>", "a"},
      {"text in a div becomes a paragraph", "<div>a</div><div>b</div>", "<p>a</p><p>b</p>"},
      {"titles too", "<h2>a</h2>b", "<p>a</p>b"},
      {"nothing empty is written", "<p></p><ul><li> </li></ul><em></em>a", "a"},
      {"a list holds items", "<ul>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"},
      {"an item without a list is a paragraph", "<li>a", "<p>a</p>"},
      {"lists nest in items", "<ul><li>a<ul><li>b</ul></ul>",
       "<ul><li>a<ul><li>b</li></ul></li></ul>"},
      {"emphasis is opened again in each block", "<em><div>a</div><div>b</div></em>",
       "<p><em>a</em></p><p><em>b</em></p>"},
      {"a paragraph ends at a block", "<blockquote><p>a<ul><li>b</ul>c</blockquote>",
       "<blockquote><p>a</p><ul><li>b</li></ul>c</blockquote>"},
      {"line breaks stand between two lines", "<br>a<br><br><br>b<br>", "a<br><br>b"},
      {"white space folds", "<p> a \n b </p> \n <p>c</p>", "<p>a b</p><p>c</p>"},
      {"cells are apart", "<table><tr><td>a<td>b<tr><td>c</table>", "<p>a b</p><p>c</p>"},
      {"characters of windows-1252", "l&#146;&eacute;t&eacute;", "l’été"},
      {"names of HTML 5", "&zdot;&hellip;", "ż…"},
      {"svg leaves its words", "<svg><desc>a</desc><script>b</script></svg>", "a"},
      {"an unclosed tag hides no text before it", "a<b", "a"},
      {"control and overriding characters go",
       "a\x01\u202E"
       "b",
       "ab"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string once = sanitize_html(c.given, kBase).str();
    EXPECT_EQ(once, c.expected);
    EXPECT_EQ(sanitize_html(once, kBase).str(), once);
  }
}

TEST(SanitizeHtml, KeepsAbsoluteLinksOnly) {
  static constexpr Case kCases[] = {
      {"absolute", "<a href=\"http://a.fr/x?b=1&amp;c=2\" target=_blank>l</a>",
       "<a href=\"http://a.fr/x?b=1&amp;c=2\">l</a>"},
      {"relative", "<a href=' autre '>l</a>", "<a href=\"https://journal.fr/ville/autre\">l</a>"},
      {"mail", "<a href='MAILTO:a@b.fr'>l</a>", "<a href=\"mailto:a@b.fr\">l</a>"},
      {"script", "<a href='javascript:alert(1)'>l</a>", "l"},
      {"hidden script", "<a href=' java&#10;script:alert(1)'>l</a>", "l"},
      {"data", "<a href='data:text/html,x'>l</a>", "l"},
      {"two hosts", "<a href='https://a.fr\\@evil.fr/'>l</a>", "l"},
      {"no link in a link", "<a href=/a>l<span><a href=/b>m</a></span></a>",
       "<a href=\"https://journal.fr/a\">lm</a>"},
      {"a link around blocks is given to each", "<a href=/a><h3>l</h3><p>m</p></a>",
       "<p><a href=\"https://journal.fr/a\">l</a></p><p><a "
       "href=\"https://journal.fr/a\">m</a></p>"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string once = sanitize_html(c.given, kBase).str();
    EXPECT_EQ(once, c.expected);
    EXPECT_EQ(sanitize_html(once, kBase).str(), once);
  }
}

TEST(SanitizeHtml, DropsRelativeLinksWhereNoBaseIsKnown) {
  EXPECT_EQ(sanitize_html("<a href=/x>l</a>", "").str(), "l");
}

TEST(SanitizeHtml, StaysWithinItsMaximum) {
  std::string long_link = "<a href='https://a.fr/" + std::string(1500, 'x') + "'>";
  for (int i = 0; i < 5000; ++i) long_link += "<p>mot";
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<blockquote>&lt;";
  std::string attributes = "a<p";
  for (int i = 0; i < 8000; ++i) attributes += " a" + std::to_string(i) + "=1";
  attributes += ">b";
  for (const std::string& given : {long_link, deep, attributes, std::string(200000, '&')}) {
    const std::string once = sanitize_html(given, kBase).str();
    EXPECT_FALSE(once.empty());
    EXPECT_LE(once.size(), kHtmlBytesMax);
    EXPECT_EQ(sanitize_html(once, kBase).str(), once);
  }
}

}  // namespace
}  // namespace vigie::text
