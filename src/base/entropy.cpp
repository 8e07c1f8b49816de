// SPDX-License-Identifier: EUPL-1.2
#include "base/entropy.hpp"

#include <sodium.h>

#include "base/assert.hpp"

namespace vigie::base {

std::string Entropy::bytes(std::size_t count) {
  std::string out(count, '\0');
  fill(std::as_writable_bytes(std::span(out.data(), out.size())));
  return out;
}

std::uint64_t Entropy::below(std::uint64_t bound) {
  VIGIE_ASSERT(bound > 0);
  const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;  // drop the uneven tail
  std::uint64_t value = 0;
  do {
    fill(std::as_writable_bytes(std::span(&value, 1)));
  } while (value >= limit);
  return value % bound;
}

SystemEntropy::SystemEntropy() { VIGIE_ASSERT(sodium_init() >= 0); }

void SystemEntropy::fill(std::span<std::byte> bytes) {
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace vigie::base
