// SPDX-License-Identifier: EUPL-1.2
#include "letter/print_estimate.hpp"

#include <gtest/gtest.h>

#include "letter/sample_issue.hpp"

namespace vigie::letter {
namespace {

Issue issue_with(std::string body) {
  auto material = test::full_material();
  material.texts[0].body_markdown = std::move(body);
  return test::assemble(test::small_plan(), "2026-11", 7, material);
}

TEST(PrintedLines, GrowWithWhatIsWritten) {
  const LetterPlan plan = test::small_plan();
  const std::string line = std::string(90, 'x') + " ";
  std::string text;
  int before = printed_lines(plan, issue_with(""), 1);
  for (int i = 0; i < 30; ++i) {
    text += line;
    const int lines = printed_lines(plan, issue_with(text), 1);
    EXPECT_GE(lines, before);
    EXPECT_LE(lines, before + 2);
    before = lines;
  }
}

TEST(PrintedLines, CountPagesThatThePlanHas) {
  const LetterPlan plan = test::small_plan();
  EXPECT_EQ(printed_lines(plan, issue_with("x"), 0), 0);
  EXPECT_EQ(printed_lines(plan, issue_with("x"), 4), 0);
  EXPECT_GT(printed_lines(plan, issue_with("x"), 1), 0);
}

}  // namespace
}  // namespace vigie::letter
