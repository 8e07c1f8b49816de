// SPDX-License-Identifier: EUPL-1.2
#include "config/merge_rows.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

constexpr std::string_view kFile =
    "# en tête\n"
    "[a.un]\n"
    "nom = \"Un\"   # un mot\n"
    "\n"
    "# du deux\n"
    "[a.deux]\n"
    "nom = \"Deux\"\n"
    "\n"
    "[a.trois]\n"
    "nom = \"Trois\"\n";

RowGroup rows() {
  RowGroup group;
  group.apart = true;
  group.present = {{"un", 2, 3}, {"deux", 6, 7}, {"trois", 9, 10}};
  group.wanted = {{"un", "", true}, {"deux", "", true}, {"trois", "", true}};
  return group;
}

TEST(MergeRows, LeavesAFileThatSaysTheSameAsItIs) {
  EXPECT_EQ(merge_rows(kFile, {rows()}), std::string(kFile));
}

TEST(MergeRows, WritesTheLinesOfAChangedRowAndNoOther) {
  RowGroup group = rows();
  group.wanted[1] = {"deux", "[a.deux]\nnom = \"2\"\n", false};
  EXPECT_EQ(merge_rows(kFile, {group}),
            "# en tête\n[a.un]\nnom = \"Un\"   # un mot\n\n# du deux\n[a.deux]\nnom = \"2\"\n\n"
            "[a.trois]\nnom = \"Trois\"\n");
}

TEST(MergeRows, DropsARowAndKeepsTheCommentsAroundIt) {
  RowGroup group = rows();
  group.wanted.erase(group.wanted.begin() + 1);
  EXPECT_EQ(merge_rows(kFile, {group}),
            "# en tête\n[a.un]\nnom = \"Un\"   # un mot\n\n# du deux\n\n"
            "[a.trois]\nnom = \"Trois\"\n");
  group.wanted.pop_back();
  EXPECT_EQ(merge_rows(kFile, {group}),
            "# en tête\n[a.un]\nnom = \"Un\"   # un mot\n\n# du deux\n\n");
}

TEST(MergeRows, AddsARowSetApartAfterTheOneBeforeIt) {
  RowGroup group = rows();
  group.wanted.insert(group.wanted.begin() + 1, {"et", "[a.et]\n", false});
  EXPECT_EQ(merge_rows(kFile, {group}),
            "# en tête\n[a.un]\nnom = \"Un\"   # un mot\n\n[a.et]\n\n# du deux\n[a.deux]\n"
            "nom = \"Deux\"\n\n[a.trois]\nnom = \"Trois\"\n");
}

TEST(MergeRows, KeepsTheOrderOfLinesAndBeginsATableThatIsMissing) {
  RowGroup plan;
  plan.present = {{"02", 2, 2}, {"04", 3, 3}};
  plan.wanted = {
      {"01", "01 = 1\n"}, {"02", "", true}, {"03", "03 = 3\n"}, {"04", "", true}, {"05", "05\n"}};
  EXPECT_EQ(merge_rows("[plan]\n02 = 2\n04 = 4\n# fin\n", {plan}),
            "[plan]\n01 = 1\n02 = 2\n03 = 3\n04 = 4\n05\n# fin\n");
  plan.present.clear();
  plan.heading = "[plan]\n";
  EXPECT_EQ(merge_rows("x = 1", {plan}), "x = 1\n\n[plan]\n01 = 1\n03 = 3\n05\n")
      << "a row that the file says by itself is not added";
}

TEST(MergeRows, RefusesRowsThatShareALineOrStandNowhere) {
  RowGroup group = rows();
  group.present.push_back({"quatre", 10, 10});
  EXPECT_FALSE(merge_rows(kFile, {group}));
  group.present.back() = {"quatre", 11, 12};
  EXPECT_FALSE(merge_rows(kFile, {group}));
}

}  // namespace
}  // namespace vigie::config
