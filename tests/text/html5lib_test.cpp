// SPDX-License-Identifier: EUPL-1.2
// The tree construction vectors of html5lib, as Debian's golang-golang-x-net-dev ships them: what
// browsers' authors thought of as the worst of HTML.
#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

#include "support/fixture.hpp"
#include "support/html_grammar.hpp"
#include "text/html.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {
namespace fs = std::filesystem;

constexpr std::string_view kVectors = "/usr/share/gocode/src/golang.org/x/net/html/testdata";

/// The documents of one .dat file: what stands between #data and #errors.
std::vector<std::string> documents(const fs::path& file) {
  const std::string all = test::read_file(file);
  std::vector<std::string> found;
  constexpr std::string_view kStart = "#data\n";
  for (std::size_t at = all.find(kStart); at != std::string::npos; at = all.find(kStart, at)) {
    at += kStart.size();
    const std::size_t end = all.find("\n#errors", at - 1);
    if (end == std::string::npos) break;
    found.push_back(all.substr(at, end > at ? end - at : 0));
    at = end;
  }
  return found;
}

TEST(SanitizeHtml, HoldsOnTheVectorsOfHtml5lib) {
  if (!fs::exists(kVectors)) GTEST_SKIP() << "golang-golang-x-net-dev is not installed";
  int vectors = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kVectors)) {
    if (entry.path().extension() != ".dat") continue;
    for (const std::string& document : documents(entry.path())) {
      SCOPED_TRACE(entry.path().filename().string() + ": " + document);
      const std::string once = sanitize_html(document, "https://a.fr/").str();
      EXPECT_EQ(test::grammar_problem(once), "");
      EXPECT_EQ(sanitize_html(once, "https://a.fr/").str(), once);
      const std::string kept = clean_html(document, "https://a.fr/");
      EXPECT_EQ(test::published_grammar_problem(kept), "");
      EXPECT_EQ(clean_html(kept, "https://a.fr/"), kept);
      EXPECT_TRUE(is_utf8(plain_text(document)));
      ++vectors;
    }
  }
  RecordProperty("vectors", vectors);
  EXPECT_GT(vectors, 1000);
}

TEST(HtmlGrammar, RefusesWhatTheSanitiserMustNeverWrite) {
  for (const char* wrong :
       {"<u>a</u>", "<p>", "<p></p>", "<p><ul><li>a</li></ul></p>", "<ul>a</ul>", "<li>a</li>",
        "<a href=\"javascript:a\">b</a>", "<a href='http://a'>b</a>", "<p class=\"x\">a</p>",
        "<img src=\"https://a.fr/\" />", "&eacute;", "\"", "<!-- -->", "<em><em>a</em></em>",
        "a</p>"}) {
    EXPECT_NE(test::grammar_problem(wrong), "") << wrong;
  }
  EXPECT_EQ(test::grammar_problem("a<p>b <a href=\"http://a.fr/?a=1&amp;b\">c</a></p>"), "");
  for (const char* wrong :
       {"<img src=\"http://a.fr/\">", "<img src=\"data:a\" />", "<img alt=\"b\" />",
        "<img src=\"http://a.fr/\" alt=\"<\" />", "<img src=\"http://a.fr/\" style=\"x\" />",
        "<a href=\"javascript:a\">b</a>", "<a href=\"//a.fr\">b</a>", "<a href=\"a:b\">c</a>"}) {
    EXPECT_NE(test::published_grammar_problem(wrong), "") << wrong;
  }
  EXPECT_EQ(test::published_grammar_problem("<a href=\"a/b?c:d\">é</a>"), "");
}

}  // namespace
}  // namespace vigie::text
