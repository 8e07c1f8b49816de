// SPDX-License-Identifier: EUPL-1.2
#include "config/filters.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/fixture.hpp"

namespace vigie::config {
namespace {

using testing::HasSubstr;

class LoadFilters : public testing::Test {
 protected:
  Loaded<FilterRules> load(std::string_view toml) {
    test::write_file(folder_.path() / "filters.toml", toml);
    Centre centre;
    centre.key = "nord";
    return load_filters(folder_.path() / "filters.toml", {centre});
  }

  std::string first_problem(std::string_view toml) {
    const auto loaded = load(toml);
    if (loaded.diagnostics.empty()) return "";
    const Diagnostic& first = loaded.diagnostics.front();
    return std::to_string(first.line) + " " + first.message;
  }

  test::TemporaryFolder folder_;
};

TEST_F(LoadFilters, ReadsATreeOfConditions) {
  const auto loaded = load(R"([regle.emploi]
nom = "Offres d’emploi"
centre = "nord"
source = "http://www.journal.fr/rss/"
si = { titre = ["offre d’emploi", "recrute"], apres = 2026-01-31, un_de = [{ adresse = ["/a/"] }, { auteur = ["x"] }], sauf = { texte = ["politique"] } }
)");
  EXPECT_TRUE(loaded.diagnostics.empty()) << loaded.diagnostics.front().message;
  ASSERT_EQ(loaded.value.size(), 1U);
  const FilterRule& rule = loaded.value[0];
  EXPECT_EQ(rule.name, "Offres d’emploi");
  EXPECT_EQ(rule.centre, "nord");
  EXPECT_EQ(rule.source_key, "https://journal.fr/rss");
  ASSERT_EQ(rule.condition.tests.size(), 1U);
  EXPECT_EQ(rule.condition.tests[0].any_of.size(), 2U);
  EXPECT_TRUE(rule.condition.after);
  EXPECT_EQ(rule.condition.one_of.size(), 2U);
  ASSERT_EQ(rule.condition.except.size(), 1U);
  EXPECT_EQ(rule.condition.except[0].tests[0].field, FilterField::body);
}

TEST_F(LoadFilters, AFileThatIsNotThereHoldsNoRules) {
  const auto loaded = load_filters(folder_.path() / "absent.toml", {});
  EXPECT_TRUE(loaded.value.empty());
  EXPECT_TRUE(loaded.diagnostics.empty());
}

TEST_F(LoadFilters, SaysWhatIsWrongAndWhere) {
  EXPECT_THAT(first_problem("[regle.a]\nnom = \"A\"\n"), HasSubstr("1 la règle «\u00a0a\u00a0»"));
  EXPECT_THAT(first_problem("[regle.a]\nnom = \"A\"\nsi = {}\n"), HasSubstr("écarterait tout"));
  EXPECT_THAT(first_problem("[regle.a]\nnom = \"A\"\nsi = { titr = [\"x\"] }\n"),
              HasSubstr("vouliez-vous dire"));
  EXPECT_THAT(
      first_problem("[regle.a]\nnom = \"A\"\ncentre = \"nort\"\nsi = { titre = [\"x\"] }\n"),
      HasSubstr("3 "));
  EXPECT_THAT(first_problem("[regle.a]\nnom = \"A\"\nsi = { titre = [\"!\"] }\n"),
              HasSubstr("un mot au moins"));
  std::string deep = "{ titre = [\"x\"] }";
  for (int i = 0; i < 10; ++i) deep = "{ sauf = " + deep + " }";
  EXPECT_THAT(first_problem("[regle.a]\nnom = \"A\"\nsi = " + deep + "\n"), HasSubstr("niveaux"));
}

}  // namespace
}  // namespace vigie::config
