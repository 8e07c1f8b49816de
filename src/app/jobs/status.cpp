// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/status.hpp"

#include <algorithm>

#include "app/jobs/clock_watch.hpp"
#include "base/format.hpp"
#include "jobs/health.hpp"

namespace vigie::app {
namespace {

bool is_at_work(const Status& status, Lane lane, Instant now) {
  return std::ranges::any_of(status.jobs, [&](const JobStatus& each) {
    return each.job->lane == lane && each.last && each.last->outcome == JobOutcome::running &&
           now - each.last->started_at <= jobs::kRunStuckSeconds;
  });
}

void note_troubles(Status& status, Instant now) {
  if (status.jump) status.troubles.push_back({"clock", jobs::sentence_of(*status.jump)});
  for (const LaneStatus& each : status.lanes) {
    std::optional<jobs::LaneSeen> seen;
    if (each.row) {
      seen = {.by_daemon = each.row->verb == "daemon",
              .seen_at = each.row->seen_at,
              .at_work = is_at_work(status, each.lane, now)};
    }
    std::string trouble = jobs::trouble_of(each.lane, seen, now);
    if (trouble.empty()) continue;
    status.troubles.push_back({fmt::format("lane:{}", name_of(each.lane)), std::move(trouble)});
  }
  for (const JobStatus& each : status.jobs) {
    if (!each.last) continue;
    std::string trouble = jobs::trouble_of(each.job->title,
                                           {.outcome = each.last->outcome,
                                            .started_at = each.last->started_at,
                                            .ended_at = each.last->ended_at,
                                            .detail = each.last->detail},
                                           now);
    if (trouble.empty()) continue;
    status.troubles.push_back({fmt::format("job:{}", each.job->name), std::move(trouble)});
  }
}

}  // namespace

Result<Status> read_status(store::Reader& reader, std::span<const Job> jobs, Instant now) {
  Status status;
  const auto jump = open_jump(reader);
  if (!jump) return fail(jump.error());
  status.jump = *jump;
  auto rows = store::lanes(reader);
  if (!rows) return fail(rows.error());
  for (const Lane lane : kLanes) {
    const auto row = std::ranges::find(*rows, name_of(lane), &store::LaneRow::name);
    status.lanes.push_back({lane, row == rows->end() ? std::nullopt : std::optional(*row)});
  }
  for (const Job& job : jobs) {
    auto last = store::last_run(reader, job.name);
    if (!last) return fail(last.error());
    status.jobs.push_back({.job = &job,
                           .last = std::move(*last),
                           .waits_for_clock = status.jump && job.trusts_the_clock});
  }
  note_troubles(status, now);
  return status;
}

}  // namespace vigie::app
