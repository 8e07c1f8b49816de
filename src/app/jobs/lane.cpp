// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/lane.hpp"

#include <algorithm>
#include <exception>

#include "app/jobs/clock_watch.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "text/shown.hpp"

namespace vigie::app {
namespace {

/// What every turn begins with. Answers whether a jump of the clock waits for a person.
Result<bool> begin_turn(Lane lane, JobPorts& ports, TurnReport& report) {
  const Instant now = ports.clock.now();
  auto tx = ports.db.begin();
  if (!tx) return fail(tx.error());
  const auto jump = look_at_clock(*tx, now);
  if (!jump) return fail(jump.error());
  const auto told = doubt_plans(*tx, now);
  if (!told) return fail(told.error());
  if (auto done = store::see_lane(*tx, name_of(lane), now); !done) return fail(done.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  if (!told->empty()) report.lines.push_back(*told);
  return jump->has_value();
}

}  // namespace

TurnReport run_turn(std::span<const Job> jobs, Lane lane, JobPorts& ports, std::string_view verb,
                    const Stop& stop) {
  TurnReport report;
  const auto clock_waits = begin_turn(lane, ports, report);
  if (!clock_waits) {
    log(Level::error, "lane",
        {{"name", std::string(name_of(lane))}, {"error", clock_waits.error().detail}});
    report.failed = true;
    report.lines.push_back(clock_waits.error().sentence.empty()
                               ? "la base de données n’a pas répondu"
                               : clock_waits.error().sentence);
    return report;
  }
  for (const Job& job : jobs) {
    if (job.lane != lane) continue;
    if (stop()) break;
    const Instant begun_at = ports.clock.now();
    const Stop give_way = [&] {
      const std::int64_t by = ports.clock.now() - begun_at;
      return stop() || by >= kSliceSeconds || by < 0;
    };
    run_job(job, ports, verb, *clock_waits, job.gives_way ? give_way : stop, report);
    if (!report.thrown.empty()) break;
  }
  return report;
}

Result<void> announce_lane(store::Database& db, Lane lane, std::string_view verb, Instant now) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  if (auto done = store::start_lane(*tx, name_of(lane), verb, now); !done) return done;
  return tx->commit();
}

LaneThread::LaneThread(std::span<const Job> jobs, Lane lane, MakePorts make_ports, std::string verb,
                       const LanePauses& pauses)
    : jobs_(jobs),
      lane_(lane),
      make_ports_(std::move(make_ports)),
      verb_(std::move(verb)),
      pauses_(pauses),
      thread_([this] { run(); }) {}

LaneThread::~LaneThread() {
  ask_to_stop();
  thread_.join();
}

void LaneThread::ask_to_stop() {
  const std::lock_guard lock(mutex_);
  stop_ = true;
  changed_.notify_all();
}

bool LaneThread::ended_within(std::chrono::milliseconds wait) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, wait, [this] { return ended_; });
}

void LaneThread::wait(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, time, [this] { return stop_.load(); });
}

void LaneThread::restart_after(std::string trouble) {
  log(Level::error, "lane_restarts", {{"name", std::string(name_of(lane_))}, {"error", trouble}});
  trouble_ = text::shown(trouble);
  wait(pause_);
  pause_ = std::min(2 * pause_, pauses_.restart_max);
}

/// Turns with the same ports, until it is stopped or something throws.
void LaneThread::run_turns() {
  auto ports = make_ports_();
  if (!ports) return restart_after(ports.error().detail);
  if (!trouble_.empty()) {
    auto tx = ports->db.begin();
    if (!tx) return restart_after(tx.error().detail);
    auto done = store::restart_lane(*tx, name_of(lane_), trouble_, ports->clock.now());
    if (done) done = tx->commit();
    if (!done) return restart_after(done.error().detail);
    trouble_.clear();
  }
  while (!stop_) {
    const TurnReport report =
        run_turn(jobs_, lane_, *ports, verb_, [this] { return stop_.load(); });
    for (const std::string& line : report.lines) log(Level::info, "round", {{"text", line}});
    if (!report.thrown.empty()) return restart_after(report.thrown);
    pause_ = pauses_.restart;
    if (!report.more) wait(pauses_.turn);
  }
}

void LaneThread::run() {
  while (!stop_) {
    try {
      run_turns();
    } catch (const std::exception& error) {
      restart_after(error.what());
    } catch (...) {
      restart_after("not a std::exception");
    }
  }
  const std::lock_guard lock(mutex_);
  ended_ = true;
  changed_.notify_all();
}

}  // namespace vigie::app
