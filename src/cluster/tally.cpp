// SPDX-License-Identifier: EUPL-1.2
#include "cluster/tally.hpp"

#include <algorithm>
#include <utility>

namespace vigie::cluster {
namespace {

constexpr std::size_t kSlotsMin = 512;

}  // namespace

Tally::Tally() : slots_(kSlotsMin) {}

std::size_t Tally::slot_of(std::uint32_t key) const {
  std::size_t at = home_of(key);
  while (slots_[at].key != 0 && slots_[at].key != key) at = at + 1 < slots_.size() ? at + 1 : 0;
  return at;
}

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

void Tally::add(std::uint32_t number, std::uint32_t by) {
  const std::uint32_t key = number + 1;
  std::size_t at = slot_of(key);
  if (slots_[at].key == 0) {
    if ((used_ + 1) * 5 > slots_.size() * 4) {
      grow();
      at = slot_of(key);
    }
    ++used_;
    slots_[at].key = key;
  }
  slots_[at].count += by;
}

void Tally::take(std::uint32_t number, std::uint32_t by) {
  Slot& slot = slots_[slot_of(number + 1)];
  slot.count -= std::min(slot.count, by);
}

}  // namespace vigie::cluster
