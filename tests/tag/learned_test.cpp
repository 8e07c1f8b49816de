// SPDX-License-Identifier: EUPL-1.2
#include "tag/learned.hpp"

#include <gtest/gtest.h>

#include "tag/theme_tagger.hpp"
#include "tag/train.hpp"

namespace vigie::tag {
namespace {

const ThemeTagger& rules() {
  static const ThemeTagger tagger({{"education", {{"école", TermKind::term, kPlainTerm}}},
                                   {"sante", {{"hôpital", TermKind::term, kPlainTerm}}}});
  return tagger;
}

Example example(std::string_view title, std::string_view code) {
  const ArticleWords words = read_article(title, "");
  const std::vector<double> sums = rules().sums(words);
  Example made;
  made.features = features_of(words, {rules().codes(), sums});
  for (const std::string& each : rules().codes()) {
    made.answers.push_back(each == code ? Answer::yes : Answer::no);
  }
  made.hash = hash_of(title);
  return made;
}

/// Curators call canteens education; the rules know nothing of them.
std::vector<Example> lessons() {
  static constexpr std::string_view kTowns[] = {"Lens",   "Tours",  "Creil", "Dreux",
                                                "Rouen",  "Metz",   "Brest", "Lille",
                                                "Nantes", "Angers", "Nice",  "Sète"};
  std::vector<Example> examples;
  for (const std::string_view town : kTowns) {
    const std::string name(town);
    examples.push_back(example("La cantine de " + name + " change de menus", "education"));
    examples.push_back(example("Une école rouvre, " + name, "education"));
    examples.push_back(example("L’hôpital de " + name + " sature", "sante"));
    examples.push_back(example("Le marché de " + name + " déménage", ""));
  }
  return examples;
}

std::vector<std::string> passing(const Learned& learned, std::string_view title) {
  const ArticleWords words = read_article(title, "");
  const std::vector<double> sums = rules().sums(words);
  std::vector<std::string> codes;
  for (const Suggestion& each : learned.suggest(words, {rules().codes(), sums})) {
    if (each.passes) codes.push_back(each.code);
  }
  return codes;
}

TEST(Learned, FindsWhatTheRulesDoNotKnowAndSaysByWhichWords) {
  const Learned learned(train(rules().codes(), lessons()).questions);
  EXPECT_EQ(passing(learned, "La cantine de Vichy ferme"), std::vector<std::string>{"education"});
  EXPECT_EQ(passing(learned, "L’hôpital de Vichy ferme"), std::vector<std::string>{"sante"});
  EXPECT_TRUE(passing(learned, "Le marché de Vichy ferme").empty());
  const ArticleWords words = read_article("La cantine de Vichy ferme", "");
  const std::vector<double> sums = rules().sums(words);
  const auto said = learned.suggest(words, {rules().codes(), sums});
  EXPECT_NE(said.front().why.find("cantine"), std::string::npos) << said.front().why;
}

TEST(Learned, IsTheSameForTheSameExamples) {
  const Learned first(train(rules().codes(), lessons()).questions);
  const Learned second(train(rules().codes(), lessons()).questions);
  EXPECT_EQ(first.write(), second.write());
}

TEST(Learned, AsksNothingWithoutExamplesEnough) {
  auto few = lessons();
  few.resize(6);
  EXPECT_TRUE(train(rules().codes(), few).questions.empty());
}

TEST(Learned, ReadsBackWhatItWrote) {
  const Learned learned(train(rules().codes(), lessons()).questions);
  const auto read = Learned::read(learned.write());
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(read->write(), learned.write());
  EXPECT_EQ(passing(*read, "La cantine de Vichy ferme"), std::vector<std::string>{"education"});
}

TEST(Learned, RefusesAFileThatIsNoModel) {
  struct Case {
    std::string_view why, file, expected;
  };
  static constexpr Case kCases[] = {
      {"empty", "", "model without questions"},
      {"something else", "bonjour\n", "no model"},
      {"another version", "vigie-modele\t2\n", "model version 2"},
      {"no version", "vigie-modele\t\n", "no model"},
      {"no question", "vigie-modele\t1\n", "model without questions"},
      {"weight before its question", "vigie-modele\t1\nW\t1\t1\n", "line 2"},
      {"question cut short", "vigie-modele\t1\nQ\tsante\t0\t0.5\n", "line 2"},
      {"no number", "vigie-modele\t1\nQ\tsante\tnan\t0.5\t9\t9\n", "line 2"},
      {"infinite", "vigie-modele\t1\nQ\tsante\tinf\t0.5\t9\t9\n", "line 2"},
      {"too heavy", "vigie-modele\t1\nQ\tsante\t0\t0.5\t9\t9\nW\t1\t1e9\n", "line 3"},
      {"out of order", "vigie-modele\t1\nQ\tsante\t0\t0.5\t9\t9\nW\t2\t1\nW\t1\t1\n", "line 4"},
      {"unknown line", "vigie-modele\t1\nX\t\n", "line 2"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto read = Learned::read(c.file);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().detail, c.expected);
  }
}

}  // namespace
}  // namespace vigie::tag
