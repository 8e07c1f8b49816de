// SPDX-License-Identifier: EUPL-1.2
#include "text/fold.hpp"

#include <libstemmer.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

constexpr std::size_t kDecompositionMax = 32;

void append_folded(std::string& out, char32_t point) {
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
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0xFEFF:
    case 0xFFFD:
      return;
    default:
      break;
  }
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

bool is_word_point(char32_t point) { return is_letter(point) || is_digit(point); }

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

/// Reads words one after the other, knowing where each stands.
class WordReader {
 public:
  explicit WordReader(std::string_view utf8) : text_(utf8), rest_(utf8) {}

  std::vector<Word> read() {
    while (skip_to_word()) {
      Word word = take_run();
      join_what_belongs(word);
      if (!word.folded.empty()) words_.push_back(std::move(word));
    }
    return std::move(words_);
  }

 private:
  std::size_t here() const { return text_.size() - rest_.size(); }

  static bool starts_word(std::string_view rest) {
    if (rest.empty()) return false;
    return is_word_point(next_code_point(rest));
  }

  bool skip_to_word() {
    while (!rest_.empty() && !starts_word(rest_)) next_code_point(rest_);
    return !rest_.empty();
  }

  Word take_run() {
    Word word;
    word.begin = here();
    while (starts_word(rest_)) {
      const char32_t point = next_code_point(rest_);
      point < 0x80 ? append_folded_ascii(word.folded, point) : append_folded(word.folded, point);
    }
    word.end = here();
    return word;
  }

  /// After "l'": nothing of it is kept. After "prud'": goes on. After "chargé·": its ending.
  void join_what_belongs(Word& word) {
    while (!rest_.empty()) {
      std::string_view after = rest_;
      const char32_t mark = next_code_point(after);
      if (is_apostrophe(mark) && starts_word(after)) {
        rest_ = after;
        if (is_elided(word.folded)) {
          word = take_run();
        } else {
          append(word, take_run());
        }
        continue;
      }
      if (!join_inclusive(word, mark, after)) return;
    }
  }

  bool join_inclusive(Word& word, char32_t mark, std::string_view after) {
    const bool middle_dot = mark == U'·' || mark == U'•' || mark == U'‧' || mark == U'⋅';
    if (!middle_dot && mark != U'.' && mark != U'(' && mark != U'-') return false;
    if (word.folded.size() < 2 || !starts_word(after)) return false;
    const std::string_view before = rest_;
    rest_ = after;
    const Word ending = take_run();
    const Ending kind = inclusive_ending(ending.folded);
    const bool closes = mark != U'(' || (!rest_.empty() && rest_.front() == ')');
    // A hyphen before "le" or "es" is an inversion ("dit-elle", "es-tu"), not an inclusive form.
    const bool sure = middle_dot || mark == U'(' ||
                      (kind == Ending::lengthens && ending.folded.size() <= 2 &&
                       ending.folded != "le" && ending.folded != "te" && ending.folded != "ne");
    if (kind == Ending::none || !closes || !sure) {
      rest_ = before;
      return false;
    }
    if (mark == U'(') rest_.remove_prefix(1);
    if (mark == U'(' && rest_.starts_with("s") && !starts_word(rest_.substr(1))) {
      rest_.remove_prefix(1);
      word.folded += kind == Ending::lengthens ? ending.folded + "s" : "s";
      word.end = here();
      return true;
    }
    if (kind == Ending::lengthens) word.folded += ending.folded;
    if (kind == Ending::replaces && ending.folded.ends_with('s')) word.folded += 's';
    word.end = here();
    return true;
  }

  static void append(Word& word, const Word& more) {
    word.folded += more.folded;
    word.end = more.end;
  }

  std::string_view text_;
  std::string_view rest_;
  std::vector<Word> words_;
};

struct StemmerDelete {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

std::string snowball(std::string_view word) {
  static thread_local const std::unique_ptr<sb_stemmer, StemmerDelete> stemmer(
      sb_stemmer_new("french", "UTF_8"));
  if (!stemmer) return std::string(word);
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stemmed = sb_stemmer_stem(stemmer.get(), bytes, static_cast<int>(word.size()));
  if (stemmed == nullptr) return std::string(word);
  return {reinterpret_cast<const char*>(stemmed),
          static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

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

std::vector<Word> placed_words(std::string_view utf8) { return WordReader(utf8).read(); }

std::vector<std::string> words(std::string_view utf8) {
  std::vector<std::string> out;
  for (Word& word : placed_words(utf8)) out.push_back(std::move(word.folded));
  return out;
}

std::string stem(std::string_view folded_word) {
  // A word costs about a microsecond to stem, and a language repeats itself.
  static thread_local std::unordered_map<std::string, std::string> remembered;
  std::string key(folded_word);
  if (const auto found = remembered.find(key); found != remembered.end()) return found->second;
  if (remembered.size() >= kStemsRemembered) remembered.clear();
  std::string stemmed = snowball(folded_word);
  remembered.emplace(std::move(key), stemmed);
  return stemmed;
}

}  // namespace vigie::text
