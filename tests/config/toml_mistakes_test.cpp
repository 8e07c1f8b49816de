// SPDX-License-Identifier: EUPL-1.2
// What documentalists mistype, and the sentence that tells them.
#include <gtest/gtest.h>

#include "config/toml_tree.hpp"

namespace vigie::config {
namespace {

TEST(ParseToml, SaysEachUsualMistakeInFrenchWithItsPlace) {
  struct Case {
    std::string_view why, given;
    int line, column;
    std::string_view expected;
  };
  static constexpr Case kCases[] = {
      {"curly quotes", "nom = “ORIV”\n", 1, 7,
       "guillemet typographique “ : écrivez des guillemets droits (\")."},
      {"French quotes", "\nnom = « ORIV »\n", 2, 7,
       "guillemet typographique \u00AB : écrivez des guillemets droits (\")."},
      {"missing quote", "nom = \"ORIV\nfin = 1\n", 1, 12,
       "guillemet fermant (\") manquant à la fin du texte."},
      {"missing apostrophe", "nom = 'ORIV\n", 1, 12,
       "apostrophe fermante (') manquante à la fin du texte."},
      {"duplicate key", "part = 1\npart = 2\n", 2, 8,
       "la clé « part » est donnée deux fois dans la même partie."},
      {"duplicate part", "[centre.a]\n[centre.b]\n[centre.a]\n", 3, 1,
       "la partie « [centre.a] » est déjà ouverte plus haut : complétez la première, ou écrivez "
       "partout "
       "« [[centre.a]] » s’il y en a plusieurs."},
      {"a word for a boolean", "ouvert = non\n", 1, 11,
       "valeur non comprise « non » : un texte s’écrit entre guillemets droits (\"…\") ; oui et "
       "non s’écrivent true et false."},
      {"a bare word", "nom = oriv\n", 1, 7,
       "valeur non comprise « oriv » : un texte s’écrit entre guillemets droits (\"…\") ; oui et "
       "non s’écrivent true et false."},
      {"missing comma", "ordre = [\"a\" \"b\"]\n", 1, 14,
       "virgule manquante entre deux éléments de la liste, ou crochet fermant « ] » manquant."},
      {"a list never closed", "ordre = [\"a\",\n", 1, 15,
       "crochet fermant « ] » manquant à la fin de la liste."},
      {"a decimal comma", "part = 0,5\n", 1, 9,
       "virgule en trop : un nombre décimal s’écrit avec un point (0.5), et une liste entre "
       "crochets ([…])."},
      {"a day that does not exist", "du = 2027-02-30\n", 1, 16,
       "date inexistante ou mal écrite « 2027-02-30 » : une date s’écrit AAAA-MM-JJ."},
      {"a short date", "du = 2027-2-1\n", 1, 12,
       "date inexistante ou mal écrite « 2027-2-1 » : une date s’écrit AAAA-MM-JJ."},
      {"a French date", "du = 12/03/2027\n", 1, 8,
       "date non comprise « 12/03/2027 » : une date s’écrit AAAA-MM-JJ."},
      {"a part never closed", "[tour\nduree = 1\n", 1, 6,
       "crochet fermant « ] » manquant après le nom de la partie."},
      {"no equals sign", "part 1\n", 1, 6, "signe « = » manquant après la clé."},
      {"no value", "part =\n", 1, 7, "valeur manquante après le signe « = »."},
      {"an accented key", "thème = 1\n", 1, 3, "signe « = » manquant après la clé."},
      {"a backslash", "fichier = \"C:\\users\"\n", 1, 16,
       "barre oblique inverse « \\ » dans un texte : doublez-la (« \\\\ ») ou écrivez le texte "
       "entre apostrophes."},
      {"an open brace", "valable = { du = 2027-01-04\n", 1, 28,
       "accolade fermante « } » manquante : une table entre accolades tient sur une seule ligne."},
      {"Latin-1", "nom = \"P\xF4le\"\n", 1, 9,
       "ce caractère n’est pas en UTF-8 : enregistrez le fichier avec l’encodage « UTF-8 » (il est "
       "sans doute en Latin-1 ou Windows-1252)."}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto loaded = parse_toml(c.given, "essai.toml");
    ASSERT_EQ(loaded.diagnostics.size(), 1U);
    const Diagnostic& d = loaded.diagnostics.front();
    EXPECT_EQ(d.message, c.expected);
    EXPECT_EQ(d.line, c.line);
    EXPECT_EQ(d.column, c.column);
  }
}

TEST(ParseToml, AcceptsWhatEditorsAdd) {
  for (const std::string_view text :
       {"\xEF\xBB\xBFnom = \"a\"\n", "nom = \"a\"\r\n", "\tnom = \"a\""}) {
    const auto loaded = parse_toml(text, "essai.toml");
    EXPECT_TRUE(loaded.diagnostics.empty());
    ASSERT_NE(loaded.value.find("nom"), nullptr);
  }
}

TEST(ParseToml, KeepsTheOrderOfTheFileAndItsPlaces) {
  const auto loaded = parse_toml("[z]\nb = 1\na = 2027-02-01\n[a]\n", "essai.toml");
  ASSERT_EQ(loaded.value.entries.size(), 2U);
  EXPECT_EQ(loaded.value.entries[0].key, "z");
  const TomlEntry* a = loaded.value.entries[0].value.find("a");
  ASSERT_NE(a, nullptr);
  EXPECT_EQ(a->line, 3);
  EXPECT_EQ(a->value.column, 5);
  EXPECT_EQ(iso(a->value.day), "2027-02-01");
}

TEST(ParseToml, RefusesAFileTooLarge) {
  const auto loaded = parse_toml(std::string(kConfigBytesMax + 1, '#'), "essai.toml");
  ASSERT_EQ(loaded.diagnostics.size(), 1U);
}

TEST(ToLine, IsWhatEditorsJumpTo) {
  EXPECT_EQ(to_line({"rota.toml", 3, 7, "faux."}), "rota.toml:3:7: faux.");
  EXPECT_EQ(to_line({"rota.toml", 0, 0, "absent."}), "rota.toml: absent.");
  EXPECT_EQ(to_line({"rota.toml", 3, 7, "à voir.", Severity::warning}),
            "rota.toml:3:7: attention : à voir.");
}

}  // namespace
}  // namespace vigie::config
