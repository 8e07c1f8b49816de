// SPDX-License-Identifier: EUPL-1.2
#include "rota/shared_source.hpp"

#include <gtest/gtest.h>

namespace vigie::rota {
namespace {

const Day kMonday = *parse_day("2027-01-04");

std::vector<SourceHold> shared() {
  const HoldWeeks first = weeks_of(kMonday);
  return {{"oriv", "irev", first}, {"pole", "oriv", other_weeks(first)}};
}

TEST(SharedSource, IsReadByEachEveryOtherWeek) {
  for (int week = 0; week < 60; ++week) {
    const std::string expected = week % 2 == 0 ? "oriv" : "pole";
    for (int day = 0; day < 7; ++day) {
      for (const std::size_t hold : {0U, 1U}) {
        EXPECT_EQ(reader_of_hold(shared(), hold, {}, kMonday + 7 * week + day), expected)
            << iso(kMonday + 7 * week + day) << ": the turn of a year repeats no week";
      }
    }
  }
}

TEST(SharedSource, IsReadByTheOtherHalfWhileOneIsAwayThenByTheBackup) {
  Rota rota;
  rota.absences = {{"oriv", kMonday, kMonday + 4, "congés"}};
  EXPECT_EQ(reader_of_hold(shared(), 0, rota, kMonday), "pole");
  rota.absences.push_back({"pole", kMonday, kMonday + 4, "congés"});
  EXPECT_EQ(reader_of_hold(shared(), 0, rota, kMonday), "irev");
  rota.absences.push_back({"irev", kMonday, kMonday + 4, "congés"});
  EXPECT_EQ(reader_of_hold(shared(), 0, rota, kMonday), "oriv") << "nobody is there: it stays";
}

TEST(SharedSource, AHalfWhoseOtherHalfIsGoneIsWhole) {
  std::vector<SourceHold> holds = shared();
  holds.pop_back();
  EXPECT_FALSE(other_half(holds, 0));
  EXPECT_EQ(reader_of_hold(holds, 0, {}, kMonday), "oriv");
  EXPECT_EQ(reader_of_hold(holds, 0, {}, kMonday + 7), "oriv");
}

TEST(SharedSource, TwoThatHoldAllOfItBothReadIt) {
  const std::vector<SourceHold> holds = {{"oriv", "", HoldWeeks::all},
                                         {"pole", "", HoldWeeks::all}};
  EXPECT_EQ(reader_of_hold(holds, 0, {}, kMonday), "oriv");
  EXPECT_EQ(reader_of_hold(holds, 1, {}, kMonday), "pole");
}

}  // namespace
}  // namespace vigie::rota
