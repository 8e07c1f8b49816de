// SPDX-License-Identifier: EUPL-1.2
#include "app/search/relevance.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace vigie::app {
namespace {

constexpr int kInTitle = 10;
constexpr int kAtBeginning = 3;  // within kBeginningWords
constexpr int kInOrder = 6;
constexpr std::size_t kBeginningWords = 3;

/// Where a phrase stands in a text of words a space apart; npos where it does not.
std::size_t place_of(std::string_view phrase, std::string_view text) {
  const bool goes_on = phrase.ends_with('*');
  if (goes_on) phrase.remove_suffix(1);
  if (phrase.empty()) return std::string_view::npos;
  for (std::size_t at = text.find(phrase); at != std::string_view::npos;
       at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool begins = at == 0 || text[at - 1] == ' ';
    const bool ends = goes_on || end == text.size() || text[end] == ' ';
    if (begins && ends) return at;
  }
  return std::string_view::npos;
}

/// The words of a phrase one by one: "cite educative" -> two.
std::vector<std::string_view> words_in(std::string_view phrase) {
  std::vector<std::string_view> words;
  while (!phrase.empty()) {
    const std::size_t space = phrase.find(' ');
    words.push_back(phrase.substr(0, space));
    if (space == std::string_view::npos) break;
    phrase.remove_prefix(space + 1);
  }
  return words;
}

/// How many words of `text`, from `from` on, the phrase is; 0 where it is not there.
std::size_t words_hit(const text::Folded& text, std::size_t from, std::string_view phrase) {
  const std::vector<std::string_view> words = words_in(phrase);
  if (from + words.size() > text.words.size()) return 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string_view here = text.folded_of(text.words[from + at]);
    std::string_view word = words[at];
    const bool goes_on = word.ends_with('*');
    if (goes_on) word.remove_suffix(1);
    if (goes_on ? !here.starts_with(word) : here != word) return 0;
  }
  return words.size();
}

}  // namespace

int relevance(const std::vector<std::string>& asked, std::string_view title) {
  int sum = 0;
  std::size_t last = 0;
  bool in_order = asked.size() > 1;
  for (const std::string& phrase : asked) {
    const std::size_t place = place_of(phrase, title);
    if (place == std::string_view::npos) {
      in_order = false;
      continue;
    }
    sum += kInTitle;
    const auto words_before = std::ranges::count(title.substr(0, place), ' ');
    if (static_cast<std::size_t>(words_before) < kBeginningWords) sum += kAtBeginning;
    in_order = in_order && place >= last;
    last = place;
  }
  return in_order ? sum + kInOrder : sum;
}

std::vector<MarkedPart> marked(std::string_view text, const std::vector<std::string>& asked) {
  std::vector<MarkedPart> parts;
  text::FoldedText room;
  const text::Folded folded = text::fold_words(text, room);
  std::size_t shown = 0;
  for (std::size_t at = 0; at < folded.words.size();) {
    std::size_t hit = 0;
    for (const std::string& phrase : asked) hit = std::max(hit, words_hit(folded, at, phrase));
    if (hit == 0) {
      ++at;
      continue;
    }
    const std::size_t begin = folded.words[at].begin;
    const std::size_t end = folded.words[at + hit - 1].end;
    if (begin > shown) parts.push_back({std::string(text.substr(shown, begin - shown)), false});
    if (end > begin) parts.push_back({std::string(text.substr(begin, end - begin)), true});
    shown = std::max(shown, end);
    at += hit;
  }
  if (shown < text.size()) parts.push_back({std::string(text.substr(shown)), false});
  return parts;
}

}  // namespace vigie::app
