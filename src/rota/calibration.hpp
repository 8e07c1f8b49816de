// SPDX-License-Identifier: EUPL-1.2
/// How long a source takes to read, from the gestures of a fortnight on a centre's desk.
///
/// Shape   gestures in the order of person and moment -> the median of each source, and of the desk.
///         A reading lasts from a person's gesture to their next one; longer than kPauseSeconds is a
///         pause and is left out; a gesture on several lines shares its time among them.
///         A figure is kept of kReadingsMin readings by kReadersMin people at least: it is nobody's
///         pace. What is handed back names no person and no moment.
/// Units   minutes an article.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/instant.hpp"

namespace vigie::rota {

inline constexpr int kCalibrationDays = 14;
inline constexpr std::int64_t kPauseSeconds = 5 * kMinuteSeconds;
inline constexpr int kReadingsMin = 5;
inline constexpr int kReadersMin = 2;

struct DeskGesture {
  std::int64_t person = 0;
  Instant at;
  std::int64_t gesture = 0;  ///< lines decided by one click have the same
  std::int64_t source = 0;   ///< 0: of no source
};

struct SourceMinutes {
  std::int64_t source = 0;
  int readings = 0;
  double minutes = 0;
};

struct Measured {
  std::vector<SourceMinutes> sources{};  ///< by their numbers
  std::optional<SourceMinutes> desk{};   ///< of all; none: nothing may be kept
};
Measured median_minutes(const std::vector<DeskGesture>& gestures);

enum class CalibrationRefusal {
  alone,            ///< the centre has fewer people than kReadersMin
  already_running,  ///< one is under way
  over              ///< it ended, or was stopped, in between
};
inline constexpr CalibrationRefusal kCalibrationRefusals[] = {
    CalibrationRefusal::alone, CalibrationRefusal::already_running, CalibrationRefusal::over};
/// Why nothing changed, and what can be done about it.
std::string_view sentence_of(CalibrationRefusal refusal);

}  // namespace vigie::rota
