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

TEST(ReadMarkdown, LosesNothingOfListsInLists) {
  const auto parts = read_markdown("- un\n  - un a\n    1. profond\n  - un b\n- deux\n");
  ASSERT_EQ(parts.size(), 1U);
  ASSERT_EQ(parts[0].lines.size(), 5U);
  EXPECT_EQ(plain(parts[0].lines[1]), "– un a");
  EXPECT_EQ(plain(parts[0].lines[2]), "1. profond");
  EXPECT_EQ(parts[0].depths, (std::vector<int>{0, 1, 2, 1, 0}));
}

TEST(ReadMarkdown, LosesNothingOfAListInAQuotation) {
  const auto parts = read_markdown("> Trois choses :\n>\n> - un\n> - deux\n>\n> Fin.\n");
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].kind, Part::Kind::quote);
  ASSERT_EQ(parts[0].lines.size(), 4U);
  EXPECT_EQ(plain(parts[0].lines[2]), "– deux");
  EXPECT_EQ(plain(parts[0].lines[3]), "Fin.");
}

TEST(ReadMarkdown, ReadsWhoSpeaksOffTheEndOfAQuotation) {
  for (const char* given :
       {"> On ne vient pas.\n> — Une mère", "> On ne vient pas.\n>\n> — Une mère",
        "> On ne vient pas.\n> – Une mère"}) {
    SCOPED_TRACE(given);
    const auto parts = read_markdown(given);
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].who, "Une mère");
    ASSERT_EQ(parts[0].lines.size(), 1U);
    EXPECT_EQ(plain(parts[0].lines[0]), "On ne vient pas.");
  }
  EXPECT_EQ(read_markdown("> — Oui, dit-elle.")[0].who, "");  // nothing was said before
}

TEST(ReadMarkdown, ReadsTables) {
  const auto parts = read_markdown("| Ville | Bancs |\n|---|---|\n| Creil | **onze** |\n");
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].kind, Part::Kind::table);
  ASSERT_EQ(parts[0].rows.size(), 2U);
  EXPECT_EQ(plain(parts[0].rows[0][1]), "Bancs");
  EXPECT_TRUE(parts[0].rows[1][1][0].strong);
}

TEST(LostOf, NamesWhatNoOutputWrites) {
  struct Case {
    const char* why;
    const char* given;
    std::vector<std::string> expected;
  };
  static const Case kCases[] = {
      {"nothing", "Un *mot*.\n\n- a\n  - b\n\n> c\n\n| a |\n|---|\n| b |\n", {}},
      {"a picture", "vu ![alt](https://a.fr/p.png)", {"une image"}},
      {"HTML", "<div>x</div>\n\nun <b>mot</b>", {"du HTML"}},
      {"a table within a quotation",
       "> | a |\n> |---|\n> | b |\n",
       {"un tableau dans une liste ou une citation"}}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(lost_of(c.given), c.expected);
  }
}

TEST(ReadMarkdown, StaysBoundedWhateverIsNested) {
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "> ";
  deep += "fin\n";
  std::string lists;
  for (int i = 0; i < 400; ++i)
    lists += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- x\n";
  const std::string brackets(60'000, '[');
  for (const std::string& given : {deep, lists, brackets}) {
    for (const Part& part : read_markdown(given)) EXPECT_LE(part.lines.size(), 500U);
    static_cast<void>(lost_of(given));
  }
  EXPECT_FALSE(lost_of(deep).empty());
}

TEST(ReadMarkdown, ReadsNoMoreThanItsMaximum) {
  const std::string much(2 * kMarkdownBytesMax, 'a');
  const auto parts = read_markdown(much);
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(plain(parts[0].lines[0]).size(), kMarkdownBytesMax);
}

}  // namespace
}  // namespace vigie::letter
