// SPDX-License-Identifier: EUPL-1.2
#include "tag/theme_tagger.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "text/utf8.hpp"

namespace vigie::tag {
namespace {

/// A word that is only in the text below the title, once, is often said in passing.
constexpr double kTitleFactor = 1.5;
constexpr double kExcerptFactor = 0.8;
/// What a public actor, or a strong term of another theme, adds to a theme that has a term.
constexpr double kContextInTitle = 0.5;
constexpr double kContextInExcerpt = 0.4;
constexpr double kSourceSupport = 0.5;
constexpr double kSourceAloneScore = 0.3;
/// Less than this share of what the strongest theme weighs is an aside.
constexpr double kAsideShare = 0.35;
/// Of the strongest, what is beyond this does not make others asides.
constexpr double kStrongestMax = 5;
/// What a term weighs in an article on another country or on a death, and outside the field: there
/// a strong term in the title is still enough.
constexpr double kAbroadFactor = 0.2;
constexpr double kOutsideFactor = 0.35;
/// What it weighs in a local paper's line of news: "Bram. La mairie teste un vélo".
constexpr double kBriefFactor = 0.6;
/// From here on it is outside the field: one word in the title, two in the text.
constexpr double kOutsideMin = 1.5;

/// Terms parted by commas, a line that starts with # aside.
std::vector<std::string_view> parted(std::string_view words) {
  std::vector<std::string_view> terms;
  for (;;) {
    words = text::trimmed(words);
    if (words.empty()) return terms;
    const bool remark = words.starts_with('#');
    const auto end = std::min(words.find(remark ? '\n' : ','), words.size());
    if (!remark) terms.push_back(words.substr(0, end));
    words.remove_prefix(std::min(words.size(), end + 1));
  }
}

}  // namespace

/// What one article holds so far. Themes first, then the groups of the field.
struct ThemeTagger::Reading {
  std::vector<TermHit> hits;
  std::vector<std::size_t> taken_until;  ///< by theme: the token from which it reads on
  std::vector<double> sums;              ///< by theme
  std::size_t words_before = 0;          ///< of the texts read so far
  FieldOpinion field;
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
  std::erase_if(expression.shown, [](char c) { return c == '*' || c == '='; });
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    TermWord word = term_word(tokens, at);
    word.folded_begin = static_cast<std::uint32_t>(folded_.size());
    folded_ += tokens.folded(at);
    words_.push_back(word);
  }
  expressions_.push_back(std::move(expression));
}

ThemeTagger::Start ThemeTagger::start_of(std::uint32_t expression) const {
  const Expression& meant = expressions_[expression];
  if (meant.words == 1) return {expression, 0};
  const TermWord& second = words_[meant.first_word + 1];
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
  terms_ = expressions_.size();
  auto group = static_cast<std::uint32_t>(codes_.size());
  for (const FieldGroup each : kFieldGroups) {
    for (const std::string_view term : parted(field_words(each))) {
      add_expression({std::string(term), TermKind::term, 1}, group);
    }
    ++group;
  }
  index_by_first_word();
}

bool ThemeTagger::matches(const Expression& expression, const Tokens& tokens,
                          std::size_t at) const {
  if (at + expression.words > tokens.size()) return false;
  const TermWord* wanted = &words_[expression.first_word];
  for (std::uint32_t i = 0; i < expression.words; ++i, ++wanted) {
    const auto folded =
        std::string_view(folded_).substr(wanted->folded_begin, wanted->folded_bytes);
    if (!meets(*wanted, folded, tokens, at + i)) return false;
  }
  const TermWord& first = words_[expression.first_word];
  return expression.words > 1 || first.capital || first.as_written || !is_name(tokens, at);
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
    if (expression.exclusion) continue;
    const auto place = static_cast<std::uint32_t>(reading.words_before + at);
    reading.hits.push_back({start.expression, title, place});
  }
}

void ThemeTagger::read(const Tokens& tokens, bool title, Reading& reading) const {
  std::ranges::fill(reading.taken_until, 0U);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (const Stretch* starting = starts_.find(tokens[at].stem)) {
      match(*starting, tokens, at, title, reading);
    }
    if (!tokens[at].abbreviation) continue;
    if (const Stretch* starting = starts_.find(as_written(tokens.raw(at)))) {
      match(*starting, tokens, at, title, reading);
    }
  }
  reading.words_before += tokens.size();
}

