// SPDX-License-Identifier: EUPL-1.2
/// The clock, a port: made by `cli` alone and passed down; below `app`, time is an argument.
#pragma once

#include "base/instant.hpp"

namespace vigie {
inline namespace base {

class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;

  virtual Instant now() const = 0;
};

/// The system's clock, shifted by a fixed number of seconds (0 but in demonstrations and
/// rehearsals).
class SystemClock final : public Clock {
 public:
  explicit SystemClock(std::int64_t shift_seconds = 0) : shift_seconds_(shift_seconds) {}
  Instant now() const override;

 private:
  std::int64_t shift_seconds_;
};

}  // namespace base
}  // namespace vigie
