// SPDX-License-Identifier: EUPL-1.2
#include "base/clock.hpp"

#include <chrono>

namespace vigie::base {

Instant SystemClock::now() const {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Instant{std::chrono::duration_cast<std::chrono::seconds>(since).count()} + shift_seconds_;
}

}  // namespace vigie::base
