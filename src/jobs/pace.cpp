// SPDX-License-Identifier: EUPL-1.2
#include "jobs/pace.hpp"

#include <algorithm>

namespace vigie::jobs {

std::int64_t pause_after(int failures) {
  std::int64_t pause_s = kFirstPauseSeconds;
  for (int i = 1; i < failures && pause_s < kLastPauseSeconds; ++i) pause_s *= 2;
  return std::min(pause_s, kLastPauseSeconds);
}

bool is_period_over(std::optional<Instant> last_at, Instant now, std::int64_t period_s) {
  return !last_at || now - *last_at >= period_s || *last_at > now;
}

}  // namespace vigie::jobs
