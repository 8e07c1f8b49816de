// SPDX-License-Identifier: EUPL-1.2
/// How telling a word is: the rarer among the window's newest texts, the more.
///
/// Shape   counts in how many texts each word stands, and gives it a weight from kWeightMin to 1.
///         Learned from the window alone; a window with few texts counts as one of kColdTexts, in
///         which every word is still rare. The size of the window counts by powers of two, so that
///         one more text does not move the weights of the words it does not have.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <span>

#include "cluster/sketch.hpp"
#include "cluster/tally.hpp"

namespace vigie::cluster {

inline constexpr std::size_t kColdTexts = 1024;
inline constexpr double kWeightMin = 0.05;

class Lexicon {
 public:
  Lexicon();

  void add(std::span<const Term> terms);     ///< one text; a word counts once
  void remove(std::span<const Term> terms);  ///< one that was added
  double weight(Term term) const;
  /// Told of words before their weights are asked: the memory is waited for once, not each time.
  void expect(std::span<const Term> terms) const {
    for (const Term term : terms) words_.expect(term.word());
  }
  std::uint32_t texts_with(Term term) const { return words_.of(term.word()); }
  std::size_t bytes() const { return words_.bytes(); }
  /// Goes up with every text added or removed: weights told at one number stay true at that number.
  std::uint64_t changes() const { return changes_; }

 private:
  void count_texts(std::size_t texts);

  Tally words_;
  std::size_t texts_ = 0;
  std::uint64_t changes_ = 0;
  double log_texts_ = 0;
};

}  // namespace vigie::cluster
