// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/job.hpp"

#include <exception>

#include "app/jobs/busy_retry.hpp"
#include "app/jobs/work_lock.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "jobs/clock.hpp"
#include "jobs/pace.hpp"
#include "text/shown.hpp"

namespace vigie::app {
namespace {

constexpr std::string_view kBusy = "un autre vigie fait déjà ce travail";
constexpr std::string_view kFailed = "n’a pas pu être fait\u202f; le journal dit pourquoi";

std::string sentence_of(const Error& error) {
  if (!error.sentence.empty()) return error.sentence;
  return std::string(error.code == Code::busy ? kBusy : kFailed);
}

/// A job that could not be done is told and does not stop the next.
void tell_failure(const Job& job, const Error& error, TurnReport& report) {
  const bool busy = error.code == Code::busy;
  log(busy ? Level::notice : Level::error, "job",
      {{"name", std::string(job.name)},
       {"code", std::string(name_of(error.code))},
       {"error", error.detail}});
  report.lines.push_back(fmt::format("{}\u00a0: {}", job.title, sentence_of(error)));
  (busy ? report.busy : report.failed) = true;
}

template <typename Write>
Result<void> in_transaction(store::Database& db, const Write& write) {
  return write_through([&]() -> Result<void> {
    auto tx = db.begin();
    if (!tx) return fail(tx.error());
    if (auto done = write(*tx); !done) return done;
    return tx->commit();
  });
}

/// The row of a run that begins.
Result<store::JobRun> begin(const Job& job, JobPorts& ports, int failures_before) {
  store::JobRun run;
  run.started_at = ports.clock.now();
  run.failures = failures_before;
  const auto written = in_transaction(ports.db, [&](store::Transaction& tx) -> Result<void> {
    if (auto done = store::interrupt_runs(tx, job.name, run.started_at); !done) return done;
    const auto id = store::begin_run(tx, job.name, run.started_at);
    if (!id) return fail(id.error());
    run.id = *id;
    return {};
  });
  if (!written) return fail(written.error());
  return run;
}

/// The end is written before the job looks again: some look at their own runs.
Result<void> end(const Job& job, JobPorts& ports, store::JobRun& run) {
  const Instant now = ports.clock.now();
  const bool failed = run.outcome == JobOutcome::failed;
  run.ended_at = now;
  run.failures = failed ? run.failures + 1 : 0;
  return in_transaction(ports.db, [&](store::Transaction& tx) -> Result<void> {
    if (auto done = store::end_run(tx, run); !done) return done;
    auto reader = tx.reader();
    if (const auto left = job.look(reader, ports.config, now); left) {
      run.backlog = left->backlog;
      run.next_at = left->due ? now : left->next_at;
    }
    if (failed) run.next_at = now + jobs::pause_after(run.failures);
    return store::end_run(tx, run);
  });
}

/// Whatever a library throws ends this run, and no more.
Result<JobReport> run_guarded(const Job& job, JobPorts& ports, const Stop& stop,
                              std::string& thrown) {
  try {
    return job.run(ports, stop);
  } catch (const std::exception& error) {
    thrown = error.what();
  } catch (...) {
    thrown = "not a std::exception";
  }
  return fail(Code::internal, "thrown: " + thrown);
}

void run_due(const Job& job, JobPorts& ports, int failures_before, const Stop& stop,
             TurnReport& report) {
  auto run = begin(job, ports, failures_before);
  if (!run) return tell_failure(job, run.error(), report);
  const auto done = run_guarded(job, ports, stop, report.thrown);
  if (done) {
    run->outcome = done->partial ? JobOutcome::partial : JobOutcome::done;
    if (!done->lines.empty()) run->detail = text::shown(done->lines.front());
    report.lines.insert(report.lines.end(), done->lines.begin(), done->lines.end());
    report.partial = report.partial || done->partial;
    report.more = report.more || done->more;
  } else {
    run->outcome = JobOutcome::failed;
    run->detail = text::shown(sentence_of(done.error()));
    tell_failure(job, done.error(), report);
  }
  if (auto kept = end(job, ports, *run); !kept) tell_failure(job, kept.error(), report);
}

/// Failed not long ago: not yet again. A moment that lies further ahead than any pause was put
/// there under another clock.
bool is_resting(const std::optional<store::JobRun>& last, Instant now) {
  return last && last->outcome == JobOutcome::failed && last->next_at && *last->next_at > now &&
         !jobs::is_doubtful(*last->next_at, now, jobs::kLastPauseSeconds);
}

}  // namespace

void run_job(const Job& job, JobPorts& ports, std::string_view verb, bool clock_waits,
             const Stop& stop, TurnReport& report) {
  if (clock_waits && job.trusts_the_clock) return;
  const Instant now = ports.clock.now();
  auto reader = ports.db.reader();
  const auto last = store::last_run(reader, job.name);
  if (!last) return tell_failure(job, last.error(), report);
  if (is_resting(*last, now)) return;
  const auto outlook = job.look(reader, ports.config, now);
  if (!outlook) return tell_failure(job, outlook.error(), report);
  if (!outlook->due) return;
  const auto lock = WorkLock::take(ports.config.database, job.lock, verb, now);
  if (!lock) return tell_failure(job, lock.error(), report);
  run_due(job, ports, *last ? (*last)->failures : 0, stop, report);
}

}  // namespace vigie::app
