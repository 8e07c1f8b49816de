// SPDX-License-Identifier: EUPL-1.2
// The simulator itself: what is planted is found. script/simulate lives whole seeds.
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

struct Found {
  Planted planted;
  int days;
  std::string_view words;  ///< of the fault that is to be told
};
class PlantedFault : public testing::TestWithParam<Found> {};

TEST_P(PlantedFault, IsFound) {
  const Found& wanted = GetParam();
  const SimOutcome outcome = simulate({.seed = 4,
                                       .days = wanted.days,
                                       .papers = 12,
                                       .centres = 4,
                                       .kill_percent = 30,
                                       .planted = wanted.planted});
  const bool told = std::ranges::any_of(outcome.faults, [&](const std::string& fault) {
    return fault.find(wanted.words) != std::string::npos;
  });
  EXPECT_TRUE(told) << name_of(wanted.planted) << "\n" << all(outcome.faults);
}
INSTANTIATE_TEST_SUITE_P(Faults, PlantedFault,
                         testing::Values(Found{Planted::lost_delivery_event, 12, "events say so"},
                                         Found{Planted::doubled_relay, 14, "the panorama has"}),
                         [](const auto& test) { return std::string(name_of(test.param.planted)); });

}  // namespace
}  // namespace vigie::sim
