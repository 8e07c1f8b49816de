// SPDX-License-Identifier: EUPL-1.2
#include "jobs/health.hpp"

#include "base/format.hpp"
#include "jobs/wording.hpp"

namespace vigie::jobs {

std::string trouble_of(Lane lane, const std::optional<LaneSeen>& seen, Instant now) {
  if (!seen) {
    return fmt::format("{}\u00a0: n’a jamais tourné (vigie daemon, ou vigie tick par cron)",
                       word_of(lane));
  }
  const std::int64_t patience_s = seen->by_daemon ? kDaemonLostSeconds : kTickLostSeconds;
  if (!seen->at_work && now - seen->seen_at > patience_s) {
    return fmt::format("{}\u00a0: rien ne tourne depuis le {}", word_of(lane),
                       moment(seen->seen_at));
  }
  return "";
}

std::string trouble_of(std::string_view title, const LastRun& run, Instant now) {
  if (run.outcome == JobOutcome::running && now - run.started_at > kRunStuckSeconds) {
    return fmt::format("{}\u00a0: en cours depuis le {}, sans finir", title,
                       moment(run.started_at));
  }
  if (run.outcome != JobOutcome::failed) return "";
  return fmt::format("{}\u00a0: a échoué le {}\u00a0: {}", title,
                     moment(run.ended_at.value_or(run.started_at)), run.detail);
}

}  // namespace vigie::jobs
