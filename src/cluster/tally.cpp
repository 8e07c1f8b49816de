// SPDX-License-Identifier: EUPL-1.2
#include "cluster/tally.hpp"

#include <algorithm>
#include <utility>

namespace vigie::cluster {
namespace {

constexpr std::size_t kSlotsMin = 512;

}  // namespace

Tally::Tally() : slots_(kSlotsMin) {}

/// What is still counted fills two thirds of the new table.
void Tally::grow() {
  const std::vector<Slot> old = std::move(slots_);
  const auto living = static_cast<std::size_t>(
      std::ranges::count_if(old, [](const Slot& slot) { return slot.count > 0; }));
  slots_.assign(std::max(kSlotsMin, living * 3 / 2), {});
  used_ = living;
  for (const Slot& slot : old) {
    if (slot.count > 0) slots_[slot_of(slot.key)] = slot;
  }
}

/// For a number that has none yet.
Tally::Slot& Tally::take_slot(std::uint32_t key) {
  if ((used_ + 1) * 5 > slots_.size() * 4) grow();
  Slot& slot = slots_[slot_of(key)];
  slot.key = key;
  ++used_;
  return slot;
}

void Tally::take(std::uint32_t number, std::uint32_t by) {
  Slot& slot = slots_[slot_of(number + 1)];
  slot.count -= std::min(slot.count, by);
}

}  // namespace vigie::cluster
