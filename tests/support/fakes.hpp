// SPDX-License-Identifier: EUPL-1.2
/// A clock that a test sets, and chance that repeats itself.
#pragma once

#include <random>

#include "base/clock.hpp"
#include "base/entropy.hpp"

namespace vigie::test {

class FakeClock final : public Clock {
 public:
  explicit FakeClock(Instant at = {1'800'000'000}) : at_(at) {}
  Instant now() const override { return at_; }
  void set(Instant at) { at_ = at; }
  void advance(std::int64_t seconds) { at_ = at_ + seconds; }

 private:
  Instant at_;
};

class SeededEntropy final : public Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed = 1) : generator_(seed) {}
  void fill(std::span<std::byte> bytes) override {
    for (std::byte& byte : bytes) byte = static_cast<std::byte>(generator_() & 255U);
  }

 private:
  std::mt19937_64 generator_;
};

}  // namespace vigie::test
