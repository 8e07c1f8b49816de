// SPDX-License-Identifier: EUPL-1.2
// The simulator itself: fixed seeds stay sound, and what is planted is found.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/simulate.hpp"

namespace vigie::sim {
namespace {

std::string all(const std::vector<std::string>& faults) {
  std::string text;
  for (const std::string& fault : faults) text += fault + "\n";
  return text;
}

class SixtyDays : public testing::TestWithParam<std::uint64_t> {};

TEST_P(SixtyDays, AgreeWithTheLedger) {
  const SimOutcome outcome = simulate({.seed = GetParam(), .days = 60, .papers = 16, .centres = 4});
  EXPECT_TRUE(outcome.faults.empty())
      << "again: script/simulate --seed " << GetParam() << " --days 60 --papers 16 --centres 4\n"
      << all(outcome.faults);
  RecordProperty("lived", outcome.figures);
}
INSTANTIATE_TEST_SUITE_P(Seeds, SixtyDays, testing::Values(1, 2, 3));

struct Found {
  Planted planted;
  int days;
  int kill_percent;
  std::string_view words;  ///< of the fault that is to be told
};
class PlantedFault : public testing::TestWithParam<Found> {};

TEST_P(PlantedFault, IsFound) {
  const Found& wanted = GetParam();
  const SimOutcome outcome = simulate({.seed = 4,
                                       .days = wanted.days,
                                       .papers = 12,
                                       .centres = 4,
                                       .kill_percent = wanted.kill_percent,
                                       .planted = wanted.planted});
  const bool told = std::ranges::any_of(outcome.faults, [&](const std::string& fault) {
    return fault.find(wanted.words) != std::string::npos;
  });
  EXPECT_TRUE(told) << name_of(wanted.planted) << "\n" << all(outcome.faults);
}
INSTANTIATE_TEST_SUITE_P(
    Faults, PlantedFault,
    testing::Values(Found{Planted::lost_delivery_event, 12, 30, "events say so"},
                    Found{Planted::doubled_relay, 14, 30, "the panorama has"},
                    Found{Planted::skipped_hand_over, 40, 8, "and the final plan says"},
                    Found{Planted::leaked_text, 36, 8, "is still in article_text"},
                    Found{Planted::miscounted_visitor, 8, 8, "visitors counted"}),
    [](const auto& test) { return std::string(name_of(test.param.planted)); });

}  // namespace
}  // namespace vigie::sim
