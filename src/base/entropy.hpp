// SPDX-License-Identifier: EUPL-1.2
/// Chance, a port: tokens, salts, jitter. Made by `cli` alone; tests pass a seeded one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace vigie {
inline namespace base {

class Entropy {
 public:
  Entropy() = default;
  Entropy(const Entropy&) = delete;
  Entropy& operator=(const Entropy&) = delete;
  virtual ~Entropy() = default;

  virtual void fill(std::span<std::byte> bytes) = 0;

  /// `count` random bytes.
  std::string bytes(std::size_t count);
  /// A number in [0, bound); `bound` > 0.
  std::uint64_t below(std::uint64_t bound);
};

/// libsodium's generator.
class SystemEntropy final : public Entropy {
 public:
  SystemEntropy();
  void fill(std::span<std::byte> bytes) override;
};

}  // namespace base
}  // namespace vigie
