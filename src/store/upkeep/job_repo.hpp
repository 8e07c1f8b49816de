// SPDX-License-Identifier: EUPL-1.2
/// What the program did by itself, run by run, and when its lanes were last seen.
///
/// Shape   a run is written when it begins and when it ends; what is left of a process that died is
///         `interrupted` once the next one of its name begins.
/// Units   times are UTC seconds.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/job.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct JobRun {
  JobRunId id;
  Instant started_at;
  std::optional<Instant> ended_at;
  JobOutcome outcome = JobOutcome::running;
  std::string detail;  ///< French, as it may be shown
  int failures = 0;    ///< in a row, this one included
  std::optional<Instant> next_at;
  std::int64_t backlog = 0;
};

/// None where the job never ran.
Result<std::optional<JobRun>> last_run(Reader& reader, std::string_view job);
/// The last that did its work.
Result<std::optional<JobRun>> last_good_run(Reader& reader, std::string_view job);
/// Newest first.
Result<std::vector<JobRun>> runs_of(Reader& reader, std::string_view job, int limit);

Result<JobRunId> begin_run(Transaction& tx, std::string_view job, Instant now);
/// The id and the start stay what they are.
Result<void> end_run(Transaction& tx, const JobRun& run);
/// running → interrupted, for a job that this process alone may do.
Result<void> interrupt_runs(Transaction& tx, std::string_view job, Instant now);
/// Runs that began before then go, those that failed only before `failures_before`; the last one of
/// each job stays, and the last that did its work.
Result<void> purge_runs(Transaction& tx, Instant before, Instant failures_before);

struct LaneRow {
  std::string name;
  std::string verb;
  Instant started_at;
  Instant seen_at;
  int restarts = 0;
  std::string trouble;
};
Result<std::vector<LaneRow>> lanes(Reader& reader);
Result<void> start_lane(Transaction& tx, std::string_view lane, std::string_view verb, Instant now);
Result<void> see_lane(Transaction& tx, std::string_view lane, Instant now);
Result<void> restart_lane(Transaction& tx, std::string_view lane, std::string_view trouble,
                          Instant now);

}  // namespace vigie::store
