// SPDX-License-Identifier: EUPL-1.2
#include "tag/term.hpp"

#include <algorithm>

namespace vigie::tag {
namespace {

/// "logement" and "logements", "éducatif" and "éducatives": not "univers" and "universités".
constexpr int kLengthsApartMax = 3;
/// "cité" and "cités", but not "par" and "paraît".
constexpr int kShortWordBytes = 4;
constexpr int kShortApartMax = 1;
/// Keeps abbreviations apart from stems.
constexpr std::uint64_t kAsWritten = hash_of("=");

std::string_view singular(std::string_view word) {
  constexpr std::size_t kShortest = 4;
  if (word.size() >= kShortest && (word.back() == 's' || word.back() == 'x')) word.remove_suffix(1);
  if (word.ends_with("ee")) word.remove_suffix(1);
  return word;
}

/// "sociaux" is the plural of "social".
bool is_plural_in_aux(std::string_view plural, std::string_view word) {
  return plural.ends_with("aux") && word.ends_with("al") &&
         plural.substr(0, plural.size() - 3) == word.substr(0, word.size() - 2);
}

bool same_but_for_number(std::string_view a, std::string_view b) {
  return a == b || singular(a) == singular(b) || is_plural_in_aux(a, b) || is_plural_in_aux(b, a);
}

/// One stem, one beginning, and nearly one length: Snowball alone takes "loi" for "loyer".
bool same_stem(const TermWord& wanted, const Token& read) {
  const int shorter = std::min(int{wanted.folded_bytes}, int{read.folded_bytes});
  const int apart = std::max(int{wanted.folded_bytes}, int{read.folded_bytes}) - shorter;
  if (apart > (shorter <= kShortWordBytes ? kShortApartMax : kLengthsApartMax)) return false;
  return shorter < kShortWordBytes || wanted.start == read.start;
}

}  // namespace

std::uint64_t as_written(std::string_view raw) { return hash_of(raw, kAsWritten); }

TermWord term_word(const Tokens& term, std::size_t at) {
  const Token& token = term[at];
  TermWord word;
  word.as_written = token.abbreviation;
  word.key = token.abbreviation ? as_written(term.raw(at)) : token.stem;
  word.start = token.start;
  word.folded_bytes = token.folded_bytes;
  const char mark = token.end < term.text().size() ? term.text()[token.end] : ' ';
  word.stemmed = mark == '*';
  word.exact = mark == '=';
  const char first = term.raw(at).front();
  word.capital = token.capital && !(first >= '0' && first <= '9');
  return word;
}

bool meets(const TermWord& wanted, std::string_view folded, const Tokens& tokens, std::size_t at) {
  const Token& read = tokens[at];
  if (wanted.as_written) return read.abbreviation && as_written(tokens.raw(at)) == wanted.key;
  if (wanted.key != read.stem || (wanted.capital && !read.capital)) return false;
  if (wanted.stemmed) return same_stem(wanted, read);
  if (wanted.exact) return folded == tokens.folded(at);
  return same_but_for_number(folded, tokens.folded(at));
}

bool begins_sentence(const Tokens& tokens, std::size_t at) {
  if (at == 0) return true;
  const std::string_view gap =
      tokens.text().substr(tokens[at - 1].end, tokens[at].begin - tokens[at - 1].end);
  if (gap.find_first_of(".:;!?|\"(") != gap.npos) return true;
  static constexpr std::string_view kOpening[] = {"«", "“", "–", "—", "…", "•", " - "};
  return std::ranges::any_of(kOpening,
                             [gap](std::string_view mark) { return gap.find(mark) != gap.npos; });
}

bool is_name(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (!token.capital || begins_sentence(tokens, at)) return false;
  // A heading in capitals names nothing; three or four of them alone are an abbreviation.
  constexpr std::uint16_t kAbbreviationBytes = 4;
  return !token.abbreviation || token.folded_bytes <= kAbbreviationBytes;
}

}  // namespace vigie::tag
