// SPDX-License-Identifier: EUPL-1.2
#include "cluster/tally.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace vigie::cluster {
namespace {

TEST(Tally, CountsAsAMapDoesWhileItGrowsAndForgets) {
  std::mt19937 chance(7);
  std::map<std::uint32_t, std::uint32_t> known;
  Tally tally;
  for (int step = 0; step < 200'000; ++step) {
    const auto number = static_cast<std::uint32_t>(step % 2 == 0 ? step : chance() % 5'000);
    if (chance() % 3 == 0) {
      tally.take(number, 1);
      if (known[number] > 0) --known[number];
    } else {
      tally.add(number, 2);
      known[number] += 2;
    }
  }
  for (const auto& [number, count] : known) ASSERT_EQ(tally.of(number), count) << number;
}

TEST(Tally, NeverFallsBelowNothing) {
  Tally tally;
  tally.add(0, 1);
  tally.take(0, 5);
  EXPECT_EQ(tally.of(0), 0U);
  EXPECT_EQ(tally.of(1), 0U);
}

TEST(Tally, DoesNotGrowForWhatComesAndGoes) {
  Tally tally;
  const std::size_t before = tally.bytes();
  for (std::uint32_t number = 0; number < 100'000; ++number) {
    tally.add(number, 1);
    tally.take(number, 1);
  }
  EXPECT_EQ(tally.bytes(), before);
}

}  // namespace
}  // namespace vigie::cluster
