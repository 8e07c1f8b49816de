// SPDX-License-Identifier: EUPL-1.2
/// A fortnight in which a centre has its desk timed, because it chose to.
///
/// Shape   running -> measured, or too_few where nothing may be kept; stopped at any moment.
#pragma once

#include <string_view>

#include "model/ids.hpp"

namespace vigie {
inline namespace model {

using CalibrationId = Id<struct CalibrationTag>;

enum class CalibrationState { running, measured, too_few, stopped };
inline constexpr CalibrationState kCalibrationStates[] = {
    CalibrationState::running, CalibrationState::measured, CalibrationState::too_few,
    CalibrationState::stopped};
/// The word the database holds.
constexpr std::string_view name_of(CalibrationState state) {
  switch (state) {
    case CalibrationState::running:
      return "running";
    case CalibrationState::measured:
      return "measured";
    case CalibrationState::too_few:
      return "too_few";
    case CalibrationState::stopped:
      return "stopped";
  }
  return "stopped";
}
constexpr CalibrationState calibration_state_of(std::string_view name) {
  for (const CalibrationState state : kCalibrationStates) {
    if (name_of(state) == name) return state;
  }
  return CalibrationState::stopped;
}

}  // namespace model
}  // namespace vigie
