// SPDX-License-Identifier: EUPL-1.2
#include "cluster/tally.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace vigie::cluster {
namespace {

constexpr std::size_t kSlotsMin = 4096;

}  // namespace

Tally::Tally() : slots_(kSlotsMin) {}

std::size_t Tally::slot_of(std::uint32_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = home_of(key);
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
  return at;
}

void Tally::grow() {
  const std::vector<Slot> old = std::move(slots_);
  const auto living = static_cast<std::size_t>(
      std::ranges::count_if(old, [](const Slot& slot) { return slot.count > 0; }));
  slots_.assign(std::max(kSlotsMin, std::bit_ceil(living * 2)), {});
  used_ = living;
  for (const Slot& slot : old) {
    if (slot.count > 0) slots_[slot_of(slot.key)] = slot;
  }
}

void Tally::add(std::uint32_t number, std::uint32_t by) {
  if ((used_ + 1) * 3 > slots_.size() * 2) grow();
  Slot& slot = slots_[slot_of(number + 1)];
  used_ += slot.key == 0 ? 1 : 0;
  slot.key = number + 1;
  slot.count += by;
}

void Tally::take(std::uint32_t number, std::uint32_t by) {
  Slot& slot = slots_[slot_of(number + 1)];
  slot.count -= std::min(slot.count, by);
}

}  // namespace vigie::cluster
