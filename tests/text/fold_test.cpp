// SPDX-License-Identifier: EUPL-1.2
#include "text/fold.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vigie::text {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : " ") + part;
  return out;
}

TEST(Fold, KeepsWhatTwoSpellingsShare) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"accents and capitals", "ÉTÉ à Évry-Courcouronnes", "ete a evry-courcouronnes"},
      {"decomposed accents", "e\u0301te\u0301", "ete"},
      {"ligatures", "Œuvre, ex æquo", "oeuvre, ex aequo"},
      {"apostrophes", "l’État, l'État", "l'etat, l'etat"},
      {"dashes", "Saint–Denis — Île‑de‑France", "saint-denis - ile-de-france"},
      {"spaces", "7\u202F500\u00A0€", "7 500 €"},
      {"soft hyphen", "quar\u00ADtier", "quartier"},
      {"no UTF-8", "caf\xE9 noir", "caf noir"},
      {"other scripts", "Ιούλ", "ιουλ"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(fold(c.given), c.expected);
    EXPECT_EQ(fold(c.expected), c.expected);
  }
}

TEST(Words, SplitFrenchAsReadersDo) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"punctuation", "École : fermée ! (enfin)", "ecole fermee enfin"},
      {"elisions", "l'école qu’il aime d'Évry", "ecole il aime evry"},
      {"no elision", "aujourd’hui, prud'hommes", "aujourdhui prudhommes"},
      {"compound", "Seine-Saint-Denis", "seine saint denis"},
      {"middle dot", "les chargé·es et élu·e·s", "les chargees et elues"},
      {"bracket", "les chargé(e)s, un(e) élu(e)", "les chargees une elue"},
      {"dot", "les élu.e.s. Les autres", "les elues les autres"},
      {"hyphen", "chargé-e-s de mission", "chargees de mission"},
      {"other word", "acteur·rices, chercheur·euse·s", "acteurs chercheurs"},
      {"inversion is no ending", "dit-elle, parle-t-il", "dit elle parle t il"},
      {"sentence end is no ending", "la cité. Es tu là", "la cite es tu la"},
      {"initials", "Q.P.V. et C.A.F.", "q p v et c a f"},
      {"numbers", "Quartiers 2030", "quartiers 2030"},
      {"nothing", "« … »", ""},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(joined(words(c.given)), c.expected);
  }
}

TEST(Words, KnowWhereTheyStand) {
  const std::string text = "L’école d’Évry";
  FoldedText room;
  const Folded read = fold_words(text, room);
  ASSERT_EQ(read.words.size(), 2U);
  const FoldedWord school = read.words[0];
  const FoldedWord town = read.words[1];
  EXPECT_EQ(text.substr(school.begin, school.end - school.begin), "école");
  EXPECT_EQ(text.substr(town.begin, town.end - town.begin), "Évry");
  EXPECT_EQ(read.folded, "ecole evry");
  EXPECT_EQ(read.folded_of(town), "evry");
}

TEST(Words, HaveRoomWhereFoldingLengthensThem) {
  const std::string blessing = "\uFDFA";  // three bytes, four words of Arabic
  std::string text;
  for (int i = 0; i < 50; ++i) text += blessing + "a ";
  FoldedText room;
  const Folded read = fold_words(text, room);
  ASSERT_EQ(read.words.size(), 50U);
  const std::string_view first = read.folded_of(read.words[0]);
  EXPECT_GT(first.size(), blessing.size() + 1);
  EXPECT_TRUE(first.ends_with('a'));
  EXPECT_EQ(read.folded_of(read.words[49]), first);
  EXPECT_EQ(read.folded.size(), 50 * (first.size() + 1) - 1);
  const Folded nothing = fold_words("", room);
  EXPECT_TRUE(nothing.words.empty() && nothing.folded.empty());
}

TEST(Words, OfTheStartOfAText) {
  const std::string text = "L’école, chargé·es d’Évry";
  FoldedText room;
  const Folded read = fold_words(text, room);
  const std::size_t comma = text.find(',');
  const auto school = read.first(comma);
  ASSERT_TRUE(school);
  EXPECT_EQ(school->text, "L’école");
  EXPECT_EQ(school->folded, "ecole");
  EXPECT_EQ(school->words.size(), 1U);
  EXPECT_EQ(read.first(text.size())->folded, read.folded);
  EXPECT_EQ(read.first(0)->folded, "");
  EXPECT_FALSE(read.first(comma - 1)) << "inside a word";
  EXPECT_FALSE(read.first(text.find("·"))) << "an ending belongs to its word";
}

}  // namespace
}  // namespace vigie::text
