// SPDX-License-Identifier: EUPL-1.2
/// What a classifier sees of an article.
///
/// Shape   stems and pairs of neighbouring stems, function words aside, each once; what the rules
///         weighed, theme by theme, as sum ÷ (sum + 1); whether the article is outside the field.
///         Words are divided by the root of their number, title and excerpt apart, so that a long
///         excerpt does not shout and a title's few words are heard.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tag/tokens.hpp"

namespace vigie::tag {

struct Feature {
  std::uint64_t key = 0;
  float value = 0;
  std::uint32_t token = 0;  ///< where it stands: what `reason_of` shows
};

/// What the rules say of an article, for one who learns beside them.
struct RuleOpinion {
  std::span<const std::string> codes;
  std::span<const double> sums;
};

/// The feature that says what the rules weighed for a theme.
std::uint64_t rule_key(std::string_view code);

std::vector<Feature> features_of(const ArticleWords& article, const RuleOpinion& rules);

/// Is it the opinion of another theme's rules? It may weigh for a theme, and is no reason to show.
bool is_rule_of_another(const Feature& feature, std::string_view code, const RuleOpinion& rules);
/// What goes behind "suggéré par": the words of a feature as the article has them, "« logement
/// social »"; "son vocabulaire" for the theme's own rules.
std::string reason_of(const Feature& feature, const ArticleWords& article,
                      const RuleOpinion& rules);

}  // namespace vigie::tag
