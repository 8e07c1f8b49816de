// SPDX-License-Identifier: EUPL-1.2
#include "text/contrast.hpp"

#include <gtest/gtest.h>

namespace vigie::text {
namespace {

// The ratios of the design's own table (ink/sheet 17.0, blue/sheet 8.9, quiet/sheet 7.3).
TEST(Contrast, IsThatOfTheStandard) {
  EXPECT_NEAR(*contrast("#000000", "#ffffff"), 21.0, 0.01);
  EXPECT_NEAR(*contrast("#ffffff", "#ffffff"), 1.0, 0.01);
  EXPECT_NEAR(*contrast("#141b33", "#ffffff"), 17.0, 0.05);
  EXPECT_NEAR(*contrast("#ffffff", "#2340a8"), 8.9, 0.05);
  EXPECT_NEAR(*contrast("#4c566e", "#ffffff"), 7.3, 0.05);
}

TEST(Contrast, AnswersNothingOfWhatIsNoColour) {
  for (const char* given : {"", "#fff", "red", "#12345g", "123456", "#1234567"}) {
    EXPECT_FALSE(contrast(given, "#ffffff")) << given;
    EXPECT_EQ(inverted(given), "") << given;
  }
}

TEST(Inverted, TurnsLightnessRoundAndKeepsTheHue) {
  EXPECT_EQ(inverted("#000000"), "#ffffff");
  EXPECT_EQ(inverted("#ff0000"), "#ff0000");
  EXPECT_EQ(inverted(inverted("#2340a8")), "#2340a8");
}

}  // namespace
}  // namespace vigie::text
