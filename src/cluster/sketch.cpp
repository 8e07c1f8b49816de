// SPDX-License-Identifier: EUPL-1.2
#include "cluster/sketch.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "cluster/empty_words.hpp"
#include "cluster/title_kind.hpp"
#include "text/byte_set.hpp"
#include "text/fold.hpp"
#include "text/letters.hpp"
#include "text/stem.hpp"
#include "text/utf8.hpp"
#include "text/word_memory.hpp"

namespace vigie::cluster {
namespace {

/// A title set in capitals shows no names.
constexpr double kShoutedShare = 0.6;
constexpr std::size_t kPrefixTermsMax = 3;
constexpr std::size_t kWordsKept = 1U << 16U;

std::uint32_t short_hash(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U)) & 0x3fffffffU;
}

std::uint32_t hash_of(std::string_view word) { return short_hash(text::word_hash(word)); }

Term term_of(std::uint32_t stem, TermKind kind) {
  return {(stem << 2U) | static_cast<std::uint32_t>(kind)};
}

/// What a folded word is to a sketch.
struct Reading {
  std::uint64_t word = 0;  ///< its hash; 0: nothing remembered
  Term term{};
  bool kept = false;
  bool telling = false;  ///< in a title
};

Reading read_word(std::string_view folded, std::uint64_t hash) {
  if (is_number(folded)) return {hash, term_of(short_hash(hash), TermKind::number), true, false};
  if (is_calendar(folded)) return {hash, term_of(short_hash(hash), TermKind::date), true, false};
  const bool kept = folded.size() > 1 && !is_grammar(folded) && !is_trade(folded);
  if (!kept) return {hash, {}, false, false};
  const std::uint32_t stem = short_hash(text::stem_hash(folded, hash));
  return {hash, term_of(stem, TermKind::word), true, !is_hour(folded)};
}

/// What is remembered of words, one a thread, with the hashes of the words of the text in hand.
struct Desk {
  std::vector<std::uint64_t> hashes;
  text::WordMemory<Reading, kWordsKept> book;

  void lay_out(const text::Folded& text) {
    hashes.clear();
    for (const text::FoldedWord& word : text.words) {
      hashes.push_back(text::word_hash(text.folded_of(word)));
      book.expect(hashes.back());
    }
  }
  Reading reading_of(const text::Folded& text, std::size_t word) {
    const std::uint64_t hash = hashes[word];
    return book.recall(hash, [&] { return read_word(text.folded_of(text.words[word]), hash); });
  }
};

/// One for a letter; in the upper half one more for a capital.
constexpr std::array<std::uint64_t, 256> kLetterCounts = [] {
  std::array<std::uint64_t, 256> counts{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) counts[c] = 1;
  for (unsigned char c = 'A'; c <= 'Z'; ++c) counts[c] = (std::uint64_t{1} << 32U) + 1;
  return counts;
}();

bool is_shouted(std::string_view text) {
  std::uint64_t counted = 0;
  for (const char c : text) counted += kLetterCounts[static_cast<unsigned char>(c)];
  const std::uint64_t letters = counted & 0xffffffffU;
  const std::uint64_t capitals = counted >> 32U;
  return static_cast<double>(capitals) > kShoutedShare * static_cast<double>(letters);
}

/// The guillemets and … are told by their last byte, which no dash or space shares.
constexpr text::ByteSet kEndsSentence([](char c) {
  return std::string_view(".!?:\"|[\xAB\xBB\xA6").find(c) != std::string_view::npos;
});

bool ends_sentence(std::string_view gap) {
  return std::ranges::any_of(gap, [](char c) { return kEndsSentence.holds(c); });
}

/// Reads one text into terms.
class TermReader {
 public:
  TermReader(const text::Folded& text, bool headline)
      : text_(text), headline_(headline), shouted_(is_shouted(text.text)) {}

  void read_into(std::vector<Term>& terms, std::size_t end, Desk& desk) {
    for (std::size_t i = 0; i < text_.words.size(); ++i) {
      if (terms.size() >= end) return;
      const text::FoldedWord& word = text_.words[i];
      const bool breaks = ends_sentence(text_.text.substr(read_to_, word.begin - read_to_));
      if (breaks && !broken_) name_prefix(terms);
      broken_ = broken_ || breaks;
      starts_ = starts_ || read_to_ == 0 || breaks;
      read_to_ = word.end;
      take(desk.reading_of(text_, i), word.begin, terms);
      starts_ = false;
    }
  }

 private:
  bool has_capital(std::size_t begin) const {
    const char first = text_.text[begin];
    if (static_cast<unsigned char>(first) < 0x80) return first >= 'A' && first <= 'Z';
    std::string_view rest = text_.text.substr(begin);
    return text::is_upper(text::next_code_point(rest));
  }

  /// "Carentan les Marais. Une sculpture": what stands before the first stop names the place, or
  /// the matter.
  void name_prefix(std::vector<Term>& terms) const {
    const bool all_capitals = capitals_ == terms.size();
    if (!headline_ || shouted_ || !all_capitals || terms.size() > kPrefixTermsMax) return;
    for (Term& term : terms) term = term_of(term.word(), TermKind::name);
  }

  void take(const Reading& reading, std::size_t begin, std::vector<Term>& terms) {
    if (!reading.kept) return;
    Term term = reading.term;
    if (term.kind() == TermKind::word) {
      const bool capital = has_capital(begin);
      capitals_ += capital && !broken_ ? 1 : 0;
      if (capital && !starts_ && !shouted_) term = term_of(term.word(), TermKind::name);
    }
    terms.push_back(term);
  }

  const text::Folded& text_;
  bool headline_;
  bool shouted_;
  bool starts_ = true;
  bool broken_ = false;       ///< past the first stop
  std::size_t capitals_ = 0;  ///< words with a capital before it
  std::size_t read_to_ = 0;
};

}  // namespace

bool stands_before(std::span<const Term> terms, std::size_t at) {
  for (std::size_t i = 0; i < at; ++i) {
    if (terms[i].word() == terms[at].word()) return true;
  }
  return false;
}

Sketch sketch_of(const text::Folded& title, const text::Folded& text) {
  Sketch sketch;
  sketch.terms.reserve(kTitleTerms + kTextTerms);
  static thread_local Desk desk;
  desk.lay_out(title);
  TermReader(title, true).read_into(sketch.terms, kTitleTerms, desk);
  sketch.title_terms = sketch.terms.size();
  std::size_t telling = 0;
  for (std::size_t i = 0; i < title.words.size(); ++i) {
    telling += desk.reading_of(title, i).telling ? 1 : 0;
  }
  const TitleKind kind = kind_of_title(title, telling);
  sketch.generic = kind.generic;
  sketch.column = kind.column;
  sketch.live = kind.live;
  desk.lay_out(text);
  TermReader(text, false).read_into(sketch.terms, sketch.title_terms + kTextTerms, desk);
  return sketch;
}

Sketch sketch_of(std::string_view title, std::string_view text) {
  static thread_local text::FoldedText title_room;  // their memory is worth more than their content
  static thread_local text::FoldedText text_room;
  return sketch_of(text::fold_words(title, title_room),
                   text::fold_words(text::utf8_prefix(text, kTextBytesRead), text_room));
}

std::uint32_t paper_number(std::string_view paper) {
  return paper.empty() ? 0 : hash_of(paper) + 1;
}

}  // namespace vigie::cluster
