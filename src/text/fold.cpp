// SPDX-License-Identifier: EUPL-1.2
#include "text/fold.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

constexpr std::size_t kDecompositionMax = 32;

void append_folded_slowly(std::string& out, char32_t point) {
  switch (point) {
    case U'œ':
    case U'Œ':
      out += "oe";
      return;
    case U'æ':
    case U'Æ':
      out += "ae";
      return;
    case U'ø':
    case U'Ø':
      out += 'o';
      return;
    case U'ł':
    case U'Ł':
      out += 'l';
      return;
    case U'’':
    case U'‘':
    case U'ʼ':
    case U'´':
    case U'′':
      out += '\'';
      return;
    case U'‐':
    case U'‑':
    case U'‒':
    case U'–':
    case U'—':
    case U'−':
      out += '-';
      return;
    case 0xFFFD:
      return;
    default:
      break;
  }
  if (is_ignorable(point)) return;
  std::array<utf8proc_int32_t, kDecompositionMax> parts{};
  int last_boundclass = 0;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point), parts.data(),
                                             kDecompositionMax, options, &last_boundclass);
  const auto kept = std::clamp<utf8proc_ssize_t>(count, 0, kDecompositionMax);
  for (utf8proc_ssize_t i = 0; i < kept; ++i) {
    append_utf8(out, static_cast<char32_t>(parts[static_cast<std::size_t>(i)]));
  }
}

void append_folded_ascii(std::string& out, char32_t point) {
  if (point >= U'A' && point <= U'Z') point += 32;
  out.push_back(point == U'\t' || point == U'\n' || point == U'\r' ? ' '
                                                                   : static_cast<char>(point));
}

/// What French text is made of, asked of utf8proc once: each of its letters costs 60 ns otherwise.
struct Latin {
  static constexpr char32_t kEnd = 0x180;
  std::array<std::string, kEnd> folded;
  std::array<bool, kEnd> in_word{};

  Latin() {
    for (char32_t point = 0; point < kEnd; ++point) {
      point < 0x80 ? append_folded_ascii(folded.at(point), point)
                   : append_folded_slowly(folded.at(point), point);
      in_word.at(point) = is_letter(point) || is_digit(point);
    }
  }
  static const Latin& get() {
    static const Latin latin;
    return latin;
  }
};

void append_folded(std::string& out, char32_t point) {
  point < Latin::kEnd ? void(out += Latin::get().folded.at(point))
                      : append_folded_slowly(out, point);
}

bool is_word_point(char32_t point) {
  return point < Latin::kEnd ? Latin::get().in_word.at(point) : is_letter(point);
}

bool is_apostrophe(char32_t point) { return point == U'\'' || point == U'’' || point == U'ʼ'; }

