// SPDX-License-Identifier: EUPL-1.2
#include "tag/learned.hpp"

#include <gtest/gtest.h>

#include <algorithm>

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

/// With what the rules say of it.
Example ruled(Example made, std::string_view title) {
  const auto tags = rules().tag(read_article(title, ""));
  for (const std::string& code : rules().codes()) {
    made.ruled.push_back(std::ranges::find(tags, code, &Tag::code) != tags.end());
  }
  return made;
}

Example also(Example made, std::string_view code) {
  for (std::size_t at = 0; at < rules().codes().size(); ++at) {
    if (rules().codes()[at] == code) made.answers[at] = Answer::yes;
  }
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

std::string reason(const Learned& learned, const ArticleWords& words) {
  const std::vector<double> sums = rules().sums(words);
  return learned.suggest(words, {rules().codes(), sums}).front().why;
}

TEST(Learned, GivesAThemeItsOwnReason) {
  const auto stem = [](std::string_view word) { return Tokens(word)[0].stem; };
  std::vector<Weight> weights{{rule_key("sante"), 3.0F},
                              {rule_key("education"), 1.0F},
                              {stem("cantine"), 2.0F},
                              {stem("pavillon"), -2.0F}};
  std::ranges::sort(weights, {}, &Weight::key);
  const Learned learned({{"education", 0.0, 0.5, 9, 9, weights}});
  EXPECT_EQ(reason(learned, read_article("L’hôpital ouvre sa cantine", "")),
            "«\u00A0cantine\u00A0»");
  EXPECT_EQ(reason(learned, read_article("L’hôpital près de l’école", "")), "son vocabulaire");
  EXPECT_EQ(reason(learned, read_article("Un pavillon de l’hôpital", "")),
            "la fréquence de ce thème");
  const std::vector<std::string> categories{"Actualité", "Nos cantines"};
  EXPECT_EQ(reason(learned, read_article("L’hôpital", "", categories)),
            "«\u00A0cantines\u00A0» (rubrique)");
}

TEST(Learned, KeepsToTheRulesWhereExamplesAreFew) {
  auto few = lessons();
  // None of the eight lessons on education holds the word that the rules know.
  std::erase_if(few, [](const Example& each) {
    return each.answers.front() == Answer::yes &&
           std::ranges::any_of(each.features, [](const Feature& feature) {
             return feature.key == rule_key("education");
           });
  });
  for (int spare = 4; spare > 0; --spare) {
    few.erase(std::ranges::find_if(
        few, [](const Example& each) { return each.answers.front() == Answer::yes; }));
  }
  const Learned learned(train(rules().codes(), few).questions);
  ASSERT_TRUE(learned.asks("education"));
  EXPECT_EQ(passing(learned, "Une école rouvre à Vichy"), std::vector<std::string>{"education"});
  EXPECT_EQ(passing(learned, "La cantine change de menus"), std::vector<std::string>{"education"});
}

TEST(Learned, GivesAnArticleOfTwoThemesBoth) {
  auto examples = lessons();
  for (const std::string_view ward : {"A", "B", "C", "D", "E", "F", "G", "H"}) {
    const std::string title = "Cantine de l’hôpital, pavillon " + std::string(ward);
    examples.push_back(also(example(title, "education"), "sante"));
  }
  const Learned learned(train(rules().codes(), examples).questions);
  const std::vector<std::string> both{"education", "sante"};
  EXPECT_EQ(passing(learned, "Cantine de l’hôpital, pavillon Z"), both);
}

TEST(Learned, SharesOneArticleBetweenThemesAndNone) {
  const std::vector<double> even = shares({0, 0});
  EXPECT_DOUBLE_EQ(even.back(), 1.0 / 3);
  const std::vector<double> far = shares({1000, -1000});
  EXPECT_DOUBLE_EQ(far.front(), 1.0);
  EXPECT_DOUBLE_EQ(far.back(), 0.0);
}

TEST(Learned, AnswersThePanoramaApartFromTheThemes) {
  const Learned learned({{"education", 2.0, 0.5, 9, 9, {}},
                         {"panorama", 0.0, 0.5, 9, 9, {}},
                         {"sante", -3.0, 0.5, 9, 9, {}}});
  const ArticleWords words = read_article("Vichy", "");
  const std::vector<double> sums = rules().sums(words);
  const auto said = learned.suggest(words, {rules().codes(), sums});
  ASSERT_EQ(said.size(), 3U);
  EXPECT_DOUBLE_EQ(said[1].score, 0.5);
  EXPECT_NEAR(said[0].score, 0.8756, 1e-3);
  EXPECT_TRUE(said[0].passes);
  EXPECT_FALSE(said[2].passes);
}

TEST(Learned, LeavesTheRulesAThemeThatTheyKnowAsWell) {
  std::vector<Example> examples;
  for (const std::string_view town : {"Lens", "Tours", "Creil", "Dreux", "Rouen", "Metz", "Brest",
                                      "Lille", "Nantes", "Angers", "Nice", "Sète"}) {
    const std::string name(town);
    for (const auto& [title, code] :
         {std::pair<std::string, std::string>{"La cantine de " + name + " change de menus",
                                              "education"},
          {"L’hôpital de " + name + " sature", "sante"},
          {"Le marché de " + name + " déménage", ""}}) {
      examples.push_back(ruled(example(title, code), title));
    }
  }
  const Training training = train(rules().codes(), examples);
  ASSERT_EQ(training.questions.size(), 2U);
  EXPECT_EQ(training.rules[0].right, 0) << "the rules know no canteen";
  EXPECT_EQ(training.rules[1].right, 12) << "they know every hospital";
  EXPECT_EQ(training.rules[1].wrong, 0);
  const auto learned = Learned::read(Learned(training.questions).write());
  ASSERT_TRUE(learned) << learned.error().detail;
  EXPECT_TRUE(learned->asks("education"));
  EXPECT_FALSE(learned->asks("sante"));
  EXPECT_EQ(passing(*learned, "La cantine de Vichy ferme"), std::vector<std::string>{"education"});
  EXPECT_TRUE(passing(*learned, "L’hôpital de Vichy ferme").empty());
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
      {"another version", "vigie-modele\t1\n", "model version 1"},
      {"no version", "vigie-modele\t\n", "no model"},
      {"no question", "vigie-modele\t3\n", "model without questions"},
      {"weight before its question", "vigie-modele\t3\nW\t1\t1\n", "line 2"},
      {"question cut short", "vigie-modele\t3\nQ\tsante\t0\t0.5\n", "line 2"},
      {"no number", "vigie-modele\t3\nQ\tsante\tnan\t0.5\t9\t9\t1\n", "line 2"},
      {"infinite", "vigie-modele\t3\nQ\tsante\tinf\t0.5\t9\t9\t1\n", "line 2"},
      {"too heavy", "vigie-modele\t3\nQ\tsante\t0\t0.5\t9\t9\t1\nW\t1\t1e9\n", "line 3"},
      {"out of order", "vigie-modele\t3\nQ\tsante\t0\t0.5\t9\t9\t1\nW\t2\t1\nW\t1\t1\n", "line 4"},
      {"unknown line", "vigie-modele\t3\nX\t\n", "line 2"},
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
