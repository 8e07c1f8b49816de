// SPDX-License-Identifier: EUPL-1.2
#include "tag/features.hpp"

#include <algorithm>
#include <cmath>

#include "tag/field.hpp"
#include "text/utf8.hpp"

namespace vigie::tag {
namespace {

constexpr std::uint64_t kPair = hash_of("paire");
constexpr std::uint64_t kRule = hash_of("règle");
constexpr std::uint64_t kAbroad = hash_of("étranger");
constexpr std::uint64_t kObituary = hash_of("nécrologie");

/// `Feature::token`: bits that say which kind it is; the rest counts tokens or themes.
constexpr std::uint32_t kExcerptBit = 1U << 31U;
constexpr std::uint32_t kPairBit = 1U << 30U;
constexpr std::uint32_t kOtherBit = 1U << 29U;
constexpr std::uint32_t kCount = kOtherBit - 1;

bool is_function_word(const Token& token) {
  static constexpr std::string_view kWords[] = {
      "a",      "ai",    "ainsi",    "alors", "apres",  "au",    "aussi",  "autre", "aux",
      "avait",  "avant", "avec",     "bien",  "car",    "ce",    "cela",   "celle", "celui",
      "ces",    "cet",   "cette",    "ceux",  "chez",   "comme", "contre", "dans",  "de",
      "depuis", "des",   "deux",     "dont",  "du",     "elle",  "elles",  "en",    "entre",
      "est",    "et",    "etait",    "ete",   "etre",   "eux",   "fait",   "faire", "faut",
      "font",   "il",    "ils",      "je",    "la",     "le",    "les",    "leur",  "leurs",
      "lors",   "lui",   "mais",     "meme",  "moins",  "ne",    "ni",     "non",   "nos",
      "notre",  "nous",  "on",       "ont",   "ou",     "par",   "pas",    "peut",  "peuvent",
      "plus",   "pour",  "pourquoi", "quand", "que",    "quel",  "quelle", "qui",   "sa",
      "sans",   "se",    "selon",    "ses",   "si",     "soit",  "son",    "sont",  "sous",
      "sur",    "tous",  "tout",     "toute", "toutes", "tres",  "trois",  "un",    "une",
      "vers",   "vos",   "votre",    "vous",  "y"};
  static const HashIndex<bool> index = [] {
    HashIndex<bool> all(std::size(kWords));
    for (const std::string_view word : kWords) all.at_or_new(hash_of(word)) = true;
    return all;
  }();
  return index.find(token.word) != nullptr;
}

bool is_telling(const Tokens& tokens, std::size_t at) {
  return tokens[at].folded_bytes >= 2 && !is_function_word(tokens[at]);
}

std::uint64_t pair_key(const Tokens& tokens, std::size_t first, std::size_t second) {
  return (tokens[first].stem * 31 + tokens[second].stem) ^ kPair;
}

void add_words(const Tokens& tokens, std::uint32_t bits, std::vector<Feature>& out) {
  std::size_t before = tokens.size();
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!is_telling(tokens, at)) continue;
    const auto where = static_cast<std::uint32_t>(at) | bits;
    out.push_back({tokens[at].stem, 1.0F, where});
    if (before < at) out.push_back({pair_key(tokens, before, at), 1.0F, where | kPairBit});
    before = at;
  }
}

/// So that a long text does not shout: the square root of how much it says.
void soften(std::vector<Feature>& features, std::size_t from) {
  const float scale =
      1.0F / std::sqrt(static_cast<float>(std::max<std::size_t>(features.size() - from, 1)));
  for (std::size_t at = from; at < features.size(); ++at) features[at].value *= scale;
}

/// Each once, with its highest value.
void fold_doubles(std::vector<Feature>& features) {
  std::ranges::stable_sort(features, [](const Feature& a, const Feature& b) {
    return a.key != b.key ? a.key < b.key : a.value > b.value;
  });
  const auto same = [](const Feature& a, const Feature& b) { return a.key == b.key; };
  features.erase(std::unique(features.begin(), features.end(), same), features.end());
}

bool is_rule(const Feature& feature, const RuleOpinion& rules) {
  const std::uint32_t theme = feature.token & kCount;
  return (feature.token & kOtherBit) != 0 && theme > 0 && theme <= rules.codes.size() &&
         feature.key == rule_key(rules.codes[theme - 1]);
}

/// The words of a feature where `tokens` hold it; "" where they do not.
std::string_view written_at(const Feature& feature, const Tokens& tokens) {
  const std::size_t at = feature.token & kCount;
  if (at >= tokens.size()) return {};
  if ((feature.token & kPairBit) == 0) {
    return tokens[at].stem == feature.key ? tokens.raw(at) : std::string_view();
  }
  for (std::size_t first = at; first-- > 0;) {
    if (!is_telling(tokens, first)) continue;
    return pair_key(tokens, first, at) == feature.key ? tokens.written(first, at)
                                                      : std::string_view();
  }
  return {};
}

std::string in_quotes(std::string_view words) { return "«\u00A0" + std::string(words) + "\u00A0»"; }

}  // namespace

std::uint64_t rule_key(std::string_view code) { return hash_of(code, kRule); }

std::vector<Feature> features_of(const ArticleWords& article, const RuleOpinion& rules) {
  std::vector<Feature> features;
  features.reserve(2 * (article.title.size() + article.excerpt.size()) + rules.codes.size());
  add_words(article.title, 0, features);
  for (const Tokens& category : article.categories) {
    add_words(category, kOtherBit, features);
  }
  soften(features, 0);
  const std::size_t of_title = features.size();
  add_words(article.excerpt, kExcerptBit, features);
  soften(features, of_title);
  fold_doubles(features);
  for (std::uint32_t theme = 0; theme < rules.codes.size(); ++theme) {
    if (rules.sums[theme] <= 0) continue;
    const auto value = static_cast<float>(rules.sums[theme] / (rules.sums[theme] + 1));
    features.push_back({rule_key(rules.codes[theme]), value, kOtherBit | (theme + 1)});
  }
  if (is_abroad(article)) features.push_back({kAbroad, 1.0F, kOtherBit});
  if (is_obituary(article)) features.push_back({kObituary, 1.0F, kOtherBit});
  return features;
}

bool is_rule_of_another(const Feature& feature, std::string_view code, const RuleOpinion& rules) {
  return is_rule(feature, rules) && feature.key != rule_key(code);
}

std::string reason_of(const Feature& feature, const ArticleWords& article,
                      const RuleOpinion& rules) {
  if (feature.key == kAbroad) return "un autre pays";
  if (feature.key == kObituary) return "une disparition";
  if (is_rule(feature, rules)) return "son vocabulaire";
  if ((feature.token & kOtherBit) == 0) {
    const bool in_excerpt = (feature.token & kExcerptBit) != 0;
    return in_quotes(written_at(feature, in_excerpt ? article.excerpt : article.title));
  }
  for (const Tokens& category : article.categories) {
    const std::string_view written = written_at(feature, category);
    if (!written.empty()) return in_quotes(written) + " (rubrique)";
  }
  return "sa rubrique";
}

}  // namespace vigie::tag
