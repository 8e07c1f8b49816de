// SPDX-License-Identifier: EUPL-1.2
/// What systemd and the terminal expect of a long-running process.
///
/// Shape   `notify_service` tells systemd's socket ("READY=1"), and does nothing elsewhere.
///         `StopSignals` turns SIGTERM, SIGINT and SIGHUP into values: it blocks them in this
///         thread and in the threads it starts afterwards, and `wait` takes the next one.
///         `raise_descriptor_limit` lifts the soft limit, which is often 1,024 and less than the
///         connections that the server takes, as far as the hard one lets it.
/// Source  sd_notify(3); signals are taken by one thread, so no handler ever runs.
#pragma once

#include <csignal>
#include <cstdint>
#include <string_view>

namespace vigie::cli {

/// How often a service looks up from waiting, and tells systemd that it is well.
inline constexpr int kServiceWaitMs = 5'000;

/// Connections, the database's files and the feeds that are being read, with room.
inline constexpr std::uint64_t kDescriptorsMax = 8'192;

/// At most to kDescriptorsMax; a limit that is higher stays.
void raise_descriptor_limit();

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
