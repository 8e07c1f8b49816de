// SPDX-License-Identifier: EUPL-1.2
#include "tag/likelihood.hpp"

#include <gtest/gtest.h>

namespace vigie::tag {
namespace {

double likelihood(std::string_view title, std::string_view excerpt = "") {
  static const ThemeTagger themes(
      {{"questions-urbaines",
        {{"logement social", TermKind::term, kStrongTerm}, {"HLM", TermKind::term, kStrongTerm}}}});
  static const auto places = TerritoryTagger::load(
      "R\tR32\tHauts-de-France\nD\t59\tNord\tR32\nC\t59512\tRoubaix\t98892\n");
  const ArticleWords words = read_article(title, excerpt);
  return panorama_likelihood(themes.find(words), places->find(words));
}

TEST(PanoramaLikelihood, PutsTheNationalSubjectBeforeTheLocalOneAndBeforeTheRest) {
  const double national = likelihood("Logement social : le rapport du Sénat sur les HLM");
  const double local = likelihood("Roubaix : des HLM rénovés");
  const double rest = likelihood("Le marché déménage");
  const double match = likelihood("Ligue 1 : des quartiers entiers en fête après la finale");
  EXPECT_GT(national, local);
  EXPECT_GT(local, rest);
  EXPECT_GT(rest, 0);
  EXPECT_LT(national, 1);
  EXPECT_LT(match, local);
  EXPECT_GT(likelihood("Inégalités : ce que dit l'Insee des quartiers"), rest)
      << "without a theme too";
}

TEST(PanoramaLikelihood, BelievesWhatWasLearnedTheMoreItHasSeen) {
  EXPECT_DOUBLE_EQ(blended(0.2, 0.9, 0), 0.2);
  EXPECT_LT(blended(0.2, 0.9, 8), blended(0.2, 0.9, 80));
  EXPECT_LT(blended(0.2, 0.9, 800), 0.9);
  EXPECT_GT(blended(0.2, 0.9, 800), 0.85);
}

}  // namespace
}  // namespace vigie::tag