/// Company: a public actor that is not the very word of the theme, or a strong term of another
/// theme.
double ThemeTagger::support(std::uint32_t theme, const Reading& reading) const {
  const auto actors = static_cast<std::uint32_t>(codes_.size());
  double support = 0;
  for (const TermHit& hit : reading.hits) {
    const Expression& expression = expressions_[hit.expression];
    if (expression.theme == theme && expression.weight < 0)
      return 0;  // something speaks against it
    if (expression.theme < actors) {
      const bool strong_elsewhere = expression.theme != theme && expression.weight >= kStrongTerm;
      if (strong_elsewhere) support = std::max(support, kContextInTitle);
      continue;
    }
    if (expression.theme > actors) continue;
    const bool is_its_own = std::ranges::any_of(reading.hits, [&](const TermHit& other) {
      return other.at == hit.at && expressions_[other.expression].theme == theme;
    });
    if (!is_its_own)
      support = std::max(support, hit.in_title ? kContextInTitle : kContextInExcerpt);
  }
  return support;
}

/// What is around the terms of the themes.
void ThemeTagger::weigh(const ArticleWords& article, Reading& reading) const {
  const std::size_t themes = codes_.size();
  std::vector<double> best(themes);  // the strongest term of each theme
  std::vector<bool> in_title(themes);
  for (const TermHit& hit : reading.hits) {
    const Expression& expression = expressions_[hit.expression];
    const double factor = hit.in_title ? kTitleFactor : kExcerptFactor;
    reading.sums[expression.theme] += expression.weight * factor;
    if (expression.theme >= themes) continue;
    best[expression.theme] = std::max(best[expression.theme], expression.weight);
    in_title[expression.theme] = in_title[expression.theme] || hit.in_title;
  }
  FieldOpinion& field = reading.field;
  field = {reading.sums[themes],
           reading.sums[themes + 1],
           reading.sums[themes + 2],
           reading.sums[themes + 3],
           false,
           false};
  reading.sums.resize(themes);
  const bool any = std::ranges::any_of(best, [](double each) { return each > kWeakTerm; });
  if (any) {
    field.abroad = is_abroad(article);
    field.obituary = is_obituary(article);
  }
  const bool brief = any && is_brief(article);
  const bool abroad = field.abroad || field.obituary;
  for (std::uint32_t theme = 0; theme < themes; ++theme) {
    double& sum = reading.sums[theme];
    if (best[theme] <= kWeakTerm) {
      sum = 0;
    } else if (abroad) {
      sum *= kAbroadFactor;
    } else if (field.outside >= kOutsideMin) {
      sum *= kOutsideFactor;
    } else if (sum > 0) {
      if (brief) sum *= kBriefFactor;
      if (in_title[theme] || best[theme] >= kStrongTerm) sum += support(theme, reading);
    }
  }
}

ThemeTagger::Reading ThemeTagger::read(const ArticleWords& article) const {
  Reading reading;
  const std::size_t groups = codes_.size() + std::size(kFieldGroups);
  reading.taken_until.resize(groups);
  reading.sums.resize(groups);
  read(article.title, true, reading);
  for (const Tokens& category : article.categories) read(category, true, reading);
  read(article.excerpt, false, reading);
  // What the title says comes first, and alone stays.
  std::ranges::stable_sort(reading.hits, {}, &TermHit::expression);
  const auto same = [](const TermHit& a, const TermHit& b) { return a.expression == b.expression; };
  reading.hits.erase(std::unique(reading.hits.begin(), reading.hits.end(), same),
                     reading.hits.end());
  weigh(article, reading);
  const auto of_field = std::ranges::find_if(
      reading.hits, [this](const TermHit& hit) { return hit.expression >= terms_; });
  reading.hits.erase(of_field, reading.hits.end());
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
  double strongest = 0;
  for (const double sum : reading.sums) strongest = std::max(strongest, sum);
  strongest = std::min(strongest, kStrongestMax);
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
  return {std::move(tags), std::move(reading.sums), reading.field};
}

}  // namespace vigie::tag
