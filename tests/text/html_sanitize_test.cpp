// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "support/html_grammar.hpp"
#include "text/html.hpp"

namespace vigie::text {
namespace {

struct Case {
  std::string_view why, given, expected;
};

constexpr std::string_view kBase = "https://journal.fr/ville/article";

/// What stands in no tag is written without a tree: a comment before it asks for one.
TEST(SanitizeHtml, WritesTextAsItWouldInATree) {
  for (const std::string_view text :
       {"Le conseil se réunit.", "  deux  espaces \n et une ligne ", "« l’été »\u00a0: 3\u202f%…",
        "\"a\" `b` 'c'", "a\fb\vc", "\u2028ligne\u202Eà l’envers\uFEFF", "\t", "",
        "chargé·es 🙂 œuvre\u0085"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(clean_html(text, kBase), clean_html("<!---->" + std::string(text), kBase));
  }
}

/// The parser is kept from one body to the next.
TEST(SanitizeHtml, RemembersNothingOfTheBodyBefore) {
  const std::string before = clean_html("<p>a <b>b</b> &eacute;</p>", kBase);
  for (const std::string_view broken : {"<title>a", "<script>x", "<a href='", "<!--", "<p><b><i>",
                                        "\xff\xfe<p>caf\xe9", "<table><td>"}) {
    SCOPED_TRACE(broken);
    clean_html(broken, kBase);
    EXPECT_EQ(clean_html("<p>a <b>b</b> &eacute;</p>", kBase), before);
  }
  std::string names;
  for (int i = 0; i < 5'000; ++i) names += "<x" + std::to_string(i) + ">";
  clean_html(names, kBase);
  EXPECT_EQ(clean_html("<p>a <b>b</b> &eacute;</p>", kBase), before);
}

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
      {"a div holds text and blocks", "<div>a<p>b</p>c</div><div>d</div>",
       "<div>a<p>b</p>c</div><div>d</div>"},
      {"a div in a list stands in an item", "<ul><div>a</div></ul>",
       "<ul><li><div>a</div></li></ul>"},
      {"a paragraph ends at a div", "<p>a<div>b</div>c</p>", "<p>a</p><div>b</div>c"},
      {"text in a cell of a layout becomes a paragraph", "<section>a</section><section>b</section>",
       "<p>a</p><p>b</p>"},
      {"titles too", "<h2>a</h2>b", "<p>a</p>b"},
      {"nothing empty is written", "<p></p><ul><li> </li></ul><em></em>a", "a"},
      {"a list holds items", "<ul>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"},
      {"an item without a list is a paragraph", "<li>a", "<p>a</p>"},
      {"lists nest in items", "<ul><li>a<ul><li>b</ul></ul>",
       "<ul><li>a<ul><li>b</li></ul></li></ul>"},
      {"emphasis is opened again in each block", "<em><div>a</div><div>b</div></em>",
       "<div><em>a</em></div><div><em>b</em></div>"},
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

TEST(CleanHtml, KeepsPicturesThatShowSomething) {
  static constexpr Case kCases[] = {
      {"a picture", "a<img src='/p.jpg' alt='Le \"port\"' width=640 height='480px' onload=x()>b",
       "a<img src=\"https://journal.fr/p.jpg\" alt=\"Le &quot;port&quot;\" width=\"640\" "
       "height=\"480\" />b"},
      {"alone", "<img src=https://a.fr/p.jpg>", "<img src=\"https://a.fr/p.jpg\" />"},
      {"in a paragraph and a link", "<p><a href=/b><img src=/p.jpg></a></p>",
       "<p><a href=\"https://journal.fr/b\"><img src=\"https://journal.fr/p.jpg\" /></a></p>"},
      {"one point wide", "a<img src=/p.gif width=1 height=1>b", "a b"},
      {"no point at all", "a<img src=/p.gif width=0>b", "a b"},
      {"one point by its style", "a<img src=/p.gif style='border:0; WIDTH : 1px'>b", "a b"},
      {"hidden", "a<img src=/p.gif style='display: none'>b", "a b"},
      {"half the width is no point", "<img src=/p.jpg width='1%'>",
       "<img src=\"https://journal.fr/p.jpg\" />"},
      {"data", "a<img src='data:image/gif;base64,R0lG'>b", "a b"},
      {"script", "a<img src='javascript:alert(1)'>b", "a b"},
      {"an alt that would end its quotes", "<img src=/p.jpg alt='\"><script>'>",
       "<img src=\"https://journal.fr/p.jpg\" alt=\"&quot;&gt;&lt;script&gt;\" />"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string once = clean_html(c.given, kBase);
    EXPECT_EQ(once, c.expected);
    EXPECT_EQ(clean_html(once, kBase), once);
    EXPECT_EQ(test::published_grammar_problem(once), "");
    EXPECT_EQ(sanitize_html(once, kBase).str().find("<img"), std::string::npos) << "not in a page";
  }
}

TEST(CleanHtml, KeepsLinksAsTheyWerePublished) {
  static constexpr Case kCases[] = {
      {"letters behind the host", "<a href='/été?q=ñ'>l</a>",
       "<a href=\"https://journal.fr/été?q=ñ\">l</a>"},
      {"percents as percents", "<a href='/%C3%A9t%C3%A9'>l</a>",
       "<a href=\"https://journal.fr/%C3%A9t%C3%A9\">l</a>"},
      {"empty ones", "<p>a <a href=/b> </a><em> </em>",
       "<p>a <a href=\"https://journal.fr/b\"></a></p>"},
      {"letters beside what must be encoded are encoded too", "<a href='/é\"'>l</a>",
       "<a href=\"https://journal.fr/%C3%A9%22\">l</a>"},
      {"what is no letter is encoded", "<a href='/a\u00A0b\u202Ec'>l</a>",
       "<a href=\"https://journal.fr/a%C2%A0b%E2%80%AEc\">l</a>"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string once = clean_html(c.given, kBase);
    EXPECT_EQ(once, c.expected);
    EXPECT_EQ(clean_html(once, kBase), once);
    EXPECT_EQ(test::published_grammar_problem(once), "");
  }
  EXPECT_EQ(clean_html("<a href='autre?a=1'>l</a>", ""), "<a href=\"autre?a=1\">l</a>");
  for (const char* wrong :
       {"javascript:alert(1)", "//evil.fr/", "\\evil", "x:y", "java&#9;script:a"}) {
    EXPECT_EQ(clean_html(std::string("<a href='") + wrong + "'>l</a>", ""), "l") << wrong;
  }
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
