// SPDX-License-Identifier: EUPL-1.2
#include "text/stem.hpp"

#include <gtest/gtest.h>

namespace vigie::text {
namespace {

TEST(Stem, MeetsForTheFormsOfAWord) {
  EXPECT_EQ(stem("quartiers"), stem("quartier"));
  EXPECT_EQ(stem("habitantes"), stem("habitant"));
  EXPECT_EQ(stem("elues"), stem("elu"));
  EXPECT_NE(stem("ecole"), stem("police"));
  EXPECT_EQ(stem(""), "");
}

TEST(Stem, IsRememberedByItsHash) {
  for (int round = 0; round < 2; ++round) {
    for (const std::string_view word : {"quartiers", "ecole", "elues", "xyz", ""}) {
      EXPECT_EQ(stem_hash(word, word_hash(word)), word_hash(stem(word))) << word;
    }
  }
}

struct Known {
  std::uint64_t word = 0;
  std::uint64_t asked = 0;
};

TEST(WordMemory, KeepsTheWordsThatAreMetOften) {
  WordMemory<Known, 4> line;
  std::uint64_t asked = 0;
  const auto recall = [&](std::uint64_t word) {
    return line.recall(word, [&] { return Known{word, ++asked}; }).asked;
  };
  EXPECT_EQ(recall(100), 1U);
  for (std::uint64_t rare = 2; rare < 20; ++rare) {
    EXPECT_EQ(recall(rare), rare) << "made anew";
    EXPECT_EQ(recall(100), 1U) << "in spite of " << rare;
  }
  EXPECT_EQ(recall(2), 2U) << "there was room for it";
  EXPECT_EQ(recall(5), 20U) << "forgotten, and made anew";
}

}  // namespace
}  // namespace vigie::text
