// SPDX-License-Identifier: EUPL-1.2
#include "text/html_simple.hpp"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "text/html.hpp"

namespace vigie::text {
namespace {

constexpr std::string_view kBase = "https://journal.fr/ville/";

bool is_simple(std::string_view html) {
  HtmlWriter writer(html.size());
  return write_simple(writer, html, {kBase, true});
}

constexpr std::string_view kOpening[] = {
    "<p>",      "<div>", "<blockquote>",
    "<ul>",     "<ol>",  "<li>",
    "<strong>", "<em>",  "<span class=\"x\">",
    "<b>",      "<i>",   "<a href=\"http://x.fr/?a=1&amp;b=é\">",
    "<sup>",    "<sub>", "<a href=\"javascript:x\">"};
constexpr std::string_view kAlone[] = {"<br>",
                                       "<br />",
                                       "<img src=\"/a.png\" alt=\"l&#39;été &amp; \" />",
                                       "<img src=\"b.gif\">",
                                       " ",
                                       "\n",
                                       "  ",
                                       "mot",
                                       "l’été",
                                       "a b",
                                       "x ",
                                       " y",
                                       "&amp;",
                                       "&nbsp;",
                                       "&eacute;",
                                       "&#8217;",
                                       "&lt;",
                                       "&quot;",
                                       "&hellip;",
                                       "\u2028",
                                       "\u0085",
                                       ">",
                                       "\"",
                                       "&#150;",
                                       "&#x41;",
                                       "🙂",
                                       "&#10;",
                                       "&#32;"};

/// Elements closed in order, standing anywhere.
class Markup {
 public:
  explicit Markup(unsigned seed) : random_(seed) {}

  std::string next() {
    std::string html;
    std::vector<std::string> open;
    for (std::size_t left = 1 + below(14); left > 0; --left) {
      const std::size_t what = below(4);
      if (what == 0) {
        const std::string_view tag = kOpening[below(std::size(kOpening))];
        open.emplace_back(tag.substr(1, tag.find_first_of(" >") - 1));
        html += tag;
      } else if (what == 1 && !open.empty()) {
        html += "</" + open.back() + ">";
        open.pop_back();
      } else {
        html += kAlone[below(std::size(kAlone))];
      }
    }
    for (; !open.empty(); open.pop_back()) html += "</" + open.back() + ">";
    return html;
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }

  std::mt19937 random_;
};

/// A comment is not simple: behind one the same markup goes through libxml2's tree.
TEST(WriteSimple, WritesWhatATreeWouldMakeOfIt) {
  constexpr int kDocuments = 20'000;
  Markup markup(1);
  int simple = 0;
  for (int i = 0; i < kDocuments; ++i) {
    const std::string html = markup.next();
    simple += is_simple(html) ? 1 : 0;
    const std::string through_tree = "<!---->" + html;
    ASSERT_EQ(clean_html(html, kBase), clean_html(through_tree, kBase)) << html;
    ASSERT_EQ(sanitize_html(html, kBase).str(), sanitize_html(through_tree, kBase).str()) << html;
  }
  EXPECT_GT(simple, kDocuments / 4);
}

TEST(WriteSimple, LeavesToATreeWhatParsersReadInTheirOwnWay) {
  for (const std::string_view html : {"<p>a<p>b",
                                      "<p><div>a</div></p>",
                                      "<b><p>a</p></b>",
                                      "<a href=\"x\">a<a>b</a></a>",
                                      "<P>a</P>",
                                      "<p>a</b></p>",
                                      "<p class=x>a</p>",
                                      "<p class='x'>a</p>",
                                      "<p/>a",
                                      "<li>a</li>",
                                      "<ul>a</ul>",
                                      "<ul><p>a</p></ul>",
                                      "<table><tr><td>a</td></tr></table>",
                                      "<script>a</script>",
                                      "a<!-- b -->",
                                      "a &eacute b",
                                      "a &unknown; b",
                                      "a & b",
                                      "a < b",
                                      "<img src=\"a\" src=\"b\">",
                                      "<a href=\"?a&copy=1\">a</a>",
                                      "a\x01",
                                      "caf\xe9",
                                      "&#1;",
                                      "&#0;",
                                      "&#xD800;",
                                      "<p",
                                      "<p class=\"a",
                                      "<p>a"}) {
    EXPECT_FALSE(is_simple(html)) << html;
  }
  EXPECT_TRUE(
      is_simple("<p>a <a href=\"/x?a=1&amp;b=2\">b</a><br /><img src=\"c.png\" alt=\"\"/></p>"));
}

}  // namespace
}  // namespace vigie::text
