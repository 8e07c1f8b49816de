// SPDX-License-Identifier: EUPL-1.2
#include "tag/theme_tagger.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "tag/field.hpp"

namespace vigie::tag {
namespace {

/// A word that is only in the text below the title, once, is often said in passing.
constexpr double kTitleFactor = 1.5;
constexpr double kExcerptFactor = 0.8;
constexpr double kSourceSupport = 0.5;
constexpr double kSourceAloneScore = 0.3;
/// Less than this share of what the strongest theme weighs is an aside.
constexpr double kAsideShare = 0.5;
/// What a term weighs in an article on another country, or on a death.
constexpr double kOutOfFieldFactor = 0.3;
/// "logement" and "logements", "éducatif" and "éducatives": not "univers" and "universités".
constexpr int kLengthsApartMax = 3;
/// "cité" and "cités", but not "par" and "paraît".
constexpr int kShortWordBytes = 4;
constexpr int kShortApartMax = 1;
/// Keeps abbreviations apart from stems.
constexpr std::uint64_t kAsWritten = hash_of("=");

}  // namespace

/// What one article holds so far.
struct ThemeTagger::Reading {
  std::vector<TermHit> hits;
  std::vector<std::size_t> taken_until;  ///< by theme: the token from which it reads on
  std::vector<double> sums;              ///< by theme
};

void ThemeTagger::add_expression(const ThemeTerm& term, std::uint32_t theme) {
  const Tokens tokens{term.term};
  if (tokens.size() == 0) return;
  Expression expression;
  expression.first_word = static_cast<std::uint32_t>(words_.size());
  expression.words = static_cast<std::uint32_t>(tokens.size());
  expression.theme = theme;
  expression.exclusion = term.kind == TermKind::exclusion;
  expression.weight = term.weight;
  expression.shown = term.term;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    const std::uint64_t key = token.abbreviation ? hash_of(tokens.raw(at), kAsWritten) : token.stem;
    words_.push_back({key, token.start, token.folded_bytes, token.abbreviation});
  }
  expressions_.push_back(std::move(expression));
}

ThemeTagger::Start ThemeTagger::start_of(std::uint32_t expression) const {
  const Expression& meant = expressions_[expression];
  if (meant.words == 1) return {expression, 0};
  const Word& second = words_[meant.first_word + 1];
  return {expression, second.as_written ? 0 : second.key};
}

void ThemeTagger::index_by_first_word() {
  for (std::uint32_t at = 0; at < expressions_.size(); ++at) by_start_.push_back(start_of(at));
  const auto key_of = [this](const Start& start) {
    return words_[expressions_[start.expression].first_word].key;
  };
  std::ranges::stable_sort(by_start_, [&](const Start& a, const Start& b) {
    if (key_of(a) != key_of(b)) return key_of(a) < key_of(b);
    return expressions_[a.expression].words > expressions_[b.expression].words;
  });
  for (std::uint32_t at = 0; at < by_start_.size(); ++at) {
    Stretch& stretch = starts_.at_or_new(key_of(by_start_[at]));
    if (stretch.count++ == 0) stretch.begin = at;
  }
}

ThemeTagger::ThemeTagger(const std::vector<ThemeVocabulary>& vocabularies) {
  for (const ThemeVocabulary& vocabulary : vocabularies) {
    const auto theme = static_cast<std::uint32_t>(codes_.size());
    codes_.push_back(vocabulary.code);
    for (const ThemeTerm& term : vocabulary.terms) add_expression(term, theme);
  }
  index_by_first_word();
}

/// One stem, one beginning, and nearly one length: Snowball alone takes "loi" for "loyer".
bool ThemeTagger::same_word(const Word& wanted, const Token& read) {
  if (wanted.key != read.stem) return false;
  const int shorter = std::min(int{wanted.folded_bytes}, int{read.folded_bytes});
  const int apart = std::max(int{wanted.folded_bytes}, int{read.folded_bytes}) - shorter;
  if (apart > (shorter <= kShortWordBytes ? kShortApartMax : kLengthsApartMax)) return false;
  return shorter < kShortWordBytes || wanted.start == read.start;
}

bool ThemeTagger::matches(const Expression& expression, const Tokens& tokens,
                          std::size_t at) const {
  if (at + expression.words > tokens.size()) return false;
  for (std::uint32_t i = 0; i < expression.words; ++i) {
    const Word& wanted = words_[expression.first_word + i];
    const Token& read = tokens[at + i];
    if (wanted.as_written) {
      if (!read.abbreviation || hash_of(tokens.raw(at + i), kAsWritten) != wanted.key) return false;
      continue;
    }
    if (!same_word(wanted, read)) return false;
  }
  return true;
}

