// SPDX-License-Identifier: EUPL-1.2
#include "letter/difference.hpp"

#include <gtest/gtest.h>

namespace vigie::letter {
namespace {

std::string shown(std::string_view before, std::string_view after) {
  std::string out;
  for (const Change& each : difference(before, after)) {
    out += each.kind == Change::Kind::kept    ? each.text
           : each.kind == Change::Kind::added ? "+" + each.text + "+"
                                              : "-" + each.text + "-";
  }
  return out;
}

TEST(Difference, MarksWordsThatCameAndWent) {
  struct Case {
    const char* why;
    const char* before;
    const char* after;
    const char* expected;
  };
  static constexpr Case kCases[] = {
      {"nothing", "un deux", "un deux", "un deux"},
      {"a word in the middle", "un deux trois", "un dix trois", "un -deux -+dix +trois"},
      {"at the end", "un deux", "un deux trois", "un -deux-+deux trois+"},
      {"all gone", "un deux", "", "-un deux-"},
      {"all new", "", "un", "+un+"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(shown(c.before, c.after), c.expected);
  }
}

TEST(Difference, GivesBothTextsBackWhole) {
  const std::string before = "Le camion part.\n\nIl revient le soir, sans bruit.\n";
  const std::string after = "Le camion blanc part.\n\nIl revient, le soir.\nFin.";
  std::string old_text;
  std::string new_text;
  for (const Change& each : difference(before, after)) {
    if (each.kind != Change::Kind::added) old_text += each.text;
    if (each.kind != Change::Kind::removed) new_text += each.text;
  }
  EXPECT_EQ(old_text, before);
  EXPECT_EQ(new_text, after);
}

TEST(Difference, StaysBoundedForLongTexts) {
  std::string before;
  std::string after;
  for (int i = 0; i < 5000; ++i) {
    before += "a" + std::to_string(i) + " ";
    after += "b" + std::to_string(i) + " ";
  }
  EXPECT_EQ(difference(before, after).size(), 2U);
}

}  // namespace
}  // namespace vigie::letter
