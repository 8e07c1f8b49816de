// SPDX-License-Identifier: EUPL-1.2
#include "tag/theme_tagger.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "text/fold.hpp"
#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace vigie::tag {
namespace {

/// A word that is only in the text below the title, once, is often said in passing.
constexpr double kTitleFactor = 1.5;
constexpr double kExcerptFactor = 0.8;
constexpr double kSourceSupport = 0.5;
constexpr double kSourceAloneScore = 0.3;
/// "logement" and "logements", "éducatif" and "éducatives": not "univers" and "universités".
constexpr std::size_t kLengthsApartMax = 3;

bool is_abbreviation(std::string_view raw) {
  std::size_t capitals = 0;
  while (!raw.empty()) {
    const char32_t point = text::next_code_point(raw);
    if (text::is_upper(point)) {
      ++capitals;
    } else if (!text::is_digit(point)) {
      return false;
    }
  }
  return capitals >= 2;
}

}  // namespace

/// What one theme found so far.
struct ThemeTagger::Found {
  struct Term {
    const Expression* expression = nullptr;
    bool in_title = false;
  };
  std::vector<Term> terms;
  std::size_t taken_until = 0;  ///< the token from which this theme reads on

  void add(const Expression& expression, bool in_title) {
    for (Term& term : terms) {
      if (term.expression->shown != expression.shown) continue;
      term.in_title |= in_title;
      return;
    }
    terms.push_back({&expression, in_title});
  }

  double sum() const {
    double total = 0;
    for (const Term& term : terms) {
      total += term.expression->weight * (term.in_title ? kTitleFactor : kExcerptFactor);
    }
    return total;
  }

  std::string rule() const {
    std::vector<Term> shown = terms;
    std::ranges::stable_sort(shown, [](const Term& a, const Term& b) {
      return a.expression->weight > b.expression->weight;
    });
    if (shown.size() > kRuleTermsMax) shown.resize(kRuleTermsMax);
    std::string rule;
    for (const Term& term : shown) {
      rule += fmt::format("{}«\u00A0{}\u00A0»{}", rule.empty() ? "" : ", ", term.expression->shown,
                          term.in_title ? " (titre)" : "");
    }
    return terms.size() > shown.size() ? rule + ", …" : rule;
  }
};

ThemeTagger::Word ThemeTagger::word_of(const Token& token) {
  return {text::stem(token.folded), token.folded};
}

bool ThemeTagger::same_word(const Word& wanted, const Word& read, std::string_view raw) {
  if (wanted.key.starts_with('=')) return std::string_view(wanted.key).substr(1) == raw;
  if (wanted.key != read.key) return false;
  const std::size_t a = wanted.folded.size();
  const std::size_t b = read.folded.size();
  return (a > b ? a - b : b - a) <= kLengthsApartMax;
}

ThemeTagger::ThemeTagger(const std::vector<ThemeVocabulary>& vocabularies) {
  for (const ThemeVocabulary& vocabulary : vocabularies) {
    const auto theme = static_cast<std::uint32_t>(codes_.size());
    codes_.push_back(vocabulary.code);
    for (const ThemeTerm& term : vocabulary.terms) {
      Expression expression;
      expression.theme = theme;
      expression.exclusion = term.kind == TermKind::exclusion;
      expression.weight = term.weight;
      expression.shown = term.term;
      for (const Token& token : tokens_of(term.term)) {
        Word word = word_of(token);
        if (is_abbreviation(token.raw)) word.key = "=" + std::string(token.raw);
        expression.words.push_back(std::move(word));
      }
      if (expression.words.empty()) continue;
      by_first_word_[expression.words.front().key].push_back(
          static_cast<std::uint32_t>(expressions_.size()));
      expressions_.push_back(std::move(expression));
    }
  }
  for (auto& [first, starting] : by_first_word_) {
    std::ranges::stable_sort(starting, [this](std::uint32_t a, std::uint32_t b) {
      return expressions_[a].words.size() > expressions_[b].words.size();
    });
  }
}

void ThemeTagger::match_at(const std::vector<Token>& tokens, const std::vector<Word>& words,
                           std::size_t at, bool title, std::vector<Found>& found) const {
  const bool abbreviation = is_abbreviation(tokens[at].raw);
  for (const bool as_written : {false, true}) {
    if (as_written && !abbreviation) continue;
    const auto starting =
        by_first_word_.find(as_written ? "=" + std::string(tokens[at].raw) : words[at].key);
    if (starting == by_first_word_.end()) continue;
    for (const std::uint32_t index : starting->second) {
      const Expression& expression = expressions_[index];
      Found& theme = found[expression.theme];
      const std::size_t count = expression.words.size();
      if (at < theme.taken_until || at + count > tokens.size()) continue;
      bool same = true;
      for (std::size_t i = 0; same && i < count; ++i) {
        same = same_word(expression.words[i], words[at + i], tokens[at + i].raw);
      }
      if (!same) continue;
      theme.taken_until = at + count;
      if (!expression.exclusion) theme.add(expression, title);
    }
  }
}

void ThemeTagger::read(std::string_view text, bool title, std::vector<Found>& found) const {
  text = text::utf8_prefix(text, kTaggedBytesMax);
  const std::vector<Token> tokens = tokens_of(text);
  std::vector<Word> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) words.push_back(word_of(token));
  for (Found& theme : found) theme.taken_until = 0;
  for (std::size_t at = 0; at < tokens.size(); ++at) match_at(tokens, words, at, title, found);
}

std::vector<Tag> ThemeTagger::tag(std::string_view title, std::string_view excerpt,
                                  std::span<const std::string> source_themes,
                                  std::span<const std::string> categories) const {
  std::vector<Found> found(codes_.size());
  read(title, true, found);
  read(excerpt, false, found);
  for (const std::string& category : categories) read(category, true, found);
  std::vector<Tag> tags;
  for (std::size_t theme = 0; theme < codes_.size(); ++theme) {
    const bool of_source = std::ranges::find(source_themes, codes_[theme]) != source_themes.end();
    double sum = found[theme].sum();
    if (sum > 0 && of_source) sum += kSourceSupport;
    if (sum >= kThemeScoreMin) {
      std::string rule = found[theme].rule() + (of_source ? ", thème de la source" : "");
      tags.push_back({Kind::theme, codes_[theme], std::move(rule), sum / (sum + 1)});
    } else if (of_source && source_themes.size() == 1) {
      tags.push_back({Kind::theme, codes_[theme], "thème de la source", kSourceAloneScore});
    }
  }
  std::ranges::stable_sort(tags, [](const Tag& a, const Tag& b) { return a.score > b.score; });
  return tags;
}

}  // namespace vigie::tag
