// SPDX-License-Identifier: EUPL-1.2
#include "letter/markdown.hpp"

#include <gtest/gtest.h>

namespace vigie::letter {
namespace {

TEST(ReadMarkdown, MakesPartsAndRuns) {
  const auto parts = read_markdown(
      "Un *mot* et un **autre**,\nsur deux lignes.\n\n- un\n- [deux](https://a.fr/x)\n\n> cité\n");
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(plain(parts[0].lines[0]), "Un mot et un autre, sur deux lignes.");
  EXPECT_TRUE(parts[0].lines[0][1].emphasis);
  EXPECT_TRUE(parts[0].lines[0][3].strong);
  EXPECT_EQ(parts[1].kind, Part::Kind::list);
  ASSERT_EQ(parts[1].lines.size(), 2U);
  EXPECT_EQ(parts[1].lines[1][0].url, "https://a.fr/x");
  EXPECT_EQ(parts[2].kind, Part::Kind::quote);
}

TEST(ReadMarkdown, LeavesOutWhatCouldHarm) {
  struct Case {
    const char* why;
    const char* given;
    const char* shown;
  };
  static constexpr Case kCases[] = {
      {"an HTML block", "<script>alert(1)</script>", ""},
      {"HTML within a line", "un <b onclick=x>mot</b>", "un mot"},
      {"a picture (a request to a third party)", "vu ![alt](https://a.fr/p.png)", "vu "},
      {"lines somebody indented stay readable", "    indenté", "indenté"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto parts = read_markdown(c.given);
    EXPECT_EQ(parts.empty() ? "" : plain(parts[0].lines[0]), c.shown);
  }
}

TEST(ReadMarkdown, KeepsOnlyAddressesThatLettersMayCarry) {
  struct Case {
    const char* why;
    const char* given;
    const char* url;
  };
  static constexpr Case kCases[] = {
      {"https", "[a](https://a.fr/)", "https://a.fr/"},
      {"mail", "[a](mailto:a@b.fr)", "mailto:a@b.fr"},
      {"script", "[a](javascript:alert(1))", ""},
      {"data", "[a](data:text/html,x)", ""},
      {"a path of nowhere", "[a](/etc/passwd)", ""},
      {"a host that hides", "[a](https://a.fr\\\\@evil.fr/)", ""},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto parts = read_markdown(c.given);
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].lines[0][0].url, c.url);
  }
}

TEST(ReadMarkdown, PutsFrenchSpacesAndApostrophes) {
  const auto parts = read_markdown("L'idée : « Et demain ? »");
  EXPECT_EQ(plain(parts[0].lines[0]), "L’idée\u00a0: «\u00a0Et demain\u202f?\u00a0»");
}

TEST(ReadMarkdown, ReadsNoMoreThanItsMaximum) {
  const std::string much(2 * kMarkdownBytesMax, 'a');
  const auto parts = read_markdown(much);
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(plain(parts[0].lines[0]).size(), kMarkdownBytesMax);
}

}  // namespace
}  // namespace vigie::letter
