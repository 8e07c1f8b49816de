// SPDX-License-Identifier: EUPL-1.2
/// The two doors in front of a password check.
///
/// Shape   `PasswordGate` lets two argon2 computations run at once, 64 MiB each; others are sent
///         away at once, for who waits here keeps pages from those who read. `LoginThrottle` counts
///         failed tries and closes for a while after too many: soon for one account from one
///         address, so that nobody shuts a curator out from elsewhere; later for an address or an
///         account alone. An IPv6 address is its first 64 bits: one subscriber has the rest.
/// Units   seconds; at most kThrottleEntriesMax names are remembered, as digests, the newest.
/// Errors  busy when no place is free.
/// Source  NIST SP 800-63B section 5.2.2: no more than 100 failures on one account.
#pragma once

#include <atomic>
#include <mutex>
#include <semaphore>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/instant.hpp"
#include "base/result.hpp"

namespace vigie::app {

inline constexpr int kPasswordsAtOnce = 2;
inline constexpr int kTriesFromOneAddressMax = 5;
inline constexpr int kAddressFailuresMax = 30;
inline constexpr int kAccountFailuresMax = 100;
inline constexpr std::int64_t kThrottleSeconds = 15 * kMinuteSeconds;
inline constexpr std::size_t kThrottleEntriesMax = 10'000;

/// A hash that no password has; an unknown address is checked against it, which is as much work.
inline constexpr std::string_view kNobodysHash =
    "$argon2id$v=19$m=65536,t=2,p=1$c2Vjb3VycyBkZSB2aWdpZQ$"
    "q0gV2nWd0K8sV4cX8b1m0bWq5cZ9v1u8m3J7d2k4s6E";

class PasswordGate {
 public:
  Result<bool> verify(std::string_view hash, std::string_view password);
  Result<std::string> hash(std::string_view password);
  /// Since it was made.
  std::size_t computations() const { return computations_; }

 private:
  template <typename Work>
  auto through(const Work& work) -> Result<decltype(work())>;

  std::atomic<std::size_t> computations_ = 0;
  std::counting_semaphore<kPasswordsAtOnce> places_{kPasswordsAtOnce};
};

class LoginThrottle {
 public:
  /// Until when this account has to wait here, or anywhere, or this address; none when it may try.
  std::optional<Instant> closed_until(std::string_view email, std::string_view address,
                                      Instant now);
  void failed(std::string_view email, std::string_view address, Instant now);
  void succeeded(std::string_view email, std::string_view address);

 private:
  struct Count {
    int failures = 0;
    Instant first_at;
  };
  std::optional<Instant> closed(const std::string& name, int failures_max, Instant now) const;
  void count(const std::string& name, Instant now);
  void make_room();

  std::mutex mutex_;
  std::unordered_map<std::string, Count> counts_;
};

}  // namespace vigie::app
