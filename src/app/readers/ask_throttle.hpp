// SPDX-License-Identifier: EUPL-1.2
/// How often one address of the network may ask on the public pages of readers.
///
/// Shape   a count an hour for each; at most kAskersMax are remembered, the newest. An IPv6 address
///         is its first 64 bits.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/instant.hpp"

namespace vigie::app {

inline constexpr int kAskedFromOneAddressMax = 20;
inline constexpr std::size_t kAskersMax = 10'000;

class AskThrottle {
 public:
  /// Counts this one; false: too often.
  bool let(std::string_view address, Instant now);

 private:
  struct Count {
    int asked = 0;
    Instant first_at;
  };
  std::mutex mutex_;
  std::unordered_map<std::string, Count> counts_;
};

}  // namespace vigie::app
