// SPDX-License-Identifier: EUPL-1.2
#include "cluster/sketch.hpp"

#include <algorithm>

#include "cluster/empty_words.hpp"
#include "cluster/title_kind.hpp"
#include "text/fold.hpp"
#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace vigie::cluster {
namespace {

/// A title set in capitals shows no names.
constexpr double kShoutedShare = 0.6;
constexpr std::size_t kPrefixTermsMax = 3;
constexpr std::size_t kWordsRemembered = 1U << 16U;
constexpr std::size_t kTermBytes = 4;
constexpr std::size_t kTextHelping = 380;

/// FNV-1a: short, and the same everywhere, which std::hash does not promise.
std::uint64_t long_hash(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

std::uint32_t hash_of(std::string_view word) {
  const std::uint64_t hash = long_hash(word);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U)) & 0x3fffffffU;
}

/// What a folded word is to a sketch.
struct Reading {
  std::uint64_t word = 0;  ///< its long hash; 0: nothing remembered
  std::uint32_t stem = 0;
  TermKind kind = TermKind::word;
  bool kept = false;
};

Reading read_word(std::string_view folded, std::uint64_t hash) {
  Reading reading{hash, 0, TermKind::word, true};
  if (is_number(folded)) {
    reading.kind = TermKind::number;
  } else if (is_calendar(folded)) {
    reading.kind = TermKind::date;
  } else {
    reading.kept = folded.size() > 1 && !is_grammar(folded) && !is_trade(folded);
  }
  const bool keeps_form = reading.kind != TermKind::word || !reading.kept;
  reading.stem = keeps_form ? hash_of(folded) : hash_of(text::stem(folded));
  return reading;
}

/// A language repeats itself: what was read of a word is remembered, by its hash alone.
Reading recall_word(std::string_view folded) {
  static thread_local std::vector<Reading> remembered(kWordsRemembered);
  const std::uint64_t hash = long_hash(folded);
  Reading& slot = remembered[(hash ^ (hash >> 32U)) % kWordsRemembered];
  if (slot.word != hash) slot = read_word(folded, hash);
  return slot;
}

Term term_of(std::uint32_t stem, TermKind kind) {
  return {(stem << 2U) | static_cast<std::uint32_t>(kind)};
}

bool is_shouted(std::string_view text) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (const char c : text) {
    const bool capital = c >= 'A' && c <= 'Z';
    capitals += capital ? 1 : 0;
    letters += capital || (c >= 'a' && c <= 'z') ? 1 : 0;
  }
  return static_cast<double>(capitals) > kShoutedShare * static_cast<double>(letters);
}

bool ends_sentence(std::string_view gap) {
  // The guillemets and … are told by their last byte, which no dash or space shares.
  return gap.find_first_of(".!?:\"|[\xAB\xBB\xA6") != std::string_view::npos;
}

/// Reads one text into terms.
class TermReader {
 public:
  TermReader(std::string_view text, bool headline)
      : text_(text), headline_(headline), shouted_(is_shouted(text)) {}

  /// `words` are those of the text from byte `from` on.
  void read_into(std::vector<Term>& terms, std::size_t end, const text::FoldedText& words,
                 std::size_t from = 0) {
    for (const text::FoldedWord& word : words.words) {
      if (terms.size() >= end) return;
      const std::size_t begin = from + word.begin;
      const bool breaks = ends_sentence(text_.substr(read_to_, begin - read_to_));
      if (breaks && !broken_) name_prefix(terms);
      broken_ = broken_ || breaks;
      starts_ = starts_ || read_to_ == 0 || breaks;
      read_to_ = from + word.end;
      take(words.folded_of(word), begin, terms);
      starts_ = false;
    }
  }

 private:
  bool has_capital(std::size_t begin) const {
    std::string_view rest = text_.substr(begin);
    return text::is_upper(text::next_code_point(rest));
  }

  /// "Carentan les Marais. Une sculpture": what stands before the first stop names the place, or
  /// the matter.
  void name_prefix(std::vector<Term>& terms) const {
    const bool all_capitals = capitals_ == terms.size();
    if (!headline_ || shouted_ || !all_capitals || terms.size() > kPrefixTermsMax) return;
    for (Term& term : terms) term = term_of(term.word(), TermKind::name);
  }

