// SPDX-License-Identifier: EUPL-1.2
#include "cluster/sketch.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "cluster/empty_words.hpp"
#include "cluster/title_kind.hpp"
#include "cluster/vocabulary.hpp"
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

/// A title says its number in so many figures at most; then three by three.
constexpr std::size_t kThousandsHead = 3;
constexpr std::size_t kTownWordsMax = 8;

std::uint32_t hash_of(std::string_view word) { return short_hash(text::word_hash(word)); }

/// What a folded word is to a sketch.
struct Reading {
  std::uint64_t word = 0;  ///< its hash; 0: nothing remembered
  Term term{};
  bool kept : 1 = false;
  bool telling : 1 = false;      ///< in a title
  bool begins_town : 1 = false;  ///< perhaps
  bool ends_long_form : 1 = false;
  bool first_name : 1 = false;
  Stage stage = Stage::none;
};

Reading read_word(std::string_view folded, std::uint64_t hash) {
  Reading reading;
  reading.word = hash;
  const TownFound town = town_of(name_key(0, hash));
  reading.begins_town = town.goes_on || town.size != TownSize::none;
  reading.kept = folded.size() > 1 && !is_grammar(folded) && !is_trade(folded);
  if (is_number(folded) || is_calendar(folded)) {
    const TermKind kind = is_number(folded) ? TermKind::number : TermKind::date;
    reading.term = term_of(short_hash(hash), kind);
    reading.kept = true;
    return reading;
  }
  if (!reading.kept) return reading;
  const std::uint32_t stem = short_hash(text::stem_hash(folded, hash));
  const bool common = is_common(stem);
  reading.term = term_of(stem, common ? TermKind::common : TermKind::word);
  reading.telling = !is_hour(folded);
  reading.ends_long_form = ends_long_form(stem);
  reading.first_name = is_first_name(stem);
  reading.stage = stage_of(stem);
  return reading;
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
  std::uint64_t hash_of(std::size_t word) const { return hashes[word]; }
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

/// Is what stands between two runs of figures what parts thousands?
bool parts_thousands(std::string_view gap) {
  return gap == " " || gap == "." || gap == "\u00A0" || gap == "\u202F" || gap == "\u2009";
}

bool all_figures(std::string_view folded) {
  return std::ranges::all_of(folded, [](char c) { return c >= '0' && c <= '9'; });
}

/// Reads one text into terms.
class TermReader {
 public:
  TermReader(const text::Folded& text, bool headline)
      : text_(text), headline_(headline), shouted_(is_shouted(text.text)) {}

  void read_into(std::vector<Term>& terms, std::size_t end, Desk& desk) {
    first_ = terms.size();
    for (std::size_t i = 0; i < text_.words.size(); ++i) {
      if (terms.size() >= end) return;
      const text::FoldedWord& word = text_.words[i];
      const bool breaks = ends_sentence(gap_before(i));
      if (breaks && !broken_) name_prefix(terms);
      broken_ = broken_ || breaks;
      starts_ = starts_ || i == 0 || breaks;
      const Reading reading = desk.reading_of(text_, i);
      if (reading.begins_town && i >= town_end_ && has_capital(word.begin)) find_town(i, desk);
      stage_ = with(stage_, reading.stage);
      if (reading.term.kind() == TermKind::number && reading.kept) {
        i = take_number(i, reading, terms, desk);
      } else {
        take(reading, i, terms);
      }
      starts_ = false;
    }
  }
  Stage stage() const { return stage_; }
  bool large_number() const { return large_number_; }
  bool spelled() const { return spelled_; }

 private:
  std::string_view folded(std::size_t word) const { return text_.folded_of(text_.words[word]); }
  std::string_view gap_before(std::size_t word) const {
    const std::size_t from = word == 0 ? 0 : text_.words[word - 1].end;
    return text_.text.substr(from, text_.words[word].begin - from);
  }

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
    for (Term& term : terms) {
      if (term.kind() == TermKind::word) term = term_of(term.word(), TermKind::name);
    }
  }

  /// "1 200", "1.200" and "1200" are one number. Answers the last word that it took.
  std::size_t take_number(std::size_t word, const Reading& reading, std::vector<Term>& terms,
                          const Desk& desk) {
    std::uint64_t hash = desk.hash_of(word);
    const std::string_view head = folded(word);
    const bool may_go_on =
        head.size() <= kThousandsHead && head.front() != '0' && all_figures(head);
    std::size_t last = word;
    while (may_go_on && last + 1 < text_.words.size() && parts_thousands(gap_before(last + 1)) &&
           folded(last + 1).size() == kThousandsHead && all_figures(folded(last + 1))) {
      hash = text::word_hash(folded(++last), hash);
    }
    const bool year = head.size() == 4 && (head.starts_with("19") || head.starts_with("20"));
    large_number_ = large_number_ || last > word ||
                    (head.size() > kThousandsHead && all_figures(head) && !year);
    terms.push_back(last == word ? reading.term : term_of(short_hash(hash), TermKind::number));
    return last;
  }

  /// The longest town that is named from this word on. A village is taken for one in front of a
  /// title alone, and a city where a sentence begins with it.
  void find_town(std::size_t word, const Desk& desk) {
    std::uint64_t key = 0;
    for (std::size_t i = word; i < text_.words.size() && i < word + kTownWordsMax; ++i) {
      if (i > word && !names_go_on(gap_before(i))) return;
      key = name_key(key, desk.hash_of(i));
      const TownFound found = town_of(key);
      if (found.size != TownSize::none && stands_as_town(word, i, found.size)) {
        town_end_ = i + 1;
        wide_ = found.size == TownSize::wider;
      }
      if (!found.goes_on) return;
    }
  }
  static bool names_go_on(std::string_view gap) {
    return gap == " " || gap == "-" || gap == "'" || gap == "’" || gap == "\u2011" ||
           gap == "\u00A0" || gap.empty() || gap == " l’" || gap == " l'" || gap == "-l’" ||
           gap == "-d’" || gap == "-l'" || gap == "-d'";
  }
  bool stands_as_town(std::size_t first, std::size_t last, TownSize size) const {
    const bool alone = last == first;
    if (!starts_) return size != TownSize::village || !alone;
    if (headline_ && !broken_ && first <= 1 && last + 1 < text_.words.size()) {
      const std::string_view behind = gap_before(last + 1);
      if (behind.find_first_of(".:,(|") != std::string_view::npos ||
          behind.find("–") != behind.npos || behind.find("—") != behind.npos || behind == " - ") {
        return true;
      }
    }
    return size == TownSize::city || (size == TownSize::town && !alone);
  }

  /// Does a surname, or a second first name, follow?
  bool goes_on_with_name(std::size_t word) const {
    if (shouted_ || word + 1 >= text_.words.size()) return false;
    const std::string_view gap = gap_before(word + 1);
    return (gap == " " || gap == "-") && has_capital(text_.words[word + 1].begin);
  }

  void take(const Reading& reading, std::size_t word, std::vector<Term>& terms) {
    if (!reading.kept) return;
    Term term = reading.term;
    const bool plain = term.kind() == TermKind::word || term.kind() == TermKind::common;
    if (plain) {
      const bool capital = has_capital(text_.words[word].begin);
      capitals_ += capital && !broken_ ? 1 : 0;
      if (word < town_end_) {
        term = term_of(term.word(), wide_ ? TermKind::common : TermKind::town);
      } else if (capital && reading.first_name && goes_on_with_name(word)) {
        term = term_of(term.word(), TermKind::common);
      } else if (capital && !starts_ && !shouted_ && term.kind() == TermKind::word) {
        term = term_of(term.word(), TermKind::name);
      }
    }
    terms.push_back(term);
    if (reading.ends_long_form) shorten(terms);
  }

  /// The long form of an acronym, just read, is the acronym.
  void shorten(std::vector<Term>& terms) {
    std::array<std::uint32_t, kTitleTerms + kTextTerms> stems{};
    const std::size_t count = terms.size() - first_;
    for (std::size_t i = 0; i < count; ++i) stems[i] = terms[first_ + i].word();
    const AcronymFound found = acronym_of(std::span(stems).first(count));
    if (found.words == 0) return;
    spelled_ = true;
    terms.resize(terms.size() - found.words);
    terms.push_back(term_of(found.stem, TermKind::name));
  }

  const text::Folded& text_;
  bool headline_;
  bool shouted_;
  bool starts_ = true;
  bool broken_ = false;       ///< past the first stop
  std::size_t capitals_ = 0;  ///< words with a capital before it
  std::size_t first_ = 0;     ///< of the terms, the first of this text
  std::size_t town_end_ = 0;  ///< the word behind the town that was met last
  bool wide_ = false;         ///< it was a département or a région
  bool large_number_ = false;
  bool spelled_ = false;
  Stage stage_ = Stage::none;
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
  TermReader reader(title, true);
  reader.read_into(sketch.terms, kTitleTerms, desk);
  sketch.stage = reader.stage();
  sketch.spelled = reader.spelled();
  sketch.title_terms = sketch.terms.size();
  std::size_t telling = 0;
  for (std::size_t i = 0; i < title.words.size(); ++i) {
    telling += desk.reading_of(title, i).telling ? 1 : 0;
  }
  const bool says_something =
      reader.large_number() || std::ranges::any_of(sketch.terms, [](Term term) {
        return term.kind() == TermKind::word || term.kind() == TermKind::name;
      });
  const TitleKind kind = kind_of_title(title, says_something ? telling : 0);
  sketch.generic = kind.generic;
  sketch.column = kind.column;
  sketch.live = kind.live;
  sketch.part = kind.part;
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