void ThemeTagger::match(const Stretch& starting, const Tokens& tokens, std::size_t at, bool title,
                        Reading& reading) const {
  const std::uint64_t next = at + 1 < tokens.size() ? tokens[at + 1].stem : 0;
  for (std::uint32_t i = starting.begin; i < starting.begin + starting.count; ++i) {
    const Start& start = by_start_[i];
    if (start.second != 0 && start.second != next) continue;
    const Expression& expression = expressions_[start.expression];
    std::size_t& taken_until = reading.taken_until[expression.theme];
    if (at < taken_until || !matches(expression, tokens, at)) continue;
    taken_until = at + expression.words;
    if (!expression.exclusion) reading.hits.push_back({start.expression, title});
  }
}

void ThemeTagger::read(const Tokens& tokens, bool title, Reading& reading) const {
  std::ranges::fill(reading.taken_until, 0U);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (const Stretch* starting = starts_.find(tokens[at].stem)) {
      match(*starting, tokens, at, title, reading);
    }
    if (!tokens[at].abbreviation) continue;
    if (const Stretch* starting = starts_.find(hash_of(tokens.raw(at), kAsWritten))) {
      match(*starting, tokens, at, title, reading);
    }
  }
}

ThemeTagger::Reading ThemeTagger::read(const ArticleWords& article) const {
  Reading reading;
  reading.taken_until.resize(codes_.size());
  reading.sums.resize(codes_.size());
  read(article.title, true, reading);
  for (const Tokens& category : article.categories) read(category, true, reading);
  read(article.excerpt, false, reading);
  // What the title says comes first, and alone stays.
  std::ranges::stable_sort(reading.hits, {}, &TermHit::expression);
  const auto same = [](const TermHit& a, const TermHit& b) { return a.expression == b.expression; };
  reading.hits.erase(std::unique(reading.hits.begin(), reading.hits.end(), same),
                     reading.hits.end());
  for (const TermHit& hit : reading.hits) {
    const Expression& expression = expressions_[hit.expression];
    reading.sums[expression.theme] +=
        expression.weight * (hit.in_title ? kTitleFactor : kExcerptFactor);
  }
  if (!reading.hits.empty() && (is_abroad(article) || is_obituary(article))) {
    for (double& sum : reading.sums) sum *= kOutOfFieldFactor;
  }
  return reading;
}

std::vector<double> ThemeTagger::sums(const ArticleWords& article) const {
  return read(article).sums;
}

std::vector<TermHit> ThemeTagger::hits(const ArticleWords& article) const {
  return read(article).hits;
}

std::string ThemeTagger::rule_of(const std::vector<TermHit>& hits, std::uint32_t theme) const {
  std::vector<TermHit> shown;
  for (const TermHit& hit : hits) {
    const Expression& expression = expressions_[hit.expression];
    if (expression.theme == theme && expression.weight > 0) shown.push_back(hit);
  }
  std::ranges::stable_sort(shown, [this](const TermHit& a, const TermHit& b) {
    return expressions_[a.expression].weight > expressions_[b.expression].weight;
  });
  const bool more = shown.size() > kRuleTermsMax;
  if (more) shown.resize(kRuleTermsMax);
  std::string rule;
  for (const TermHit& hit : shown) {
    rule += rule.empty() ? "«\u00A0" : ", «\u00A0";
    rule += expressions_[hit.expression].shown;
    rule += hit.in_title ? "\u00A0» (titre)" : "\u00A0»";
  }
  return more ? rule + ", …" : rule;
}

ThemeFindings ThemeTagger::find(const ArticleWords& article,
                                std::span<const std::string> source_themes) const {
  Reading reading = read(article);
  const double strongest =
      reading.sums.empty() ? 0 : *std::max_element(reading.sums.begin(), reading.sums.end());
  std::vector<Tag> tags;
  for (std::uint32_t theme = 0; theme < codes_.size(); ++theme) {
    const bool of_source = std::ranges::find(source_themes, codes_[theme]) != source_themes.end();
    double sum = reading.sums[theme];
    if (sum > 0 && of_source) sum += kSourceSupport;
    if (sum >= kThemeScoreMin && sum >= kAsideShare * strongest) {
      std::string rule = rule_of(reading.hits, theme) + (of_source ? ", thème de la source" : "");
      tags.push_back({Kind::theme, codes_[theme], std::move(rule), sum / (sum + 1)});
    } else if (of_source && source_themes.size() == 1) {
      tags.push_back({Kind::theme, codes_[theme], "thème de la source", kSourceAloneScore});
    }
  }
  std::ranges::stable_sort(tags, [](const Tag& a, const Tag& b) { return a.score > b.score; });
  return {std::move(tags), std::move(reading.sums)};
}

}  // namespace vigie::tag
