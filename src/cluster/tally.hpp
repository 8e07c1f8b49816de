// SPDX-License-Identifier: EUPL-1.2
/// How often each of many numbers was counted.
///
/// Shape   one table with open addressing; a number whose count fell to 0 keeps its slot until the
///         table is laid out anew.
/// Units   8 bytes a slot; when four of five are taken the table grows by a fifth. Numbers below
///         2^32 - 1.
/// Pure    yes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vigie::cluster {

class Tally {
 public:
  Tally();

  std::uint32_t of(std::uint32_t number) const { return slots_[slot_of(number + 1)].count; }
  /// `of` will be asked of this number soon.
  void expect(std::uint32_t number) const { __builtin_prefetch(&slots_[home_of(number + 1)]); }
  void add(std::uint32_t number, std::uint32_t by) {
    const std::uint32_t key = number + 1;
    Slot* slot = &slots_[slot_of(key)];
    if (slot->key == 0) slot = &take_slot(key);
    slot->count += by;
  }
  void set(std::uint32_t number, std::uint32_t count) {
    const std::uint32_t key = number + 1;
    Slot* slot = &slots_[slot_of(key)];
    if (slot->key == 0) slot = &take_slot(key);
    slot->count = count;
  }
  void take(std::uint32_t number, std::uint32_t by);  ///< never below 0
  void make_room(std::size_t numbers);
  std::size_t bytes() const { return slots_.capacity() * sizeof(Slot); }

 private:
  struct Slot {
    std::uint32_t key = 0;  ///< the number + 1; 0: free
    std::uint32_t count = 0;
  };

  std::size_t home_of(std::uint32_t key) const {
    return (std::uint64_t{key * 0x9e3779b1U} * slots_.size()) >> 32U;
  }
  std::size_t slot_of(std::uint32_t key) const {
    std::size_t at = home_of(key);
    while (slots_[at].key != 0 && slots_[at].key != key) at = at + 1 < slots_.size() ? at + 1 : 0;
    return at;
  }
  Slot& take_slot(std::uint32_t key);
  void lay_out(std::size_t numbers);

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace vigie::cluster
