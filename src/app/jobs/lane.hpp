// SPDX-License-Identifier: EUPL-1.2
/// The jobs of one lane, in turn; and a thread that does so until it is stopped.
///
/// Shape   a turn looks at the clock, makes due what was planned under another one, then runs
///         what is due in the order of the list. A long job gives way after kSliceSeconds, so that the
///         others of its lane have their turn; the next turn follows at once. Lanes share nothing
///         but the database: one that waits for a mail server holds none of the others back.
///         A lane that throws is restarted with new ports, after a pause that doubles up to
///         `LanePauses::restart_max`, and its row says so.
/// Units   UTC seconds; pauses are of real time, whatever the clock of the ports says.
/// Errors  told by the turn's report and in the log.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <span>
#include <string>
#include <thread>

#include "app/jobs/job.hpp"

namespace vigie::app {

inline constexpr std::int64_t kSliceSeconds = 20;

struct LanePauses {
  std::chrono::milliseconds turn{30'000};  ///< between two turns without more to do
  std::chrono::milliseconds restart{1'000};
  std::chrono::milliseconds restart_max{300'000};
};

/// One turn. `verb` is how a lock tells who holds it.
TurnReport run_turn(std::span<const Job> jobs, Lane lane, JobPorts& ports, std::string_view verb,
                    const Stop& stop);

/// Writes that the lane begins, for who asks how it is.
Result<void> announce_lane(store::Database& db, Lane lane, std::string_view verb, Instant now);

class LaneThread {
 public:
  using MakePorts = std::function<Result<JobPorts>()>;

  LaneThread(std::span<const Job> jobs, Lane lane, MakePorts make_ports, std::string verb,
             const LanePauses& pauses = {});
  ~LaneThread();
  LaneThread(const LaneThread&) = delete;
  LaneThread& operator=(const LaneThread&) = delete;

  void ask_to_stop();
  /// Whether the turn that was under way has ended.
  bool ended_within(std::chrono::milliseconds wait);

 private:
  void run();
  void run_turns();
  void restart_after(std::string trouble);
  void wait(std::chrono::milliseconds time);

  std::span<const Job> jobs_;
  Lane lane_;
  MakePorts make_ports_;
  std::string verb_;
  LanePauses pauses_;
  std::atomic<bool> stop_ = false;
  bool ended_ = false;
  std::string trouble_;  ///< why the lane was last restarted; "" once it was written down
  std::chrono::milliseconds pause_ = pauses_.restart;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace vigie::app
