// SPDX-License-Identifier: EUPL-1.2
#include "cluster/tally.hpp"

#include <algorithm>
#include <utility>

namespace vigie::cluster {
namespace {

constexpr std::size_t kSlotsMin = 512;

}  // namespace

Tally::Tally() : slots_(kSlotsMin) {}

void Tally::make_room(std::size_t numbers) {
  if (numbers * 3 / 2 > slots_.size()) lay_out(numbers);
}

/// So many fill two thirds of the new table.
void Tally::lay_out(std::size_t numbers) {
  const std::vector<Slot> old = std::move(slots_);
  slots_.assign(std::max(kSlotsMin, numbers * 3 / 2), {});
  used_ = 0;
  for (const Slot& slot : old) {
    if (slot.count == 0) continue;
    slots_[slot_of(slot.key)] = slot;
    ++used_;
  }
}

/// For a number that has none yet.
Tally::Slot& Tally::take_slot(std::uint32_t key) {
  if ((used_ + 1) * 5 > slots_.size() * 4) {
    lay_out(static_cast<std::size_t>(
        std::ranges::count_if(slots_, [](const Slot& each) { return each.count > 0; })));
  }
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
