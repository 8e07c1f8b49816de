// SPDX-License-Identifier: EUPL-1.2
#include "rota/calibration.hpp"

#include <gtest/gtest.h>

#include "support/wording.hpp"

namespace vigie::rota {
namespace {

constexpr std::int64_t kGazette = 7;
constexpr std::int64_t kMidi = 8;

/// One person's readings of a source, each of so many seconds.
void read(std::vector<DeskGesture>& list, std::int64_t person, std::int64_t source,
          const std::vector<int>& seconds) {
  Instant at{1'000'000};
  list.push_back({person, at, static_cast<std::int64_t>(list.size()) + 1, source});
  for (const int taken : seconds) {
    at = at + taken;
    list.push_back({person, at, static_cast<std::int64_t>(list.size()) + 1, source});
  }
}

TEST(MedianMinutes, AreThoseBetweenTwoGesturesOfOnePerson) {
  std::vector<DeskGesture> list;
  read(list, 1, kGazette, {30, 60, 90});
  read(list, 2, kGazette, {60, 120});
  const Measured measured = median_minutes(list);
  ASSERT_EQ(measured.sources.size(), 1U);
  EXPECT_EQ(measured.sources[0].source, kGazette);
  EXPECT_EQ(measured.sources[0].readings, 5) << "the first gesture of each has no beginning";
  EXPECT_EQ(measured.sources[0].minutes, 1.0);
  ASSERT_TRUE(measured.desk);
  EXPECT_EQ(measured.desk->readings, 5);
}

TEST(MedianMinutes, LeaveOutAPause) {
  std::vector<DeskGesture> list;
  read(list, 1, kGazette, {60, 301, 60, 60});
  read(list, 2, kGazette, {60, 3600, 60, 300});
  const Measured measured = median_minutes(list);
  ASSERT_EQ(measured.sources.size(), 1U);
  EXPECT_EQ(measured.sources[0].readings, 6) << "five minutes is still a reading";
  EXPECT_EQ(measured.sources[0].minutes, 1.0);
}

TEST(MedianMinutes, ShareTheTimeOfOneGestureAmongItsLines) {
  std::vector<DeskGesture> list;
  for (const std::int64_t person : {1, 2}) {
    list.push_back({person, {0}, person * 10, kGazette});
    for (const std::int64_t source : {kGazette, kGazette, kGazette, kMidi}) {
      list.push_back({person, {120}, person * 10 + 1, source});
    }
  }
  const Measured measured = median_minutes(list);
  ASSERT_EQ(measured.sources.size(), 1U) << "two readings of the other are too few";
  EXPECT_EQ(measured.sources[0].readings, 6);
  EXPECT_EQ(measured.sources[0].minutes, 0.5);
}

TEST(MedianMinutes, AreNeverThePaceOfOnePerson) {
  std::vector<DeskGesture> list;
  read(list, 1, kGazette, {60, 60, 60, 60, 60, 60});
  EXPECT_FALSE(median_minutes(list).desk) << "one person alone";
  EXPECT_TRUE(median_minutes(list).sources.empty());
  read(list, 2, kMidi, {20, 20, 20, 20, 20, 20});
  const Measured measured = median_minutes(list);
  EXPECT_TRUE(measured.sources.empty()) << "each source was read by one person";
  ASSERT_TRUE(measured.desk) << "and the desk by two";
  EXPECT_EQ(measured.desk->readings, 12);
}

TEST(MedianMinutes, OfNothingAreNothing) {
  EXPECT_FALSE(median_minutes({}).desk);
  EXPECT_FALSE(median_minutes({{1, {0}, 1, kGazette}, {2, {0}, 2, kGazette}}).desk);
}

TEST(Calibration, HasASentenceForEachRefusal) {
  test::expect_words_for_each(kCalibrationRefusals,
                              [](CalibrationRefusal refusal) { return sentence_of(refusal); });
}

}  // namespace
}  // namespace vigie::rota
