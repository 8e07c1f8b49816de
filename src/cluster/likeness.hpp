// SPDX-License-Identifier: EUPL-1.2
/// How much two texts have in common, and what of it speaks against their being one.
///
/// Shape   a new text becomes a `Probe`; each candidate is compared with it in one pass over its
///         terms. Words weigh by their rarity in the window; pairs of neighbouring words tell a
///         text that was copied from one that tells the same with its own words.
/// Pure    yes.
/// Source  containment rather than resemblance, since a brief repeats the beginning of a longer
///         text: Broder, On the resemblance and containment of documents (1997).
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "cluster/lexicon.hpp"
#include "cluster/sketch.hpp"

namespace vigie::cluster {

/// What the words of one text weigh together, each counted once.
struct Mass {
  double all = 0;
  double title = 0;
  double pairs = 0;
};

/// A candidate, as the window holds it.
struct Held {
  std::span<const Term> terms;
  std::size_t title_terms = 0;
  Mass mass;
};

/// One title is the other with something else in one place: "Lille : la météo du lundi 3 février"
/// and "Lens : la météo du lundi 3 février".
enum class Swap {
  none,
  word,  ///< plain words: an edit, or a column
  name   ///< a name, a number or a day for another: two things told in the same words
};

struct Likeness {
  double shared = 0;     ///< weight of the words in common
  double contained = 0;  ///< … as a share of the shorter text
  double pairs_contained = 0;
  double pairs_alike = 0;   ///< pairs in common as a share of the pairs of both
  double titles_alike = 0;  ///< words in common of the titles, as a share of both
  double evidence = 0;    ///< of `shared`, what is no town, day or rubric; a number counts by half
  int telling_words = 0;  ///< how many words that is, numbers aside; a full name is one
  int telling_names = 0;  ///< how many of them are names
  int words_shared = 0;   ///< of any kind
  int shared_names = 0;
  int numbers_apart = 0;        ///< numbers, days and months that each has and the other has not
  int names_apart = 0;          ///< the same for names, of the titles
  int words_apart = 0;          ///< the same for plain words, of the titles
  bool towns_apart = false;     ///< each title names a town, and not the same
  bool towns_in_front = false;  ///< both begin with one
  Swap swap = Swap::none;       ///< of the titles
  bool same_title = false;
  bool has_texts = false;  ///< both say more than their title

  /// Above 0: rather one text than two. Fitted on revised, reprinted and followed-up articles.
  double text_score() const;
  /// Above 0: rather one event than two. Fitted on headlines of one day, and on what a day of 68
  /// papers had in common with title and text, read by hand.
  double event_score() const;
};

/// Two neighbouring words as one number.
inline std::uint32_t pair_of(Term first, Term second) {
  std::uint64_t mixed = (std::uint64_t{first.word()} << 32U) | second.word();
  mixed = (mixed ^ (mixed >> 31U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  return static_cast<std::uint32_t>(mixed >> 33U);
}

class Probe {
 public:
  Probe(const Sketch& sketch, const Lexicon& lexicon);

  const Mass& mass() const { return mass_; }
  float weight(std::size_t term) const { return weights_[term]; }
  Likeness compare(const Held& held) const;

 private:
  static constexpr std::size_t kSlots = 128;
  static_assert(kSlots >= 2 * (kTitleTerms + kTextTerms));
  /// Terms of a text as bits of one number.
  using Bits = std::uint64_t;
  static_assert(kTitleTerms + kTextTerms <= 64);

  struct Slot {
    std::uint32_t key = 0;  ///< + 1; 0: free
    float weight = 0;
    std::uint8_t number = 0;  ///< among the words, or the pairs
    TermKind kind = TermKind::word;
    bool in_title = false;
  };
  using Table = std::array<Slot, kSlots>;

  template <typename AnyTable>
  static auto& slot_of(AnyTable& table, std::uint32_t key);
  void read_words(const Lexicon& lexicon);
  void read_pairs();
  struct Seen {
    Bits known = 0;  ///< perhaps ours
    Bits figures = 0;
  };
  Seen seen_of(std::span<const Term> terms) const;

  const Sketch& sketch_;
  std::array<float, kTitleTerms + kTextTerms> weights_{};
  WordFilter filter_;  ///< of the words
  Table words_{};
  Table pairs_{};
  Mass mass_;
  int numbers_ = 0;
  std::array<int, kTermKinds> title_kinds_{};  ///< words of the title by kind
};

}  // namespace vigie::cluster
