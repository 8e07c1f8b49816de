// SPDX-License-Identifier: EUPL-1.2
#include "store/upkeep/job_repo.hpp"

namespace vigie::store {
namespace {

JobRun run_of(const Statement& row) {
  JobRun run;
  run.id = row.id<JobRunId>(0);
  run.started_at = row.instant(1);
  run.ended_at = row.maybe_instant(2);
  run.outcome = job_outcome_named(row.text_view(3)).value_or(JobOutcome::running);
  run.detail = row.text(4);
  run.failures = static_cast<int>(row.integer(5));
  run.next_at = row.maybe_instant(6);
  run.backlog = row.integer(7);
  return run;
}

Result<std::optional<JobRun>> first_of(Statement& query) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return run_of(query);
}

}  // namespace

Result<std::optional<JobRun>> last_run(Reader& reader, std::string_view job) {
  auto query = reader.prepare(R"sql(
      SELECT id, started_at, ended_at, outcome, detail, failures, next_at, backlog
      FROM job_run WHERE name = ?1 ORDER BY id DESC LIMIT 1)sql");
  query.bind(job);
  return first_of(query);
}

Result<std::optional<JobRun>> last_good_run(Reader& reader, std::string_view job) {
  auto query = reader.prepare(R"sql(
      SELECT id, started_at, ended_at, outcome, detail, failures, next_at, backlog
      FROM job_run WHERE name = ?1 AND (outcome = 'done' OR outcome = 'partial')
      ORDER BY id DESC LIMIT 1)sql");
  query.bind(job);
  return first_of(query);
}

Result<std::vector<JobRun>> runs_of(Reader& reader, std::string_view job, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT id, started_at, ended_at, outcome, detail, failures, next_at, backlog
      FROM job_run WHERE name = ?1 ORDER BY id DESC LIMIT ?2)sql");
  query.bind(job, limit);
  return query.all(run_of);
}

Result<JobRunId> begin_run(Transaction& tx, std::string_view job, Instant now) {
  auto insert = tx.prepare("INSERT INTO job_run (name, started_at) VALUES (?1, ?2)");
  if (auto done = insert.run(job, now); !done) return fail(done.error());
  return JobRunId{tx.last_insert_id()};
}

Result<void> end_run(Transaction& tx, const JobRun& run) {
  auto update = tx.prepare(R"sql(
      UPDATE job_run SET ended_at = ?2, outcome = ?3, detail = ?4, failures = ?5, next_at = ?6,
                         backlog = ?7
      WHERE id = ?1)sql");
  return update.run(run.id, run.ended_at, name_of(run.outcome), run.detail, run.failures,
                    run.next_at, run.backlog);
}

Result<void> interrupt_runs(Transaction& tx, std::string_view job, Instant now) {
  // The newest alone can be running: the next one of its name ends what the last one left.
  auto update = tx.prepare(R"sql(
      UPDATE job_run SET outcome = 'interrupted', ended_at = ?2
      WHERE id = (SELECT id FROM job_run WHERE name = ?1 ORDER BY id DESC LIMIT 1)
        AND outcome = 'running')sql");
  return update.run(job, now);
}

Result<void> purge_runs(Transaction& tx, Instant before, Instant failures_before) {
  auto remove = tx.prepare(R"sql(
      DELETE FROM job_run
      WHERE started_at < ?1 AND (outcome <> 'failed' OR started_at < ?2)
        AND id <> (SELECT max(id) FROM job_run AS newer WHERE newer.name = job_run.name)
        AND id <> coalesce((SELECT good.id FROM job_run AS good
                            WHERE good.name = job_run.name
                              AND (good.outcome = 'done' OR good.outcome = 'partial')
                            ORDER BY good.id DESC LIMIT 1), 0))sql");
  return remove.run(before, failures_before);
}

Result<std::vector<LaneRow>> lanes(Reader& reader) {
  auto query = reader.prepare(
      "SELECT name, verb, started_at, seen_at, restarts, trouble FROM lane ORDER BY name");
  return query.all([](const Statement& row) {
    return LaneRow{.name = row.text(0),
                   .verb = row.text(1),
                   .started_at = row.instant(2),
                   .seen_at = row.instant(3),
                   .restarts = static_cast<int>(row.integer(4)),
                   .trouble = row.text(5)};
  });
}

Result<void> start_lane(Transaction& tx, std::string_view lane, std::string_view verb,
                        Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT OR REPLACE INTO lane (name, verb, started_at, seen_at, restarts, trouble)
      VALUES (?1, ?2, ?3, ?3, 0, ''))sql");
  return put.run(lane, verb, now);
}

Result<void> see_lane(Transaction& tx, std::string_view lane, Instant now) {
  return tx.prepare("UPDATE lane SET seen_at = ?2 WHERE name = ?1").run(lane, now);
}

Result<void> restart_lane(Transaction& tx, std::string_view lane, std::string_view trouble,
                          Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE lane SET seen_at = ?2, restarts = restarts + 1, trouble = ?3 WHERE name = ?1)sql");
  return update.run(lane, now, trouble);
}

}  // namespace vigie::store
