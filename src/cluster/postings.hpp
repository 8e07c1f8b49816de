// SPDX-License-Identifier: EUPL-1.2
/// Under which numbers the window finds an article again.
///
/// Shape   the terms of an article → its keys: words of its title, then pairs of neighbouring
///         words, both those with the smallest numbers, so that two texts with much in common
///         choose the same ones. Choosing costs more than the rest of taking an article in, so that
///         where its keys stand in the terms can be kept with it.
/// Pure    yes: always the same for the same terms.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "cluster/sketch.hpp"

namespace vigie::cluster {

inline constexpr std::size_t kWordPostings = 6;
inline constexpr std::size_t kPostings = 12;  ///< of an article at most, pairs and words

/// Spreads a number over all of its bits.
inline std::uint32_t mixed(std::uint32_t value) {
  value = (value ^ (value >> 16U)) * 0x7feb352dU;
  value = (value ^ (value >> 15U)) * 0x846ca68bU;
  return value ^ (value >> 16U);
}

std::uint32_t word_key(Term term);
std::uint32_t pair_key(Term first, Term second);

/// Where the keys of an article stand among its terms, in the order of the keys.
struct KeyPlaces {
  static constexpr std::uint8_t kPair = 0x80;  ///< the key is of this term and the one before it

  std::array<std::uint8_t, kPostings> at{};
  std::uint8_t count = 0;
};

class Keys {
 public:
  Keys(std::span<const Term> terms, std::size_t title_terms);

  std::span<const std::uint32_t> all() const { return std::span(keys_).first(places_.count); }
  const KeyPlaces& places() const { return places_; }

 private:
  void take(std::uint32_t key, std::uint8_t place, std::size_t from, std::size_t up_to);

  std::array<std::uint32_t, kPostings> keys_{};
  KeyPlaces places_;
};

/// The key that was chosen at a place of these terms.
std::uint32_t key_at(std::span<const Term> terms, std::uint8_t place);

}  // namespace vigie::cluster
