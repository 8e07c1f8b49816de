// SPDX-License-Identifier: EUPL-1.2
/// What the window's index says for each article of the past.
///
/// Shape   a word or a pair of words gives a Walk, which reads the postings of its bucket from the
///         newest on; each votes for its article by its weight, and the most promising are named.
/// Pure    yes.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "cluster/postings.hpp"

namespace vigie::cluster {

/// One bucket of the index, being read from its newest posting on.
struct Walk {
  const std::uint32_t* at = nullptr;  ///< a posting + 1; 0: none
  int steps = 0;
  float vote = 0;
};

/// One number that orders as these do: a weight above 0, and what decides between equals.
inline std::uint64_t ranked(float weight, std::uint32_t then) {
  return (std::uint64_t{std::bit_cast<std::uint32_t>(weight)} << 32U) | then;
}

/// Counts what speaks for each item, and names the most promising.
class Votes {
 public:
  void add(std::uint32_t item, float vote) {
    std::size_t at = mixed(item) % kSlots;
    for (std::size_t tries = 0; tries < kTries; ++tries, at = (at + 1) % kSlots) {
      Slot& slot = slots_[at];
      if (slot.vote > 0 && slot.item != item) continue;
      if (slot.vote == 0) used_[count_++] = static_cast<std::uint16_t>(at);
      slot.item = item;
      slot.vote += vote;
      return;
    }
  }

  /// The best first; of equals the older one.
  std::vector<std::uint32_t> best(std::size_t most) {
    std::array<std::uint64_t, kSlots> ranks;  // NOLINT: filled as far as it is read
    for (std::size_t i = 0; i < count_; ++i) {
      const Slot& slot = slots_[used_[i]];
      ranks[i] = ranked(slot.vote, ~slot.item);
    }
    const auto found = std::span(ranks).first(count_);
    const auto kept = found.first(std::min(most, count_));
    std::ranges::partial_sort(found, kept.end(), std::greater{});
    std::vector<std::uint32_t> items;
    items.reserve(kept.size());
    for (const std::uint64_t rank : kept) items.push_back(~static_cast<std::uint32_t>(rank));
    return items;
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  static constexpr std::size_t kTries = 8;
  struct Slot {
    std::uint32_t item = 0;
    float vote = 0;
  };
  std::array<Slot, kSlots> slots_{};
  std::array<std::uint16_t, kSlots> used_;  ///< slots, as far as count_
  std::size_t count_ = 0;
};

/// Reads all buckets one step at a time: while one waits for the memory, the others go on.
template <typename Older>
void read(std::span<Walk> walks, Votes& votes, const Older& older) {
  while (!walks.empty()) {
    std::size_t still = 0;
    for (Walk walk : walks) {
      if (*walk.at == 0) continue;
      const std::uint32_t posting = *walk.at - 1;
      walk.at = older(posting);
      if (walk.at == nullptr) continue;
      votes.add(posting / kPostings, walk.vote);
      if (--walk.steps == 0) continue;
      __builtin_prefetch(walk.at);
      walks[still++] = walk;
    }
    walks = walks.first(still);
  }
}

}  // namespace vigie::cluster
