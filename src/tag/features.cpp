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

bool is_function_word(std::string_view folded) {
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
  return index.find(hash_of(folded)) != nullptr;
}

void add_words(const Tokens& tokens, std::uint32_t bits, std::vector<Feature>& out) {
  std::size_t before = tokens.size();
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].folded_bytes < 2 || is_function_word(tokens.folded(at))) continue;
    const auto where = static_cast<std::uint32_t>(at) | bits;
    out.push_back({tokens[at].stem, 1.0F, where});
    if (before < at) {
      const std::uint64_t pair = (tokens[before].stem * 31 + tokens[at].stem) ^ kPair;
      out.push_back({pair, 1.0F, where | kPairBit});
    }
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

std::string name_of_feature(const Feature& feature, const ArticleWords& article,
                            const RuleOpinion& rules) {
  if (feature.key == kAbroad) return "(à l’étranger)";
  if (feature.key == kObituary) return "(disparition)";
  const std::uint32_t at = feature.token & kCount;
  if ((feature.token & kOtherBit) != 0) {
    return at > 0 && at <= rules.codes.size() && feature.key == rule_key(rules.codes[at - 1])
               ? "(règles " + rules.codes[at - 1] + ")"
               : "(rubrique)";
  }
  const Tokens& tokens = (feature.token & kExcerptBit) != 0 ? article.excerpt : article.title;
  if (at >= tokens.size()) return "";
  std::size_t first = at;
  if ((feature.token & kPairBit) != 0 && at > 0) {
    for (first = at - 1; first > 0; --first) {
      if (tokens[first].folded_bytes >= 2 && !is_function_word(tokens.folded(first))) break;
    }
  }
  return std::string(tokens.written(first, at));
}

}  // namespace vigie::tag
