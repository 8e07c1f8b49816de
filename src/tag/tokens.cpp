// SPDX-License-Identifier: EUPL-1.2
#include "tag/tokens.hpp"

#include <algorithm>
#include <cstring>

#include "text/byte_set.hpp"
#include "text/fold.hpp"
#include "text/letters.hpp"
#include "text/stem.hpp"
#include "text/utf8.hpp"

namespace vigie::tag {
namespace {

constexpr std::size_t kWordBytesMax = 200;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

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

constexpr text::ByteSet kEndsName([](char c) {
  return std::string_view(".,;:!?()[]\"/|\n").find(c) != std::string_view::npos;
});

/// "-", " ", "-d'", " l’": what may stand inside a name.
bool joins(std::string_view gap) {
  if (gap == " " || gap == "-") return true;
  if (gap.empty() || gap.size() > 6) return false;
  if (std::ranges::any_of(gap, [](char c) { return kEndsName.holds(c); })) return false;
  return gap.find("«") == std::string_view::npos && gap.find("»") == std::string_view::npos &&
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

/// The words of its start.
text::Folded read_start(std::string_view text, text::FoldedText& room) {
  return text::fold_words(text::utf8_prefix(text, kTaggedBytesMax), room);
}

}  // namespace

Tokens::Tokens(std::string_view text) {
  text::FoldedText room;
  *this = Tokens(read_start(text, room));
}

Tokens::Tokens(const text::Folded& read) : text_(read.text), folded_(read.folded) {
  tokens_.reserve(read.words.size());
  std::size_t before = 0;  // where the last word ends
  for (const text::FoldedWord& word : read.words) {
    const std::string_view raw = text_.substr(word.begin, word.end - word.begin);
    const std::string_view folded = read.folded_of(word);
    Token& token = tokens_.emplace_back();
    token.begin = word.begin;
    token.end = word.end;
    token.folded_begin = word.folded_begin;
    token.folded_bytes = static_cast<std::uint16_t>(std::min(folded.size(), kWordBytesMax));
    if (folded.size() >= sizeof token.start) {
      std::memcpy(&token.start, folded.data(), sizeof token.start);
    }
    const std::uint64_t hash = text::word_hash(folded);
    token.word = ended(hash);
    token.stem = ended(text::stem_hash(folded, hash));
    if (ends_accented(raw)) token.stem = hash_of("é", token.stem);
    look_at_capitals(raw, token);
    token.joined = before > 0 && joins(text_.substr(before, word.begin - before));
    before = word.end;
  }
}

ArticleWords read_article(const text::Folded& title, const text::Folded& excerpt,
                          std::span<const std::string> categories) {
  ArticleWords words{Tokens(title), Tokens(excerpt), {}};
  text::FoldedText room;
  const std::size_t count = std::min(categories.size(), kCategoriesMax);
  words.categories.reserve(count);
  for (const std::string& category : categories.first(count)) {
    words.categories.emplace_back(read_start(category, room));
  }
  return words;
}

ArticleWords read_article(std::string_view title, std::string_view excerpt,
                          std::span<const std::string> categories) {
  text::FoldedText title_room;
  text::FoldedText excerpt_room;
  return read_article(read_start(title, title_room), read_start(excerpt, excerpt_room), categories);
}

}  // namespace vigie::tag
