// SPDX-License-Identifier: EUPL-1.2
#include "tag/theme_tagger.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace vigie::tag {
namespace {

ThemeTagger tagger() {
  return ThemeTagger({
      {"education",
       {{"réussite éducative", TermKind::term, kStrongTerm},
        {"PRE", TermKind::term, kStrongTerm},
        {"école", TermKind::term, kPlainTerm},
        {"universités", TermKind::term, kPlainTerm},
        {"classe", TermKind::term, kCommonTerm},
        {"professeur", TermKind::term, kCommonTerm},
        {"tableau", TermKind::term, kWeakTerm},
        {"craie", TermKind::term, kWeakTerm},
        {"école de pensée", TermKind::exclusion, kPlainTerm}}},
      {"politique-de-la-ville",
       {{"QPV", TermKind::term, kStrongTerm},
        {"chargé·es de mission ville", TermKind::term, kPlainTerm},
        {"Ville et Banlieue", TermKind::term, kPlainTerm},
        {"adulte-relais", TermKind::term, kStrongTerm}}},
      {"prevention-securite",
       {{"police", TermKind::term, kPlainTerm},
        {"police d'assurance", TermKind::exclusion, kPlainTerm}}},
      {"transition-ecologique",
       {{"papillon", TermKind::term, kPlainTerm},
        {"réparateur*", TermKind::term, kPlainTerm},
        {"économies=", TermKind::term, kPlainTerm}}},
  });
}

std::vector<Tag> tag(const ThemeTagger& themes, std::string_view title, std::string_view excerpt,
                     const std::vector<std::string>& source = {},
                     const std::vector<std::string>& categories = {}) {
  return themes.tag(read_article(title, excerpt, categories), source);
}

std::string codes(const std::vector<Tag>& tags) {
  std::vector<std::string> sorted;
  for (const Tag& tag : tags) sorted.push_back(tag.code);
  std::ranges::sort(sorted);
  std::string out;
  for (const std::string& code : sorted) out += (out.empty() ? "" : " ") + code;
  return out;
}

TEST(ThemeTagger, ReadsVocabularyAsItIsWritten) {
  struct Case {
    std::string_view why, title, excerpt, expected;
  };
  static constexpr Case kCases[] = {
      {"plural and capital", "Les ÉCOLES rouvrent", "", "education"},
      {"elision", "Devant l’école", "", "education"},
      {"strong, in the text alone", "Lundi", "Un programme de réussite éducative.", "education"},
      {"plain, once in the text alone", "Lundi", "Il habite près d'une école.", ""},
      {"plain twice in the text", "Lundi", "Une école, des universités.", "education"},
      {"common alone", "La classe ouvrière", "", ""},
      {"two common in the title", "La classe du professeur", "", "education"},
      {"common with a public actor", "La classe change, dit le ministre", "", "education"},
      {"common with an actor in the text", "La classe change", "La mairie paie.", "education"},
      {"common beside a strong term of another theme", "Une classe en QPV", "",
       "education politique-de-la-ville"},
      {"weak ones alone", "Le tableau et la craie", "Le ministre regarde.", ""},
      {"hyphen or not", "Quarante adultes relais recrutés", "", "politique-de-la-ville"},
      {"abbreviation", "Des moyens pour le PRE", "", "education"},
      {"no abbreviation", "Le pré est vert", "", ""},
      {"abbreviation inside a word", "La PREUVE", "", ""},
      {"inclusive form", "Les chargées de mission ville réunies", "", "politique-de-la-ville"},
      {"exclusion", "Sa police d'assurance", "", ""},
      {"exclusion beside the term", "La police et la police d’assurance", "",
       "prevention-securite"},
      {"exclusion leaves other themes", "École de pensée et police", "", "prevention-securite"},
      {"stem of another length", "L'univers en expansion", "", ""},
      {"stem of the same length", "L'université en grève", "", "education"},
      {"two themes", "La police devant l'école d'un QPV", "",
       "education politique-de-la-ville prevention-securite"},
      {"number is not another word", "La marche des professeurs", "", ""},
      {"stem only where it is said so", "Les réparatrices du quai", "", "transition-ecologique"},
      {"its own form only", "Les économies d'une ville", "", "transition-ecologique"},
      {"not another form", "L'économie d'une ville", "", ""},
      {"a name", "L'application Papillon, un agenda", "", ""},
      {"no name at the head of a sentence", "Papillons : ils reviennent", "",
       "transition-ecologique"},
      {"a capital that is wanted", "Ville et Banlieue réunit ses élus", "",
       "politique-de-la-ville"},
      {"a capital that is not there", "Entre ville et banlieue", "", ""},
      {"a match", "Ligue 1 : la police devant le stade", "", ""},
      {"the weather", "Vigilance orange : les écoles fermées", "", ""},
      {"a trial", "Procès : le professeur devant l'école", "", ""},
      {"another accent", "Un niveau classé élevé", "", ""},
      {"another country", "La police tire à Moscou", "", ""},
      {"another country, with France", "La police tire à Moscou", "La France proteste.",
       "prevention-securite"},
      {"strong alone, in another country", "Un QPV vu de Moscou", "", ""},
      {"strong twice, in another country", "Un QPV et ses adultes-relais vus de Moscou", "",
       "politique-de-la-ville"},
      {"a death", "La mort d’un professeur de police", "", ""},
      {"nothing", "", "", ""},
  };
  const ThemeTagger themes = tagger();
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(codes(tag(themes, c.title, c.excerpt)), c.expected);
  }
}

TEST(ThemeTagger, NamesTheWordsThatMatched) {
  const auto tags = tag(tagger(), "Les écoles des QPV", "Réussite éducative à l'école.");
  ASSERT_EQ(tags.size(), 2U);
  EXPECT_EQ(tags[0].rule, "«\u00A0QPV\u00A0» (titre)");
  EXPECT_EQ(tags[1].rule, "«\u00A0réussite éducative\u00A0», «\u00A0école\u00A0» (titre)");
  EXPECT_GT(tags[0].score, 0.5);
  EXPECT_LT(tags[0].score, 1.0);
}

TEST(ThemeTagger, TakesTheSourceIntoAccount) {
  const ThemeTagger themes = tagger();
  const std::vector<std::string> one = {"education"};
  const std::vector<std::string> many = {"education", "prevention-securite"};
  const auto alone = tag(themes, "Lundi", "", one);
  ASSERT_EQ(alone.size(), 1U);
  EXPECT_EQ(alone[0].rule, "thème de la source");
  EXPECT_LT(alone[0].score, 0.5);
  EXPECT_EQ(codes(tag(themes, "Lundi", "", many)), "");
  EXPECT_EQ(codes(tag(themes, "Lundi", "Près d'une école.", many)), "education");
  EXPECT_EQ(codes(tag(themes, "Lundi", "", {}, {"École"})), "education");
}

}  // namespace
}  // namespace vigie::tag
