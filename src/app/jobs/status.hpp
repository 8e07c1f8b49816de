// SPDX-License-Identifier: EUPL-1.2
/// How the program does: its lanes, the last run of each job, the clock, and what is wrong.
///
/// Shape   read of the tables that lanes write, some statements in all, none of which grows with
///         what vigie keeps.
/// Errors  storage.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/jobs/job.hpp"
#include "jobs/clock.hpp"

namespace vigie::app {

struct JobStatus {
  const Job* job = nullptr;
  std::optional<store::JobRun> last;
  bool waits_for_clock = false;
};

struct LaneStatus {
  Lane lane = Lane::upkeep;
  std::optional<store::LaneRow> row;
};

struct StatusTrouble {
  std::string key;    ///< the same as long as it is the same trouble: "job:polls"
  std::string words;  ///< French, one line
};

struct Status {
  std::vector<LaneStatus> lanes;
  std::vector<JobStatus> jobs;
  std::optional<jobs::ClockJump> jump;
  std::vector<StatusTrouble> troubles;  ///< none: all is well
};

Result<Status> read_status(store::Reader& reader, std::span<const Job> jobs, Instant now);

}  // namespace vigie::app
