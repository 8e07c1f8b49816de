// SPDX-License-Identifier: EUPL-1.2
#include "tag/tokens.hpp"

#include "text/fold.hpp"
#include "text/letters.hpp"

namespace vigie::tag {
namespace {

/// "-", " ", "-d'", " l’": what may stand inside a name.
bool joins(std::string_view gap) {
  if (gap.empty() || gap.size() > 6) return false;
  return gap.find_first_of(".,;:!?()[]\"/|\n") == std::string_view::npos &&
         gap.find("«") == std::string_view::npos && gap.find("»") == std::string_view::npos &&
         gap.find("–") == std::string_view::npos && gap.find("…") == std::string_view::npos &&
         gap.find(" - ") == std::string_view::npos;
}

bool starts_high(std::string_view raw) {
  if (raw.empty()) return false;
  const char32_t first = text::next_code_point(raw);
  return text::is_upper(first) || text::is_digit(first);
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  std::size_t before = 0;
  for (text::Word& word : text::placed_words(text)) {
    Token token;
    token.raw = text.substr(word.begin, word.end - word.begin);
    token.capital = starts_high(token.raw);
    token.joined = !tokens.empty() && joins(text.substr(before, word.begin - before));
    token.begin = word.begin;
    token.end = word.end;
    token.folded = std::move(word.folded);
    before = token.end;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

std::string_view written(std::string_view text, const std::vector<Token>& tokens, std::size_t first,
                         std::size_t last) {
  return text.substr(tokens[first].begin, tokens[last].end - tokens[first].begin);
}

}  // namespace vigie::tag
