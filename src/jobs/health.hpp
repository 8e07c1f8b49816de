// SPDX-License-Identifier: EUPL-1.2
/// What is wrong with a lane or a job, where something is.
///
/// Shape   what was last seen × now -> a French sentence without its end; "" where all is well.
/// Units   seconds.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "model/job.hpp"

namespace vigie::jobs {

/// A daemon looks for work every half minute, a `tick` when cron calls it.
inline constexpr std::int64_t kDaemonLostSeconds = 10 * kMinuteSeconds;
inline constexpr std::int64_t kTickLostSeconds = 2 * kHourSeconds;
inline constexpr std::int64_t kRunStuckSeconds = kHourSeconds;

struct LaneSeen {
  bool by_daemon = false;
  Instant seen_at;
  bool at_work = false;  ///< one of its jobs runs
};
/// None: it never ran.
std::string trouble_of(Lane lane, const std::optional<LaneSeen>& seen, Instant now);

struct LastRun {
  JobOutcome outcome = JobOutcome::done;
  Instant started_at;
  std::optional<Instant> ended_at;
  std::string_view detail;
};
std::string trouble_of(std::string_view title, const LastRun& run, Instant now);

}  // namespace vigie::jobs
