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
  // maire, Roubaix, reçoit, 12, familles, mardi
  EXPECT_EQ(kinds, (std::vector{TermKind::common, TermKind::town, TermKind::word, TermKind::number,
                                TermKind::common, TermKind::date}));
}

TEST(Sketch, TakesTheTownInFrontForATown) {
  struct Case {
    std::string_view why, title;
    TermKind kind;
  };
  static constexpr Case kCases[] = {
      {"before a colon", "Arzon : la météo du vendredi", TermKind::town},
      {"before a stop", "Saint-Brieuc. Le musée rouvre", TermKind::town},
      {"before a dash", "Lannion – Le musée rouvre", TermKind::town},
      {"with an article", "Le Havre. Le musée rouvre", TermKind::town},
      {"after « à »", "À Loudéac, le musée rouvre", TermKind::town},
      {"a village that begins a sentence", "Arzon attend la météo", TermKind::word},
      {"a city that begins a sentence", "Marseille attend la météo", TermKind::town},
      {"the matter in front", "Retraites. La grève continue", TermKind::name},
      {"a département", "Seine-Maritime : la grève continue", TermKind::common},
      {"no name at all", "Les voisins veillent", TermKind::word}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(sketch_of(c.title, "").terms.front().kind(), c.kind);
  }
}

TEST(Sketch, TakesThousandsForOneNumber) {
  const auto plain = words_of("1200 salariés");
  EXPECT_EQ(words_of("1 200 salariés"), plain);
  EXPECT_EQ(words_of("1.200 salariés"), plain);
  EXPECT_EQ(words_of("1\u00A0200 salariés"), plain);
  EXPECT_EQ(words_of("1\u202F200 salariés"), plain);
  EXPECT_EQ(words_of("1 200 000 salariés"), words_of("1200000 salariés"));
  EXPECT_EQ(words_of("En 2026 300 salariés").size(), 3U);
  EXPECT_EQ(words_of("Article 12, 300 salariés").size(), 4U);
  EXPECT_EQ(words_of("De 10 à 200 salariés").size(), 3U);
}

TEST(Sketch, TakesTheLongFormOfAnAcronymForIt) {
  EXPECT_EQ(words_of("L’Agence nationale pour la rénovation urbaine change de tête"),
            words_of("L’ANRU change de tête"));
  EXPECT_EQ(words_of("Les quartiers prioritaires de la politique de la ville comptés"),
            words_of("Les QPV comptés"));
  EXPECT_NE(words_of("L’Agence nationale de santé"), words_of("L’ANRU"));
}

TEST(Sketch, KnowsHowFarADecisionHasCome) {
  EXPECT_EQ(sketch_of("L’Assemblée examine la réforme", "").stage, Stage::ahead);
  EXPECT_EQ(sketch_of("La réforme adoptée par l’Assemblée", "").stage, Stage::taken);
  EXPECT_EQ(sketch_of("La loi promulguée", "").stage, Stage::in_force);
  EXPECT_EQ(sketch_of("Le Sénat rejette le budget", "").stage, Stage::refused);
  EXPECT_EQ(sketch_of("Le budget rejeté après examen", "").stage, Stage::several);
  EXPECT_EQ(sketch_of("Incendie au Pile", "").stage, Stage::none);
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

TEST(TitleKind, KnowsAPartOfASeries) {
  EXPECT_TRUE(sketch_of("Reconstruire la ville, épisode 2/5 : le marché", "").part);
  EXPECT_TRUE(sketch_of("Nos tours, volet 3 : le gardien", "").part);
  EXPECT_TRUE(sketch_of("Ligue 2, 20e journée : Chambly bat Orléans", "").part);
  EXPECT_TRUE(sketch_of("La lettre n° 12", "").part);
  EXPECT_FALSE(sketch_of("Un épisode de pluie, 200 évacués", "").part);
  EXPECT_FALSE(sketch_of("Incendie : 24/24, les pompiers veillent à 2 heures", "").part &&
               sketch_of("Douze blessés", "").part);
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
      {"Conseil municipal de Creil", true},
      {"Creil : conseil de quartier jeudi", true},
      {"Saint-Brieuc. Assemblée générale de l’association", true},
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
