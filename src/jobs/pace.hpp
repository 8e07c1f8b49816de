// SPDX-License-Identifier: EUPL-1.2
/// When a job may run again, and when a lane or a job has to be looked at.
///
/// Shape   what is known of the last run × now -> a decision.
/// Units   seconds.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <optional>

#include "base/instant.hpp"

namespace vigie::jobs {

inline constexpr std::int64_t kFirstPauseSeconds = 30;
inline constexpr std::int64_t kLastPauseSeconds = 5 * kMinuteSeconds;

/// No job puts its next run further ahead than this.
inline constexpr std::int64_t kNextRunMaxSeconds = 8 * kDaySeconds;

/// After so many failures in a row: doubled each time, up to the last.
std::int64_t pause_after(int failures);

/// For what is done once a period: due when its last run is that long ago, or was never, or seems
/// to lie ahead.
bool is_period_over(std::optional<Instant> last_at, Instant now, std::int64_t period_s);

}  // namespace vigie::jobs
