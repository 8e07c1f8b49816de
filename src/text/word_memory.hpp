// SPDX-License-Identifier: EUPL-1.2
/// What was made of a word, remembered by its hash: a language repeats itself.
///
/// Shape   four words share a line of memory, so that a word is found by one access. Each hit
///         moves a word one place to the front, a new one takes the last: the many rare words of
///         names and misprints drive no common one out.
/// Units   `Known` is 16 bytes, of which `word` is the hash, 0 where there is none; kWords in all.
/// Pure    yes; one for each thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::text {

/// FNV-1a: short, and the same everywhere, which std::hash does not promise.
constexpr std::uint64_t word_hash(std::string_view word,
                                  std::uint64_t before = 0xcbf29ce484222325U) {
  std::uint64_t hash = before;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

template <typename Known, std::size_t kWords>
class WordMemory {
 public:
  void expect(std::uint64_t word) const { __builtin_prefetch(&lines_[line_of(word)]); }

  /// `make()` is what to know of a word that is not there.
  template <typename Make>
  Known recall(std::uint64_t word, const Make& make) {
    auto& known = lines_[line_of(word)].words;
    for (std::size_t at = 0; at < kWordsOfALine; ++at) {
      if (known[at].word == 0) return known[at] = make();
      if (known[at].word != word) continue;
      if (at == 0) return known[0];
      std::swap(known[at], known[at - 1]);
      return known[at - 1];
    }
    return known.back() = make();
  }

 private:
  static constexpr std::size_t kWordsOfALine = 4;
  struct alignas(64) Line {
    std::array<Known, kWordsOfALine> words;
  };
  static_assert(sizeof(Line) == 64);

  static std::size_t line_of(std::uint64_t word) {
    // FNV leaves the low bits of short words alike: spread them first.
    return static_cast<std::size_t>((word * 0x9E3779B97F4A7C15U) >> 32U) % (kWords / kWordsOfALine);
  }

  std::vector<Line> lines_ = std::vector<Line>(kWords / kWordsOfALine);
};

}  // namespace vigie::text
