// SPDX-License-Identifier: EUPL-1.2
/// A centre has its desk timed for a fortnight, because it chose to, so that loads are measured.
///
/// Shape   begun and stopped by somebody of the centre, told to all its people; over, the program
///         reckons the figures of its sources (rota/calibration) from the moves that stand anyway,
///         and keeps nothing else. A centre with fewer than two people is not offered it. Stopped,
///         nothing is kept.
/// Errors  storage; not_found for a centre that does not exist. What a person can do something about
///         is an outcome.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/jobs/job.hpp"
#include "app/jobs/notification.hpp"
#include "app/rota/swaps.hpp"
#include "rota/calibration.hpp"
#include "store/rota/calibration_repo.hpp"

namespace vigie::app {

inline constexpr std::string_view kCalibrationMail = "calibration";

using CalibrationAnswer = std::variant<CalibrationId, rota::CalibrationRefusal>;
Result<CalibrationAnswer> begin_calibration(store::Database& db, const Acting& acting, Instant now);
Result<CalibrationAnswer> stop_calibration(store::Database& db, const Acting& acting,
                                           CalibrationId id, Instant now);

/// Those whose fortnight is over; answers how many.
Result<int> finish_calibrations(store::Database& db, Instant now);
Result<Outlook> look_for_calibrations(store::Reader& reader, const config::VigieConfig& config,
                                      Instant now);
Result<JobReport> run_calibrations(JobPorts& ports, const Stop& stop);

/// What a centre may do, and what came of the last one.
struct CentreCalibration {
  bool offered = false;  ///< two people at least, and none under way
  int people = 0;
  std::optional<store::Calibration> running{};
  std::optional<store::Calibration> last{};  ///< over or stopped
};
Result<CentreCalibration> read_calibration(store::Reader& reader, std::string_view centre);

/// "Begun" to all of the centre, then what came of it.
Result<std::optional<NotificationText>> compose_calibration(const Composing& composing);

}  // namespace vigie::app
