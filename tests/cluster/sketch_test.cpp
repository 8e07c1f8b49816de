// SPDX-License-Identifier: EUPL-1.2
#include "cluster/sketch.hpp"

#include <gtest/gtest.h>

#include "cluster/title_kind.hpp"
#include "text/fold.hpp"

namespace vigie::cluster {
namespace {

std::vector<std::uint32_t> words_of(std::string_view title) {
  std::vector<std::uint32_t> words;
  for (const Term term : sketch_of(title, "").terms) words.push_back(term.word());
  return words;
}

TEST(Sketch, DoesNotSeeTypographyOrLabels) {
  struct Case {
    std::string_view why, one, other;
  };
  static constexpr Case kCases[] = {
      {"stop or colon", "Tarbes. La mobilisation reste forte",
       "Tarbes\u00A0: la mobilisation reste forte"},
      {"quotes", "Iran : « pas touché par un missile »", "Iran: \"pas touché par un missile\""},
      {"apostrophes", "L’Irlande du Nord sort de l’impasse", "L'Irlande du Nord sort de l'impasse"},
      {"capitals", "LA CENTRALE DU HAVRE FERMERA", "La centrale du Havre fermera"},
      {"label in front", "VIDÉO. Le Pentagone dénonce un navire", "Le Pentagone dénonce un navire"},
      {"two labels", "EN IMAGES, DIRECT - Le Pentagone dénonce un navire",
       "Le Pentagone dénonce un navire"},
      {"agency behind", "La centrale du Havre fermera (AFP)", "La centrale du Havre fermera"},
      {"plural", "Des statues vandalisées dans une église",
       "Une statue vandalisée dans des églises"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(words_of(c.one), words_of(c.other));
    EXPECT_FALSE(words_of(c.one).empty());
  }
}

TEST(Sketch, KnowsNamesNumbersAndDays) {
  const Sketch sketch = sketch_of("Le maire de Roubaix reçoit 12 familles mardi", "");
  std::vector<TermKind> kinds;
  for (const Term term : sketch.terms) kinds.push_back(term.kind());
  EXPECT_EQ(kinds, (std::vector{TermKind::word, TermKind::name, TermKind::word, TermKind::number,
                                TermKind::word, TermKind::date}));
}

TEST(Sketch, TakesThePlaceInFrontForAName) {
  EXPECT_EQ(sketch_of("Arzon : la météo du vendredi", "").terms.front().kind(), TermKind::name);
  EXPECT_EQ(sketch_of("Arzon attend la météo", "").terms.front().kind(), TermKind::word);
}

TEST(Sketch, IsBoundedWhateverTheText) {
  std::string flood;
  for (int i = 0; i < 100'000; ++i) flood += "Mot" + std::to_string(i) + " ";
  EXPECT_EQ(sketch_of(flood, flood).terms.size(), kTitleTerms + kTextTerms);
}

TEST(Sketch, IsTheSameHoweverManyWordsWereReadBefore) {
  const std::string title = "Le maire de Roubaix reçoit 12 familles mardi";
  const std::string text = "Les habitants du Pile s’opposent à la démolition de leurs maisons.";
  const Sketch before = sketch_of(title, text);
  for (int i = 0; i < 200'000; i += 30) {
    std::string others;
    for (int word = i; word < i + 30; ++word) others += "mot" + std::to_string(word) + "al ";
    (void)sketch_of("", others);
  }
  const Sketch after = sketch_of(title, text);
  EXPECT_EQ(after.terms, before.terms);
  EXPECT_EQ(after.generic, before.generic);
}

TEST(TitleKind, KnowsALivePage) {
  EXPECT_TRUE(sketch_of("Lens-Lille en direct : le derby à la pause", "").live);
  EXPECT_TRUE(sketch_of("DIRECT. Lens-Lille : le derby à la pause", "").live);
  EXPECT_TRUE(sketch_of("Suivez le derby entre Lens et Lille", "").live);
  EXPECT_FALSE(sketch_of("Lille : un vol direct pour Oran", "").live);
}

TEST(TitleKind, KnowsATitleThatSaysTooLittleToTellAnEvent) {
  struct Case {
    std::string_view title;
    bool generic;
  };
  static constexpr Case kCases[] = {
      {"Météo", true},
      {"Le journal de 20h", true},
      {"Le journal de 20 h du lundi 2 février 2026", true},
      {"La météo du jour", true},
      {"Horoscope du mardi 3 février : Bélier, Taureau, Gémeaux", true},
      {"Revue de presse", true},
      {"L'édito de Jean Dupont", true},
      {"Lille", true},
      {"", true},
      {"Tarbes. La mobilisation reste forte", false},
      {"Roubaix : les habitants du Pile contre la démolition", false},
      {"Météo : treize départements placés en vigilance orange aux orages", false},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(sketch_of(c.title, "").generic, c.generic) << c.title;
  }
}

}  // namespace
}  // namespace vigie::cluster
