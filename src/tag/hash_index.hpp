// SPDX-License-Identifier: EUPL-1.2
/// 64-bit keys to small numbers, in one flat array. Only for src/tag.
///
/// Shape   open addressing, at most three quarters full; a key may be put once. 64 bits: among a
///         few hundred thousand words none meets another by chance.
/// Units   a look-up is one cache line or two.
/// Pure    yes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/word_memory.hpp"

namespace vigie::tag {

inline constexpr std::uint64_t kHashStart = text::word_hash("");

/// An end mark: the hash of a name goes on from word to word, and "a bc" is not "ab c".
constexpr std::uint64_t ended(std::uint64_t hash) { return text::word_hash("\xFF", hash); }

constexpr std::uint64_t hash_of(std::string_view word, std::uint64_t before = kHashStart) {
  return ended(text::word_hash(word, before));
}

template <typename Value>
class HashIndex {
 public:
  explicit HashIndex(std::size_t expected = 0) { resize_for(expected); }

  /// The value of the key, made when it is new.
  Value& at_or_new(std::uint64_t key) {
    if (4 * (used_ + 1) > 3 * slots_.size()) grow();
    Slot& slot = slots_[place_of(key)];
    if (slot.key == 0) {
      slot.key = stored(key);
      ++used_;
    }
    return slot.value;
  }

  const Value* find(std::uint64_t key) const {
    const Slot& slot = slots_[place_of(key)];
    return slot.key == 0 ? nullptr : &slot.value;
  }

  std::size_t size() const { return used_; }

 private:
  struct Slot {
    std::uint64_t key = 0;  ///< 0: free
    Value value{};
  };

  static constexpr std::uint64_t stored(std::uint64_t key) { return key == 0 ? 1 : key; }

  std::size_t place_of(std::uint64_t key) const {
    const std::uint64_t wanted = stored(key);
    const std::size_t mask = slots_.size() - 1;
    // FNV leaves the low bits of short words alike: spread them first.
    std::size_t place = static_cast<std::size_t>((wanted * 0x9E3779B97F4A7C15U) >> 32U) & mask;
    while (slots_[place].key != 0 && slots_[place].key != wanted) place = (place + 1) & mask;
    return place;
  }

  void resize_for(std::size_t expected) {
    std::size_t slots = 8;
    while (3 * slots < 4 * (expected + 1)) slots *= 2;
    slots_.assign(slots, Slot{});
  }

  void grow() {
    std::vector<Slot> old = std::move(slots_);
    slots_.assign(2 * old.size(), Slot{});
    for (Slot& slot : old) {
      if (slot.key != 0) slots_[place_of(slot.key)] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace vigie::tag
