// SPDX-License-Identifier: EUPL-1.2
/// The two doors in front of a password check.
///
/// Shape   `PasswordGate` lets two argon2 computations run at once, 64 MiB each; others wait a
///         moment, then are sent away. `LoginThrottle` counts failed tries by account and by
///         address and closes for a while after too many.
/// Units   seconds; at most kThrottleEntriesMax names are remembered, as digests.
/// Errors  busy when the gate stays crowded for kGateWaitSeconds.
#pragma once

#include <mutex>
#include <semaphore>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/instant.hpp"
#include "base/result.hpp"

namespace vigie::app {

inline constexpr int kPasswordsAtOnce = 2;
inline constexpr int kGateWaitSeconds = 5;
inline constexpr int kAccountFailuresMax = 5;
inline constexpr int kAddressFailuresMax = 30;
inline constexpr std::int64_t kThrottleSeconds = 15 * kMinuteSeconds;
inline constexpr std::size_t kThrottleEntriesMax = 10'000;

class PasswordGate {
 public:
  Result<bool> verify(std::string_view hash, std::string_view password);
  Result<std::string> hash(std::string_view password);

 private:
  std::counting_semaphore<kPasswordsAtOnce> places_{kPasswordsAtOnce};
};

class LoginThrottle {
 public:
  /// Until when this account, or this address, has to wait; none when it may try now.
  std::optional<Instant> closed_until(std::string_view email, std::string_view address,
                                      Instant now);
  void failed(std::string_view email, std::string_view address, Instant now);
  void succeeded(std::string_view email);

 private:
  struct Count {
    int failures = 0;
    Instant first_at;
  };
  std::optional<Instant> closed(const std::string& name, int failures_max, Instant now) const;
  void count(const std::string& name, Instant now);

  std::mutex mutex_;
  std::unordered_map<std::string, Count> counts_;
};

}  // namespace vigie::app