  void take(std::string_view folded, std::size_t begin, std::vector<Term>& terms) {
    const Reading reading = recall_word(folded);
    if (!reading.kept) return;
    TermKind kind = reading.kind;
    if (kind == TermKind::word) {
      const bool capital = has_capital(begin);
      capitals_ += capital && !broken_ ? 1 : 0;
      if (capital && !starts_ && !shouted_) kind = TermKind::name;
    }
    terms.push_back(term_of(reading.stem, kind));
  }

  std::string_view text_;
  bool headline_;
  bool shouted_;
  bool starts_ = true;
  bool broken_ = false;       ///< past the first stop
  std::size_t capitals_ = 0;  ///< words with a capital before it
  std::size_t read_to_ = 0;
};

/// A first helping has the words that a sketch keeps of most texts.
void read_text(std::string_view text, std::vector<Term>& terms, text::FoldedText& words) {
  const std::string_view read = text::utf8_prefix(text, kTextBytesRead);
  const std::size_t space =
      read.size() > kTextHelping ? read.find(' ', kTextHelping) : std::string_view::npos;
  const std::size_t helping = std::min(space, read.size());
  const std::size_t end = terms.size() + kTextTerms;
  TermReader reader(read, false);
  text::fold_words(read.substr(0, helping), words);
  reader.read_into(terms, end, words);
  if (helping == read.size() || terms.size() >= end) return;
  text::fold_words(read.substr(helping), words);
  reader.read_into(terms, end, words, helping);
}

}  // namespace

bool stands_before(std::span<const Term> terms, std::size_t at) {
  for (std::size_t i = 0; i < at; ++i) {
    if (terms[i].word() == terms[at].word()) return true;
  }
  return false;
}

Sketch sketch_of(std::string_view title, std::string_view text) {
  Sketch sketch;
  sketch.terms.reserve(kTitleTerms + kTextTerms);
  static thread_local text::FoldedText words;
  text::fold_words(title, words);
  TermReader(title, true).read_into(sketch.terms, kTitleTerms, words);
  sketch.title_terms = sketch.terms.size();
  const TitleKind kind = kind_of_title(words);
  sketch.generic = kind.generic;
  sketch.column = kind.column;
  sketch.live = kind.live;
  read_text(text, sketch.terms, words);
  return sketch;
}

std::uint32_t paper_number(std::string_view paper) {
  return paper.empty() ? 0 : hash_of(paper) + 1;
}

std::string bytes_of(const Sketch& sketch) {
  std::string bytes;
  bytes.reserve(1 + sketch.terms.size() * kTermBytes);
  bytes += static_cast<char>(sketch.title_terms | (sketch.generic ? 0x80U : 0U) |
                             (sketch.column ? 0x40U : 0U) | (sketch.live ? 0x20U : 0U));
  for (const Term term : sketch.terms) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
      bytes += static_cast<char>((term.value >> shift) & 255U);
    }
  }
  return bytes;
}

std::optional<Sketch> sketch_from(std::string_view bytes) {
  if (bytes.empty() || bytes.size() % kTermBytes != 1) return std::nullopt;
  Sketch sketch;
  const auto head = static_cast<unsigned char>(bytes.front());
  sketch.title_terms = head & 0x1fU;
  sketch.generic = (head & 0x80U) != 0;
  sketch.column = (head & 0x40U) != 0;
  sketch.live = (head & 0x20U) != 0;
  const std::size_t count = bytes.size() / kTermBytes;
  if (sketch.title_terms > count || count > kTitleTerms + kTextTerms) return std::nullopt;
  sketch.terms.reserve(count);
  for (std::size_t at = 1; at < bytes.size(); at += kTermBytes) {
    std::uint32_t value = 0;
    for (unsigned byte = 0; byte < kTermBytes; ++byte) {
      value |= std::uint32_t{static_cast<unsigned char>(bytes[at + byte])} << (8 * byte);
    }
    sketch.terms.push_back({value});
  }
  return sketch;
}

}  // namespace vigie::cluster
