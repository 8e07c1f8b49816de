// SPDX-License-Identifier: EUPL-1.2
#include "rota/wording.hpp"

#include <gtest/gtest.h>

#include <set>

#include "support/wording.hpp"

namespace vigie::rota {
namespace {

TEST(RotaWording, SaysWhoDoesAWeekAndWhy) {
  struct Case {
    Why why;
    std::string_view reason, expected;
  };
  static constexpr Case kCases[] = {
      {Why::plan, "", "Sud"},
      {Why::swap, "", "Sud, par échange avec Nord"},
      {Why::replacement, "cyclone", "Sud, qui remplace Nord (cyclone)"},
      {Why::backup, "congés", "Sud, suppléant de Nord, absent (congés)"},
      {Why::closed, "rencontres", "personne, semaine fermée (rencontres)"},
      {Why::nobody, "", "personne, car Nord est absent et aucun suppléant n’est là"}};
  std::set<std::string> said;
  for (const Case& c : kCases) {
    const DutyHolder duty{"sud", "nord", "nord", c.why, std::string(c.reason)};
    said.insert(who_and_why(duty, {"Sud", "Nord"}));
    EXPECT_EQ(who_and_why(duty, {"Sud", "Nord"}), c.expected);
  }
  EXPECT_EQ(said.size(), std::size(kCases)) << "no two reasons read the same";
}

TEST(RotaWording, SaysWhatACentreDoesAgainstItsShare) {
  struct Case {
    int turns, open_days;
    double ahead;
    std::string_view expected;
  };
  static constexpr Case kCases[] = {
      {3, 14, 1,
       "Labo Cités fait 3 semaines, 14 jours ouvrés, 1 de plus que sa part, rendu au "
       "semestre prochain."},
      {1, 5, -2.4,
       "Labo Cités fait 1 semaine, 5 jours ouvrés, 2 de moins que sa part, dus au "
       "semestre prochain."},
      {2, 10, 0.5, "Labo Cités fait 2 semaines, 10 jours ouvrés, juste sa part."},
      {0, 0, -1, "Labo Cités n’a pas de tour, 1 de moins que sa part, dû au semestre prochain."}};
  for (const Case& c : kCases) {
    const CentreAccount account{
        .centre = "labo", .turns = c.turns, .open_days = c.open_days, .ahead_days = c.ahead};
    EXPECT_EQ(fairness_sentence(account, "Labo Cités", TurnSpan::week, MadeUp::next_half_year),
              c.expected);
  }
}

TEST(RotaWording, CountsOpenDaysWithAComma) {
  EXPECT_EQ(open_days_words(6), "6 jours ouvrés");
  EXPECT_EQ(open_days_words(6.54), "6,5 jours ouvrés");
  EXPECT_EQ(open_days_words(1), "1 jour ouvré");
  EXPECT_EQ(open_days_words(0), "0 jour ouvré");
}

TEST(RotaWording, HasAWordForEachKindAndState) {
  test::expect_words_for_each(kOverrideKinds, [](OverrideKind kind) { return word_of(kind); });
  test::expect_words_for_each(kOverrideStates, [](OverrideState state) { return word_of(state); });
}

TEST(RotaWording, ReadsTheHourOfTheHandOver) {
  EXPECT_EQ(hour_in_words("lundi 09:00"), "lundi à 9\u00a0h\u00a000");
  EXPECT_EQ(hour_in_words("mardi 14:30"), "mardi à 14\u00a0h\u00a030");
  EXPECT_EQ(hour_in_words("demain"), "demain");
}

}  // namespace
}  // namespace vigie::rota
