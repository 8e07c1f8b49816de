// SPDX-License-Identifier: EUPL-1.2
#include "config/themes.hpp"

#include <gtest/gtest.h>

#include "support/fixture.hpp"

namespace vigie::config {
namespace {

class LoadThemes : public testing::Test {
 protected:
  Loaded<Themes> load(std::string_view toml) {
    test::write_file(folder_.path() / "themes.toml", toml);
    return load_themes(folder_.path() / "themes.toml");
  }

  /// "3:1 message" of each diagnostic.
  std::vector<std::string> said(std::string_view toml) {
    std::vector<std::string> lines;
    for (const Diagnostic& d : load(toml).diagnostics) {
      lines.push_back(std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.message);
    }
    return lines;
  }

 private:
  test::TemporaryFolder folder_;
};

TEST_F(LoadThemes, ReadsDatesSuccessorsAndTerms) {
  const auto loaded = load(R"(
[theme.ancien]
nom = "Ancien"
depuis = 2021-01-01
jusqu_a = 2022-12-31
remplace_par = ["education"]
expressions = ["école"]

[theme.education]
nom = "Éducation"
depuis = 2023-01-01
fortes = ["cité éducative", "PRE"]
faibles = ["classe"]
exclusions = ["école de pensée"]
)");
  ASSERT_TRUE(loaded.diagnostics.empty()) << loaded.diagnostics.front().message;
  ASSERT_EQ(loaded.value.size(), 2U);
  const Theme& old = loaded.value[0];
  EXPECT_EQ(old.code, "ancien");
  EXPECT_EQ(old.replaced_by, std::vector<std::string>{"education"});
  EXPECT_TRUE(old.holds_on(parse_day("2022-12-31").value()));
  EXPECT_FALSE(old.holds_on(parse_day("2023-01-01").value()));
  const Theme& now = loaded.value[1];
  EXPECT_EQ(now.label, "Éducation");
  ASSERT_EQ(now.terms.size(), 4U);
  EXPECT_EQ(now.terms[0], (ThemeTerm{"cité éducative", TermKind::term, kStrongTerm}));
  EXPECT_EQ(now.terms[2], (ThemeTerm{"classe", TermKind::term, kWeakTerm}));
  EXPECT_EQ(now.terms[3].kind, TermKind::exclusion);
  EXPECT_EQ(vocabulary_on(loaded.value, parse_day("2026-01-01").value()).size(), 1U);
}

TEST_F(LoadThemes, SaysWhatIsWrongAndWhere) {
  struct Case {
    std::string_view why, toml, expected;
  };
  static constexpr Case kCases[] = {
      {"code", "[theme.\"Éducation\"]\nnom = \"É\"\ndepuis = 2021-01-01\nfortes = [\"x\"]\n",
       "« Éducation » ne peut pas désigner un thème"},
      {"no name", "[theme.a]\ndepuis = 2021-01-01\nfortes = [\"x\"]\n", "il manque « nom »"},
      {"no start", "[theme.a]\nnom = \"A\"\nfortes = [\"x\"]\n", "il manque « depuis »"},
      {"end before start",
       "[theme.a]\nnom = \"A\"\ndepuis = 2021-01-01\njusqu_a = 2020-01-01\nfortes = [\"x\"]\n",
       "« jusqu_a » vient avant « depuis »."},
      {"unknown successor",
       "[theme.sante]\nnom = \"A\"\ndepuis = 2021-01-01\njusqu_a = 2022-01-01\nremplace_par = "
       "[\"snate\"]\nfortes = [\"x\"]\n",
       "thème inconnu « snate » ; vouliez-vous dire « sante » ?"},
      {"circle",
       "[theme.a]\nnom = \"A\"\ndepuis = 2021-01-01\njusqu_a = 2022-01-01\nremplace_par = "
       "[\"a\"]\nfortes = [\"x\"]\n",
       "« a » finirait par se remplacer lui-même."},
      {"replaced and open",
       "[theme.a]\nnom = \"A\"\ndepuis = 2021-01-01\nremplace_par = [\"b\"]\nfortes = [\"x\"]\n"
       "[theme.b]\nnom = \"B\"\ndepuis = 2021-01-01\nfortes = [\"x\"]\n",
       "« a » est remplacé mais toujours ouvert"},
      {"twice",
       "[theme.a]\nnom = \"A\"\ndepuis = 2021-01-01\nfortes = [\"x\"]\nfaibles = [\"x\"]\n",
       "« x » est déjà dans « fortes »."},
      {"no word", "[theme.a]\nnom = \"A\"\ndepuis = 2021-01-01\nfortes = [\"x\", \"!\"]\n",
       "« ! » n’est pas une expression"},
      {"no vocabulary", "[theme.a]\nnom = \"A\"\ndepuis = 2021-01-01\n",
       "le thème « a » n’a aucune expression"},
      {"unknown key", "[theme.a]\nnom = \"A\"\ndepuis = 2021-01-01\nforte = [\"x\"]\n", "forte"},
      {"nothing", "", "aucun thème"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto lines = said(c.toml);
    bool found = false;
    for (const std::string& line : lines) found |= line.find(c.expected) != std::string::npos;
    EXPECT_TRUE(found) << testing::PrintToString(lines);
  }
}

TEST_F(LoadThemes, PlacesAMistakeOnItsLineAndColumn) {
  const auto lines = said("[theme.a]\nnom = \"A\"\ndepuis = 2021-01-01\nfortes = [\"x\", \"x\"]\n");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_TRUE(lines[0].starts_with("4:16 ")) << lines[0];
}

TEST(ShippedThemes, AreWithoutMistake) {
  const auto loaded = load_themes(test::source_dir() / "config/themes.toml");
  for (const Diagnostic& d : loaded.diagnostics) ADD_FAILURE() << to_line(d);
  EXPECT_GE(loaded.value.size(), 12U);
  EXPECT_NE(find_theme(loaded.value, "egalite-femmes-hommes"), nullptr);
}

}  // namespace
}  // namespace vigie::config
