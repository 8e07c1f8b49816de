// SPDX-License-Identifier: EUPL-1.2
/// What the forms of a French word have in common.
///
/// Shape   `stem`: Snowball's French stem of one folded word; good for finding, too greedy for
///         names. `stem_hash`: its word_hash, from the word and the word's own word_hash.
/// Errors  none: a word that cannot be stemmed is its own stem.
/// Pure    same word, same answer; `stem_hash` remembers kStemsKept words for each thread, as one
///         costs a microsecond to stem.
/// Source  libstemmer (Snowball).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/word_memory.hpp"

namespace vigie::text {

inline constexpr std::size_t kStemsKept = 1U << 16U;

std::string stem(std::string_view folded_word);
std::uint64_t stem_hash(std::string_view folded_word, std::uint64_t hash);

}  // namespace vigie::text
