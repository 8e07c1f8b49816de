// SPDX-License-Identifier: EUPL-1.2
#include "tag/tokens.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/fold.hpp"
#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace vigie::tag {
namespace {

constexpr std::size_t kStemsKept = 1U << 15U;
constexpr std::size_t kWordBytesMax = 200;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// A word costs a microsecond to stem, and a language repeats itself. Four words share a cache
/// line: each hit moves a word one place to the front, a new one takes the last, so that the many
/// rare words of names and misprints drive no common one out.
std::uint64_t stem_hash(std::string_view folded, std::uint64_t word) {
  struct Known {
    std::uint64_t word = 0;
    std::uint64_t stem = 0;
  };
  struct alignas(64) Line {
    std::array<Known, 4> words;
  };
  static thread_local std::array<Line, kStemsKept / 4> lines{};
  auto& known = lines.at(static_cast<std::size_t>(word ^ (word >> 31U)) % lines.size()).words;
  for (std::size_t at = 0; at < known.size(); ++at) {
    if (known[at].word != word) continue;
    const std::uint64_t stem = known[at].stem;
    if (at > 0) std::swap(known[at], known[at - 1]);
    return stem;
  }
  known.back() = {word, hash_of(text::stem(folded))};
  return known.back().stem;
}

/// "élevés" is no "élèves", "marché" no "marche": folding forgets the last accent, which in French
/// makes another word of it.
bool ends_accented(std::string_view raw) {
  // Endings first, inclusive ones too: "chargé·es", "chargé(e)s".
  while (!raw.empty()) {
    const char last = raw.back();
    if (last == 'e' || last == 's' || last == 'E' || last == 'S' || last == '.' || last == '(' ||
        last == ')' || last == '-') {
      raw.remove_suffix(1);
    } else if (is_ascii(last)) {
      return false;
    } else if (raw.ends_with("·") || raw.ends_with("•") || raw.ends_with("‧")) {
      raw.remove_suffix(raw.ends_with("·") ? std::string_view("·").size()
                                           : std::string_view("•").size());
    } else {
      break;
    }
  }
  return raw.ends_with("é") || raw.ends_with("É");
}

/// "-", " ", "-d'", " l’": what may stand inside a name.
bool joins(std::string_view gap) {
  if (gap == " " || gap == "-") return true;
  if (gap.empty() || gap.size() > 6) return false;
  return gap.find_first_of(".,;:!?()[]\"/|\n") == std::string_view::npos &&
         gap.find("«") == std::string_view::npos && gap.find("»") == std::string_view::npos &&
         gap.find("–") == std::string_view::npos && gap.find("…") == std::string_view::npos &&
         gap.find(" - ") == std::string_view::npos;
}

void look_at_capitals(std::string_view raw, Token& token) {
  if (raw.front() >= 'a' && raw.front() <= 'z') return;  // most words
  std::size_t capitals = 0;
  bool nothing_else = true;
  for (bool first = true; !raw.empty(); first = false) {
    const char32_t point = text::next_code_point(raw);
    const bool upper = text::is_upper(point);
    if (first) token.capital = upper || text::is_digit(point);
    capitals += upper ? 1 : 0;
    nothing_else = nothing_else && (upper || text::is_digit(point));
    if (!nothing_else) break;
  }
  token.abbreviation = nothing_else && capitals >= 2;
}

}  // namespace

Tokens::Tokens(std::string_view text) : text_(text::utf8_prefix(text, kTaggedBytesMax)) {
  static thread_local text::FoldedText read;
  text::fold_words(text_, read);
  tokens_.reserve(read.words.size());
  for (const text::FoldedWord& word : read.words) {
    const std::string_view folded = read.folded_of(word);
    Token token;
    token.begin = word.begin;
    token.end = word.end;
    token.folded_begin = word.folded_begin;
    token.folded_bytes = static_cast<std::uint16_t>(std::min(folded.size(), kWordBytesMax));
    for (const char c : folded.substr(0, 4)) {
      token.start = (token.start << 8U) | static_cast<unsigned char>(c);
    }
    token.word = hash_of(folded);
    token.stem = stem_hash(folded, token.word);
    if (ends_accented(text_.substr(word.begin, word.end - word.begin))) {
      token.stem = hash_of("é", token.stem);
    }
    look_at_capitals(text_.substr(word.begin, word.end - word.begin), token);
    token.joined = !tokens_.empty() &&
                   joins(text_.substr(tokens_.back().end, word.begin - tokens_.back().end));
    tokens_.push_back(token);
  }
  folded_ = read.folded;
}

ArticleWords read_article(std::string_view title, std::string_view excerpt,
                          std::span<const std::string> categories) {
  ArticleWords words{Tokens(title), Tokens(excerpt), {}};
  for (const std::string& category :
       categories.first(std::min(categories.size(), kCategoriesMax))) {
    words.categories.emplace_back(category);
  }
  return words;
}

}  // namespace vigie::tag
