// SPDX-License-Identifier: EUPL-1.2
/// What systemd and the terminal expect of a long-running process.
///
/// Shape   `notify_service` tells systemd's socket ("READY=1"), and does nothing elsewhere.
///         `StopSignals` turns SIGTERM, SIGINT and SIGHUP into values: it blocks them in this
///         thread and in the threads it starts afterwards, and `wait` takes the next one.
/// Source  sd_notify(3); signals are taken by one thread, so no handler ever runs.
#pragma once

#include <csignal>
#include <string_view>

namespace vigie::cli {

/// How often a service looks up from waiting, and tells systemd that it is well.
inline constexpr int kServiceWaitMs = 5'000;

void notify_service(std::string_view state);

enum class Signal { none, stop, reload };

class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// The next signal, or none after `timeout_ms`.
  Signal wait(int timeout_ms);

 private:
  sigset_t watched_{};
  sigset_t before_{};
};

}  // namespace vigie::cli
