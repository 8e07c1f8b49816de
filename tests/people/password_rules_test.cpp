// SPDX-License-Identifier: EUPL-1.2
#include "people/password_rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "people/wording.hpp"
#include "support/wording.hpp"

namespace vigie::people {
namespace {

TEST(PasswordRules, RefuseWhatAGuesserTriesFirst) {
  struct Case {
    std::string_view given;
    PasswordVerdict expected;
  };
  static constexpr Case kCases[] = {{"", PasswordVerdict::too_short},
                                    {"Xk4!mqz9 B7", PasswordVerdict::too_short},
                                    {"aaaaaaaaaaaa", PasswordVerdict::repeated},
                                    {"abababababab", PasswordVerdict::repeated},
                                    {"abcdabcdabcd", PasswordVerdict::repeated},
                                    {"121212121212", PasswordVerdict::repeated},
                                    {"aaaabbbbcccc", PasswordVerdict::repeated},
                                    {"éééééééééééé", PasswordVerdict::repeated},
                                    {"azertyuiopqs", PasswordVerdict::row},
                                    {"qwertyuiop12", PasswordVerdict::row},
                                    {"123456789012", PasswordVerdict::row},
                                    {"0987654321ab", PasswordVerdict::row},
                                    {"abcdefghijkl", PasswordVerdict::row},
                                    {"1a2z3e4r5t6y", PasswordVerdict::row},
                                    {"motdepasse12", PasswordVerdict::common},
                                    {"MotDePasse2026!", PasswordVerdict::common},
                                    {"P@ssw0rd1234", PasswordVerdict::common},
                                    {"password!password!", PasswordVerdict::common},
                                    {"bienvenue2026", PasswordVerdict::common},
                                    {"Soleil-Bonjour-1", PasswordVerdict::common},
                                    {"vigiepanorama", PasswordVerdict::common},
                                    {"Été 1998 !!!!", PasswordVerdict::common},
                                    {"19/04/1974-75", PasswordVerdict::common}};  // digits alone
  for (const Case& c : kCases) {
    EXPECT_EQ(judge_password(c.given), c.expected) << c.given;
  }
  EXPECT_EQ(judge_password(std::string(kPasswordBytesMax + 1, 'a')), PasswordVerdict::too_long);
}

TEST(PasswordRules, TakeAPhraseWithoutAskingForSigns) {
  for (const std::string_view fine :
       {"une phrase assez longue", "correct horse battery staple", "girafe tonnelle brique moulin",
        "J’habite au 3e étage", "kavo-tipe-rosu-mila", "x7Qp2mVt9LzR", "четыре случайных слова",
        "Paris и четыре слова"}) {
    EXPECT_EQ(judge_password(fine), PasswordVerdict::fine) << fine;
  }
}

TEST(PasswordRules, HaveASentenceForEachVerdict) {
  test::expect_words_for_each(kPasswordVerdicts, [](PasswordVerdict v) { return sentence_of(v); });
}

rc::Gen<std::string> of_letters(std::size_t size) {
  static const std::string kSigns =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  return rc::gen::container<std::string>(size, rc::gen::elementOf(kSigns));
}

RC_GTEST_PROP(PasswordRules, TakeLongOnesOfChance, ()) {
  const auto given = *of_letters(24);
  RC_ASSERT(judge_password(given) == PasswordVerdict::fine);
}

RC_GTEST_PROP(PasswordRules, RefuseShortUnitsAgainAndAgain, ()) {
  const auto unit = *of_letters(*rc::gen::inRange<std::size_t>(1, 5));
  std::string given;
  while (given.size() < 16) given += unit;
  RC_ASSERT(judge_password(given) == PasswordVerdict::repeated);
}

RC_GTEST_PROP(PasswordRules, RefuseACommonWordWhateverDigitsStandAroundIt, ()) {
  const auto word = *rc::gen::element<std::string>("motdepasse", "azerty", "soleil", "Marseille");
  const auto before = *rc::gen::inRange(0, 1'000'000);
  const auto given = std::to_string(before) + word + "-" + std::to_string(1'000'000 + before);
  RC_ASSERT(judge_password(given) != PasswordVerdict::fine);
}

}  // namespace
}  // namespace vigie::people
