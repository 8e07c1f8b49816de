// SPDX-License-Identifier: EUPL-1.2
#include "config/centres.hpp"

#include <gtest/gtest.h>

#include "config/vigie_config.hpp"
#include "support/fixture.hpp"

namespace vigie::config {
namespace {

std::string lines(const std::vector<Diagnostic>& diagnostics) {
  std::string all;
  for (const Diagnostic& d : diagnostics) {
    all += to_line({std::filesystem::path(d.file).filename().string(), d.line, d.column, d.message,
                    d.severity}) +
           "\n";
  }
  return all;
}

Loaded<Centres> load_text(std::string_view text) {
  const test::TemporaryFolder folder;
  test::write_file(folder.path() / "centres.toml", text);
  return load_centres(folder.path() / "centres.toml");
}

TEST(LoadCentres, ReadsACentre) {
  const auto loaded = load_text(
      "[centre.outre-mer]\nnom = \"Outre-mer\"\nalias = [\"OM\"]\nterritoires = [\"972\", "
      "\"R02\"]\n"
      "fuseau = \"America/Martinique\"\njours_feries = [\"martinique\"]\n");
  EXPECT_EQ(lines(loaded.diagnostics), "");
  const Centre expected{"outre-mer",    "Outre-mer",          {"OM"},
                        {"972", "R02"}, "America/Martinique", {"martinique"}};
  EXPECT_EQ(loaded.value, Centres{expected});
}

TEST(LoadCentres, SaysWhatIsWrong) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"no name", "[centre.a]\n", "centres.toml:1:1: il manque « nom ».\n"},
      {"empty name", "[centre.a]\nnom = \"\"\n", "centres.toml:2:7: « nom » est vide.\n"},
      {"unknown key", "[centre.a]\nnom = \"A\"\nfusau = \"Europe/Paris\"\n",
       "centres.toml:3:1: clé inconnue « fusau » ; vouliez-vous dire « fuseau » ?\n"},
      {"key that is none", "[centre.Ab]\nnom = \"A\"\n",
       "centres.toml:1:9: « Ab » ne peut pas désigner un centre : lettres minuscules sans accent, "
       "chiffres et tirets seulement.\n"},
      {"unknown zone", "[centre.a]\nnom = \"A\"\nfuseau = \"Paris\"\n",
       "centres.toml:3:10: fuseau inconnu « Paris » : écrire par exemple \"Europe/Paris\" ou "
       "\"America/Martinique\".\n"},
      {"unknown holidays", "[centre.a]\nnom = \"A\"\njours_feries = [\"alsace\"]\n",
       "centres.toml:3:17: jours fériés inconnus « alsace » (connus : alsace-moselle, guadeloupe, "
       "guyane, la-reunion, martinique, mayotte).\n"},
      {"territory code", "[centre.a]\nnom = \"A\"\nterritoires = [\"Paris\"]\n",
       "centres.toml:3:16: « Paris » n’est pas un code de territoire : \"93\", \"2A\", \"972\" "
       "pour "
       "un département, \"R32\" pour une région.\n"},
      {"one spelling for two",
       "[centre.a]\nnom = \"A\"\n[centre.b]\nnom = \"B\"\nalias = [\"A\"]\n",
       "centres.toml:3:9: « A » désigne déjà le centre « a ».\n"},
      {"no centre", "", "centres.toml:1:1: aucun centre (« [centre.…] »).\n"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(lines(load_text(c.given).diagnostics), c.expected);
  }
}

TEST(IsTerritoryCode, KnowsDepartementsAndRegions) {
  for (const char* code : {"01", "93", "2A", "2B", "972", "R32", "R02"}) {
    EXPECT_TRUE(is_territory_code(code)) << code;
  }
  for (const char* code : {"", "1", "2C", "123", "R1", "FR", "93066"}) {
    EXPECT_FALSE(is_territory_code(code)) << code;
  }
}

TEST(LoadVigie, MakesDefaultsOfAnEmptyFile) {
  const test::TemporaryFolder folder;
  test::write_file(folder.path() / "config/vigie.toml", "");
  const auto loaded = load_vigie(folder.path() / "config/vigie.toml");
  EXPECT_EQ(lines(loaded.diagnostics), "");
  const VigieConfig& config = loaded.value;
  EXPECT_EQ(config.rota, folder.path() / "config/rota.toml");
  EXPECT_EQ(config.feeds, folder.path() / "feeds");
  EXPECT_EQ(config.database, folder.path() / "var/vigie.sqlite");
  EXPECT_EQ(config.mail.transport, "outbox");
  EXPECT_EQ(config.web.public_url, "http://localhost:8080");
  EXPECT_FALSE(config.web.secure_cookies) << "a trial over http could not sign in otherwise";
  EXPECT_EQ(config.retention.feed_text_days, 30);
}

TEST(LoadVigie, SaysWhatIsWrong) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"unknown part", "[courrier]\n",
       "vigie.toml:1:2: clé inconnue « courrier » ; vouliez-vous dire « courriel » ?\n"},
      {"a word that is no choice", "[courriel]\nenvoi = \"mail\"\n",
       "vigie.toml:2:9: « envoi » attend un de ces mots : « dossier », « smtp » ; pas « mail ».\n"},
      {"a range", "[web]\nport = 80800\n",
       "vigie.toml:2:8: « port » va de 0 à 65535, pas 80800.\n"},
      {"no address", "[web]\nadresse_publique = \"veille.fr\"\n",
       "vigie.toml:2:20: « adresse_publique » commence par https:// (ou http:// pour un essai).\n"},
      {"longer than the law’s good sense", "[conservation]\ntexte_des_flux_jours = 90\n",
       "vigie.toml:2:24: « texte_des_flux_jours » va de 1 à 30, pas 90.\n"},
      {"no range of addresses", "[reseau]\nadresses_privees_permises = [\"localhost\"]\n",
       "vigie.toml:2:30: « localhost » n’est pas une plage d’adresses : écrire par exemple "
       "\"127.0.0.0/8\".\n"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const test::TemporaryFolder folder;
    test::write_file(folder.path() / "vigie.toml", c.given);
    EXPECT_EQ(lines(load_vigie(folder.path() / "vigie.toml").diagnostics), c.expected);
  }
}

TEST(NearestWord, FindsSlipsOfTheHandOnly) {
  const std::vector<std::string> known = {"ordre", "suppleant", "part"};
  EXPECT_EQ(nearest_word("orde", known), "ordre");
  EXPECT_EQ(nearest_word("suppléant", known), "suppleant");
  EXPECT_FALSE(nearest_word("fermetures", known));
}

}  // namespace
}  // namespace vigie::config
