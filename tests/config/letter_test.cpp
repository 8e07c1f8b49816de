// SPDX-License-Identifier: EUPL-1.2
#include "config/letter.hpp"

#include <gtest/gtest.h>

#include "config/own_texts.hpp"
#include "support/fixture.hpp"

namespace vigie::config {
namespace {

LetterPlan our_plan() {
  return load_letter(vigie::test::source_dir() / "newsletter/resonances/letter.toml").value;
}

TEST(LoadLetter, ReadsOurOwnWithoutAWord) {
  const auto loaded = load_letter(vigie::test::source_dir() / "newsletter/resonances/letter.toml");
  for (const Diagnostic& each : loaded.diagnostics) ADD_FAILURE() << to_line(each);
  EXPECT_EQ(loaded.value.key, "resonances");
  ASSERT_EQ(loaded.value.pages.size(), 4U);
  EXPECT_EQ(loaded.value.pages[1].sections[0].block_sources,
            (std::vector<BlockSource>{BlockSource::texts, BlockSource::panorama}));
}

TEST(LoadLetter, SaysEveryMistakeWithItsPlace) {
  const vigie::test::TemporaryFolder folder;
  const auto file = folder.path() / "letter.toml";
  vigie::test::write_file(file, R"(cle = "essai"
nom = "Essai"
centre = "a"
sous_titr = "x"
[[page]]
titre = "Une"
  [[page.rubrique]]
  cle = "a"
  sources = ["panoramas"]
  minimum = 3
  maximum = 2
  [[page.rubrique]]
  cle = "a"
  sources = ["textes"]
[[page]]
titre = "Vide"
)");
  std::string all;
  for (const Diagnostic& each : load_letter(file).diagnostics) {
    EXPECT_GT(each.line, 0) << each.message;
    all += each.message + "\n";
  }
  for (const char* const expected :
       {"sous_titr", "«\u00a0panoramas\u00a0» n’est pas une source",
        "le minimum (3) dépasse le maximum (2)", "est déjà déclarée ligne 7",
        "Cette page n’a pas de rubrique"}) {
    EXPECT_NE(all.find(expected), std::string::npos) << expected << "\n" << all;
  }
}

TEST(LoadLetter, ReadsASecondLetterThatIsTokensAlone) {
  const auto folder = vigie::test::source_dir() / "newsletter/breves";
  const auto loaded = load_letter(folder / "letter.toml");
  for (const Diagnostic& each : loaded.diagnostics) ADD_FAILURE() << to_line(each);
  const LetterPlan& plan = loaded.value;
  EXPECT_EQ(plan.pages.size(), 2U);
  EXPECT_EQ(plan.colours.band, "#0f463a");
  EXPECT_EQ(plan.colours.dark_link, "#8fdcc0");
  EXPECT_EQ(plan.sender.from, "breves@lettre.example.org");
  EXPECT_TRUE(plan.dated_by_day);
  EXPECT_FALSE(std::filesystem::exists(folder / "templates"));  // one layout for all
  const auto texts = load_own_texts(folder / "textes/2026-12", plan);
  for (const Diagnostic& each : texts.diagnostics) ADD_FAILURE() << to_line(each);
  EXPECT_EQ(texts.value.size(), 7U);
}

TEST(LoadLetter, RefusesColoursThatNobodyReads) {
  struct Case {
    const char* why;
    const char* colours;
    const char* expected;
  };
  static constexpr Case kCases[] = {
      {"links too pale", "lien = \"#9db4ff\"", "Contraste, les liens"},
      {"a bar too pale", "barre = \"#ffdf3d\"", "Contraste, la barre des citations"},
      {"no colour", "encre = \"noir\"", "n’est pas une couleur"},
      {"dark ink on dark", "[couleurs.sombre]\nencre = \"#333333\"", "l’encre, en sombre"},
      {"an unknown name", "lein = \"#000000\"", "lein"}};
  const vigie::test::TemporaryFolder folder;
  const auto file = folder.path() / "letter.toml";
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    vigie::test::write_file(file, std::string(R"(cle = "essai"
nom = "Essai"
centre = "a"
[[page]]
titre = "Une"
  [[page.rubrique]]
  cle = "a"
  sources = ["textes"]
[couleurs]
)") + c.colours + "\n");
    std::string all;
    for (const Diagnostic& each : load_letter(file).diagnostics) all += each.message + "\n";
    EXPECT_NE(all.find(c.expected), std::string::npos) << all;
  }
}

TEST(OwnTexts, OfThisRepositoryAreWithoutMistake) {
  const auto loaded = load_own_texts(
      vigie::test::source_dir() / "newsletter/resonances/textes/2026-11", our_plan());
  for (const Diagnostic& each : loaded.diagnostics) ADD_FAILURE() << to_line(each);
  ASSERT_EQ(loaded.value.size(), 12U);
}

TEST(OwnTexts, ReadsItsHeadAndItsBody) {
  const auto read = read_own_text(
      "---\r\nrubrique : a-la-une\r\ntitre\u00a0: Un : titre\r\nbouton : oui\r\nlien : "
      "https://a.fr/x\r\nfiche Où : Nanterre\r\n---\r\nLe texte.\r\n",
      "x.md", our_plan());
  for (const Diagnostic& each : read.diagnostics) ADD_FAILURE() << to_line(each);
  EXPECT_EQ(read.value.title, "Un : titre");
  EXPECT_TRUE(read.value.button);
  ASSERT_EQ(read.value.facts.size(), 1U);
  EXPECT_EQ(read.value.facts[0].label, "Où");
  EXPECT_EQ(read.value.body_markdown, "Le texte.");
}

TEST(OwnTexts, MakesOneLineOfTheWhiteSpaceInATitle) {
  const auto read = read_own_text(
      "---\nrubrique : a-la-une\ntitre : Faire\tensemble \v à  trois\n---\nLe texte.\n", "x.md",
      our_plan());
  EXPECT_TRUE(read.diagnostics.empty());
  EXPECT_EQ(read.value.title, "Faire ensemble à trois");
}

TEST(OwnTexts, SaysWhatIsWrong) {
  struct Case {
    const char* why;
    const char* given;
    const char* expected;
  };
  static constexpr Case kCases[] = {
      {"no head", "Bonjour", "doit commencer par une ligne «\u00a0---\u00a0»"},
      {"no end of the head", "---\ntitre : a\n", "la seconde ligne «\u00a0---\u00a0»"},
      {"a section that is not there", "---\nrubrique : b\ntitre : a\n---\n",
       "pas de rubrique «\u00a0b\u00a0»"},
      {"a slip of the hand", "---\ntitres : a\n---\n", "vouliez-vous «\u00a0titre\u00a0»"},
      {"no colon", "---\ntitre a\n---\n", "«\u00a0mot\u00a0: valeur\u00a0»"},
      {"a number that is none", "---\nordre : un\n---\n", "«\u00a0un\u00a0» n’est pas un nombre"},
      {"a picture nobody can hear", "---\nimage : https://a.fr/i.png\n---\n", "«\u00a0alt\u00a0»"},
      {"Latin-1", "---\ntitre : \xE9\n---\n", "UTF-8"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    std::string all;
    for (const Diagnostic& each : read_own_text(c.given, "x.md", our_plan()).diagnostics) {
      all += each.message + "\n";
    }
    EXPECT_NE(all.find(c.expected), std::string::npos) << all;
  }
}

}  // namespace
}  // namespace vigie::config
