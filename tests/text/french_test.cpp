// SPDX-License-Identifier: EUPL-1.2
#include "text/french.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vigie::text {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

TEST(FrenchDates, AreWrittenAsInPrint) {
  EXPECT_EQ(long_date(day("2026-04-02")), "2 avril 2026");
  EXPECT_EQ(long_date(day("2026-04-01")), "1er avril 2026");
  EXPECT_EQ(short_date(day("2026-04-02")), "02/04/2026");
  EXPECT_EQ(month_name(day("2026-08-02")), "août 2026");
}

TEST(FrenchDates, NameAWeekByItsWorkingDays) {
  EXPECT_EQ(week_label(day("2026-02-02")), "semaine du 2 au 6 février 2026");
  EXPECT_EQ(week_label(day("2027-02-01")), "semaine du 1er au 5 février 2027");
  EXPECT_EQ(week_label(day("2026-03-30")), "semaine du 30 mars au 3 avril 2026");
  EXPECT_EQ(week_label(day("2026-12-28")), "semaine du 28 décembre 2026 au 1er janvier 2027");
}

TEST(FrenchNumbers, HaveNarrowSpacesAndTheirOwnPlural) {
  EXPECT_EQ(plural(0, "article", "articles"), "0 article");
  EXPECT_EQ(plural(1, "article", "articles"), "1 article");
  EXPECT_EQ(plural(2, "journal", "journaux"), "2 journaux");
  EXPECT_EQ(plural(7500, "article", "articles"), "7\u202F500 articles");
  EXPECT_EQ(number(-1234567), "−1\u202F234\u202F567");
  EXPECT_EQ(number(999), "999");
}

TEST(Typographic, SetsSpacesAndApostrophes) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"apostrophe", "L'école d'Évry", "L’école d’Évry"},
      {"quoted letter is no apostrophe", "le 'x' seul", "le 'x' seul"},
      {"high marks, spaced", "Quoi ? Non ! Oui ;", "Quoi\u202F? Non\u202F! Oui\u202F;"},
      {"high marks, glued", "Quoi? Non!", "Quoi\u202F? Non\u202F!"},
      {"two high marks", "Quoi ?! Vraiment !!", "Quoi\u202F?! Vraiment\u202F!!"},
      {"colon", "Lille : la ville", "Lille\u00A0: la ville"},
      {"colon, glued", "Lille: la ville", "Lille\u00A0: la ville"},
      {"time and ratio", "à 9:30, 2:1", "à 9:30, 2:1"},
      {"quotes", "« oui » et «non»", "«\u00A0oui\u00A0» et «\u00A0non\u00A0»"},
      {"quotes and marks", "« Oui ! », dit-il", "«\u00A0Oui\u202F!\u00A0», dit-il"},
      {"per cent", "16 % et 16%", "16\u00A0% et 16\u00A0%"},
      {"euros", "12 € et 3 M€", "12\u00A0€ et 3\u00A0M€"},
      {"hours", "9 h 30", "9\u00A0h\u00A030"},
      {"thousands", "7 500 et 1 234 567", "7\u202F500 et 1\u202F234\u202F567"},
      {"year before a number", "en 2023 450 articles", "en 2023 450 articles"},
      {"telephone", "01 23 45 67 89", "01 23 45 67 89"},
      {"number sign", "n° 87, p. 3", "n°\u00A087, p.\u00A03"},
      {"number sign, glued", "n°12, p.45, pp.3", "n°\u00A012, p.\u00A045, pp.\u00A03"},
      {"no number sign", "cap.45", "cap.45"},
      {"straight quotes", "Elle dit \"bonjour\" : \"oui\" !",
       "Elle dit «\u00A0bonjour\u00A0»\u00A0: «\u00A0oui\u00A0»\u202F!"},
      {"straight quotes after an apostrophe", "l'\"école\"", "l’«\u00A0école\u00A0»"},
      {"a quote alone", "un vinyle de 12\" ici", "un vinyle de 12\" ici"},
      {"quotes within quotes", "\"le \"mot\" dit\"", "\"le \"mot\" dit\""},
      {"units", "5 km, 20 ha, 3 m", "5\u00A0km, 20\u00A0ha, 3\u00A0m"},
      {"no unit", "5 habitants, 3 m'ont dit", "5 habitants, 3 m’ont dit"},
      {"inclusive form", "Les chargé·es, un·e élu·e", "Les chargé·es, un·e élu·e"},
      {"address", "voir https://a.fr/?q=l'eau;b:c ?", "voir https://a.fr/?q=l'eau;b:c\u202F?"},
      {"bare address", "www.a.fr/?x", "www.a.fr/?x"},
      {"mail", "jean@a.fr: oui", "jean@a.fr: oui"},
      {"line ends stay", "a\n; b", "a\n; b"},
      {"nothing", "", ""},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(typographic(c.given), c.expected);
    EXPECT_EQ(typographic(c.expected), c.expected);
  }
}

RC_GTEST_PROP(TypographicProperty, ChangesNothingTheSecondTime, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("a", "É", "1", "500", "30", " ", " ", "\u00A0", "\u202F", "'",
                                    "’", ";", "!", "?", ":", "«", "»", "%", "€", "h", "km", "n°",
                                    "p.", "·", "https://a.fr", "@", "www.", "\n", "(", ")", "\""));
  std::string text;
  for (const auto& piece : pieces) text += piece;
  const std::string once = typographic(text);
  RC_ASSERT(typographic(once) == once);
}

}  // namespace
}  // namespace vigie::text
