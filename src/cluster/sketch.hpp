// SPDX-License-Identifier: EUPL-1.2
/// What the window keeps of an article: its telling words in reading order, as numbers.
///
/// Shape   title and text → at most kTitleTerms + kTextTerms terms. A term is the hash of a word's
///         stem with what kind of word it was: a plain word, a name (a capital inside a sentence),
///         a number, a day or month, a town's name, a word that all titles of a rubric have.
///         Thousands are one number however they are written, the long form of an acronym is the
///         acronym. Grammar, labels of the trade ("Direct", "EN IMAGES") and punctuation are gone,
///         so typography cannot tell two texts apart.
/// Units   a term is 4 bytes; texts that come without their words are read up to kTextBytesRead.
/// Pure    same words, same terms, on every machine: they may be kept in a database (kept.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cluster/stage.hpp"
#include "text/fold.hpp"

namespace vigie::cluster {

inline constexpr std::size_t kTitleTerms = 18;
inline constexpr std::size_t kTextTerms = 32;
inline constexpr std::size_t kTextBytesRead = 600;

enum class TermKind : std::uint8_t { word, name, number, date, town, common };
inline constexpr std::size_t kTermKinds = 6;
inline constexpr std::uint32_t kKindBits = 3;

struct Term {
  std::uint32_t value;  ///< not set to 0: a month of them is copied as it stands

  std::uint32_t word() const { return value >> kKindBits; }  ///< the same whatever the kind
  TermKind kind() const { return static_cast<TermKind>(value & 7U); }
  bool operator==(const Term&) const = default;
};

constexpr Term term_of(std::uint32_t word, TermKind kind) {
  return {(word << kKindBits) | static_cast<std::uint32_t>(kind)};
}

struct Sketch {
  std::vector<Term> terms;      ///< the title's, then the text's
  std::size_t title_terms = 0;  ///< how many are the title's
  bool generic = false;         ///< see title_kind.hpp
  bool column = false;
  bool live = false;
  bool spelled = false;       ///< its title has an acronym's long form
  bool part = false;          ///< one of a numbered series
  Stage stage = Stage::none;  ///< of a decision that the title tells

  std::span<const Term> title() const { return std::span(terms).first(title_terms); }
  std::span<const Term> text() const { return std::span(terms).subspan(title_terms); }
  bool operator==(const Sketch&) const = default;
};

/// Does the word of `at` stand earlier among these?
bool stands_before(std::span<const Term> terms, std::size_t at);

/// Says of most words that they are not among those put in, without a branch. Words are hashes: any
/// twelve bits of theirs will do.
class WordFilter {
 public:
  void put(Term term) { row(term) |= std::uint64_t{1} << (term.word() % 64); }
  std::uint64_t may_hold(Term term) const {  ///< 1 or 0
    return bits_[term.word() / 64 % kRows] >> (term.word() % 64) & 1U;
  }

 private:
  static constexpr std::size_t kRows = 64;
  std::uint64_t& row(Term term) { return bits_[term.word() / 64 % kRows]; }

  std::array<std::uint64_t, kRows> bits_{};
};

/// Hands each word to `take` where it stands first.
template <typename Take>
void each_word_once(std::span<const Term> terms, const Take& take) {
  WordFilter seen;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (seen.may_hold(terms[i]) != 0 && stands_before(terms, i)) continue;
    seen.put(terms[i]);
    take(terms[i]);
  }
}

Sketch sketch_of(const text::Folded& title, const text::Folded& text);
Sketch sketch_of(std::string_view title, std::string_view text);

/// The number by which grouping knows a paper, of its domain; 0 for "".
std::uint32_t paper_number(std::string_view paper);

}  // namespace vigie::cluster