bool is_elided(std::string_view folded) {
  static constexpr std::array<std::string_view, 16> kElided = {
      "l",  "d",     "j",      "m",      "t",      "s",      "c",      "n",
      "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "entr"};
  return std::ranges::find(kElided, folded) != kElided.end();
}

/// The endings that inclusive writing adds: those that lengthen the word (chargé·e·s) and those
/// that stand for another one (acteur·rice, chercheur·euse), of which only the plural is kept.
enum class Ending { none, lengthens, replaces };

Ending inclusive_ending(std::string_view folded) {
  static constexpr std::array<std::string_view, 9> kLengthening = {"e",  "es",  "s",  "ne", "nes",
                                                                   "le", "les", "te", "tes"};
  static constexpr std::array<std::string_view, 16> kReplacing = {
      "rice", "rices", "trice", "trices", "euse", "euses", "ere",  "eres",
      "iere", "ieres", "ive",   "ives",   "esse", "esses", "elle", "elles"};
  if (std::ranges::find(kLengthening, folded) != kLengthening.end()) return Ending::lengthens;
  return std::ranges::find(kReplacing, folded) != kReplacing.end() ? Ending::replaces
                                                                   : Ending::none;
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// The folded letter or digit of a byte; 0 for what is in no word, and for all that is not ASCII.
constexpr std::array<char, 0x100> kAsciiWord = [] {
  std::array<char, 0x100> folded{};
  for (char c = '0'; c <= '9'; ++c) folded[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    folded[static_cast<unsigned char>(c)] = c;
    folded[static_cast<unsigned char>(c - 32)] = c;
  }
  return folded;
}();

/// Reads words one after the other, knowing where each stands. The word in hand is the end of what
/// is written, from `word_.folded_begin` on. There is always room for all of the rest as ASCII.
class WordReader {
 public:
  WordReader(std::string_view utf8, FoldedText& out) : text_(utf8), rest_(utf8), out_(out) {
    out_.words.clear();
    out_.folded.resize(utf8.size() + 1);
  }

  void read() {
    while (skip_to_word()) {
      word_.folded_begin = size_;
      word_.begin = here();
      take_run();
      word_.end = here();
      join_what_belongs();
      word_.folded_end = size_;
      if (word_.folded_end == word_.folded_begin) continue;
      out_.words.push_back(word_);
      append(' ');
    }
    out_.folded.resize(size_ - (size_ > 0 ? 1 : 0));
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(text_.size() - rest_.size()); }
  std::string_view in_hand() const { return written_from(word_.folded_begin); }
  std::string_view written_from(std::uint32_t begin) const {
    return {out_.folded.data() + begin, size_ - begin};
  }

  void make_room(std::size_t bytes) {
    const std::size_t wanted = size_ + bytes + rest_.size() + 1;
    if (wanted > out_.folded.size()) out_.folded.resize(2 * wanted);
  }
  void append(char c) {
    make_room(1);
    out_.folded[size_++] = c;
  }
  void append(std::string_view folded) {
    make_room(folded.size());
    size_ += static_cast<std::uint32_t>(folded.copy(out_.folded.data() + size_, folded.size()));
  }

  static char folded_ascii(char c) { return kAsciiWord[static_cast<unsigned char>(c)]; }

  static bool starts_word(std::string_view rest) {
    if (rest.empty()) return false;
    if (is_ascii(rest.front())) return folded_ascii(rest.front()) != 0;
    return is_word_point(next_code_point(rest));
  }

  bool skip_to_word() {
    while (!rest_.empty() && !starts_word(rest_)) {
      is_ascii(rest_.front()) ? rest_.remove_prefix(1) : void(next_code_point(rest_));
    }
    return !rest_.empty();
  }

  /// Puts the ASCII letters that follow behind the word in hand: nearly all of French.
  void take_ascii() {
    const char* from = rest_.data();
    const char* const end = from + rest_.size();
    char* to = out_.folded.data() + size_;
    for (char folded = 0; from != end && (folded = folded_ascii(*from)) != 0; ++from) {
      *to++ = folded;
    }
    const auto taken = static_cast<std::size_t>(from - rest_.data());
    size_ += static_cast<std::uint32_t>(taken);
    rest_.remove_prefix(taken);
  }

  /// Puts the letters that follow behind the word in hand.
  void take_run() {
    for (;;) {
      take_ascii();
      if (rest_.empty() || is_ascii(rest_.front())) return;
      std::string_view after = rest_;
      const char32_t point = next_code_point(after);
      if (is_ignorable(point)) {  // within a word it is not seen
        rest_ = after;
        continue;
      }
      if (!is_word_point(point)) return;
      rest_ = after;
      if (point < Latin::kEnd) {
        append(Latin::get().folded.at(point));
      } else {
        std::string folded;
        append_folded_slowly(folded, point);
        append(folded);
      }
    }
  }

  /// After "l'": nothing of it is kept. After "prud'": goes on. After "chargé·": its ending.
  void join_what_belongs() {
    while (!rest_.empty() && rest_.front() != ' ' && rest_.front() != ',') {
      std::string_view after = rest_;
      const char32_t mark = next_code_point(after);
      if (is_apostrophe(mark) && starts_word(after)) {
        rest_ = after;
        if (is_elided(in_hand())) {
          size_ = word_.folded_begin;
          word_.begin = here();
        }
        take_run();
        word_.end = here();
        continue;
      }
      if (!join_inclusive(mark, after)) return;
    }
  }

  bool join_inclusive(char32_t mark, std::string_view after) {
    const bool middle_dot = mark == U'·' || mark == U'•' || mark == U'‧' || mark == U'⋅';
    if (!middle_dot && mark != U'.' && mark != U'(' && mark != U'-') return false;
    if (in_hand().size() < 2 || !starts_word(after)) return false;
    // Behind a stop or a hyphen only "e", "es" and "s" are endings: most words are seen not to be
    // one by their first letter.
    const bool plain_mark = mark == U'.' || mark == U'-';
    const char first = after.front();
    if (plain_mark && is_ascii(first) && folded_ascii(first) != 'e' && folded_ascii(first) != 's') {
      return false;
    }
    const std::string_view before = rest_;
    const std::uint32_t known = size_;
    rest_ = after;
    take_run();
    const std::string_view ending = written_from(known);
    const Ending kind = inclusive_ending(ending);
    const bool closes = mark != U'(' || (!rest_.empty() && rest_.front() == ')');
    // A hyphen before "le" or "es" is an inversion ("dit-elle", "es-tu"), not an inclusive form.
    const bool sure = !plain_mark || (kind == Ending::lengthens && ending.size() <= 2 &&
                                      ending != "le" && ending != "te" && ending != "ne");
    if (kind == Ending::none || !closes || !sure) {
      rest_ = before;
      size_ = known;
      return false;
    }
    const bool plural = ending.ends_with('s');
    if (kind == Ending::replaces) size_ = known;
    if (mark == U'(') rest_.remove_prefix(1);
    if (mark == U'(' && rest_.starts_with("s") && !starts_word(rest_.substr(1))) {
      rest_.remove_prefix(1);
      append('s');
    } else if (kind == Ending::replaces && plural) {
      append('s');
    }
    word_.end = here();
    return true;
  }

  std::string_view text_;
  std::string_view rest_;
  FoldedText& out_;
  std::uint32_t size_ = 0;  ///< of what is written; the rest of `out_.folded` is room
  FoldedWord word_;
};

}  // namespace

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    const char32_t point = next_code_point(utf8);
    point < 0x80 ? append_folded_ascii(out, point) : append_folded(out, point);
  }
  return out;
}

Folded fold_words(std::string_view utf8, FoldedText& room) {
  WordReader(utf8, room).read();
  return {utf8, room.folded, room.words};
}

std::optional<Folded> Folded::first(std::size_t bytes) const {
  const auto after = std::ranges::upper_bound(words, bytes, {}, &FoldedWord::end);
  if (after != words.end() && after->begin < bytes) return std::nullopt;
  const std::span<const FoldedWord> these(words.begin(), after);
  return Folded{text.substr(0, bytes),
                folded.substr(0, these.empty() ? 0 : these.back().folded_end), these};
}

std::string folded_words(std::string_view utf8) {
  FoldedText room;
  fold_words(utf8, room);
  return std::move(room.folded);
}

std::vector<std::string> words(std::string_view utf8) {
  FoldedText room;
  const Folded text = fold_words(utf8, room);
  std::vector<std::string> out;
  for (const FoldedWord& word : text.words) out.emplace_back(text.folded_of(word));
  return out;
}

}  // namespace vigie::text
