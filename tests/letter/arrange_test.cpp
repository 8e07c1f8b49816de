// SPDX-License-Identifier: EUPL-1.2
#include "letter/arrange.hpp"

#include <gtest/gtest.h>

#include "letter/sample_issue.hpp"

namespace vigie::letter {
namespace {

using Kind = BlockMove::Kind;

Block block(std::int64_t id, int page, std::string section, int position) {
  Block out;
  out.id = BlockId{id};
  out.page = page;
  out.section = std::move(section);
  out.position = position;
  return out;
}

std::vector<Block> sample() {
  return {block(1, 1, "une", 1), block(2, 2, "national", 1), block(3, 2, "national", 2),
          block(4, 2, "local", 1)};
}

/// "2@national.2 3@national.1": what changes.
std::string shown(const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& each : blocks) {
    out += std::to_string(each.id.value) + "@" + each.section + "." +
           std::to_string(each.position) + " ";
  }
  return out;
}

TEST(Arranged, MovesABlockAndNumbersItsNeighbours) {
  struct Case {
    const char* why;
    std::int64_t moved;
    BlockMove move;
    const char* expected;
  };
  static const Case kCases[] = {
      {"up within its section", 3, {.kind = Kind::up}, "3@national.1 2@national.2 "},
      {"down within its section", 2, {.kind = Kind::down}, "3@national.1 2@national.2 "},
      {"up from the first place", 2, {.kind = Kind::up}, "2@une.2 3@national.1 "},
      {"down from the last", 3, {.kind = Kind::down}, "3@local.1 4@local.2 "},
      {"nothing before the first of all", 1, {.kind = Kind::up}, ""},
      {"to the next page", 1, {.kind = Kind::right}, "1@national.3 "},
      {"to a place",
       4,
       {.kind = Kind::to, .section = "national", .rank = 2},
       "4@national.2 3@national.3 "},
      {"to a section that is not there", 4, {.kind = Kind::to, .section = "nulle"}, ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(shown(arranged(test::small_plan(), sample(), BlockId{c.moved}, c.move)), c.expected);
  }
}

TEST(SectionFor, SendsAPieceWhereItsSubjectBelongs) {
  const LetterPlan plan = test::small_plan();
  EXPECT_EQ(section_for(plan, test::piece(1, "Loi"), true), "national");
  EXPECT_EQ(section_for(plan, test::piece(1, "À Nanterre", {"92050"}), true), "local");
  EXPECT_EQ(section_for(plan, test::piece(1, "Une émission", {}, "audio"), true), "ecoutes");
  EXPECT_EQ(section_on_page(plan, "national", 2), "national");
  EXPECT_EQ(section_on_page(plan, "national", 3), "ecoutes");
  EXPECT_EQ(section_on_page(plan, "national", 9), "");
}

}  // namespace
}  // namespace vigie::letter
