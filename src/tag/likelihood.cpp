// SPDX-License-Identifier: EUPL-1.2
#include "tag/likelihood.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::tag {
namespace {

constexpr double kStart = -4.0;
constexpr double kOfThemes = 1.2;
constexpr double kOfSubject = 1.0;
constexpr double kOfNational = 0.7;
constexpr double kOfActor = 0.2;
constexpr double kOfCommune = -1.0;
constexpr double kOfOutside = -1.5;
/// What more of the same adds nothing.
constexpr double kMuch = 3.0;
/// Relayed articles until what they taught counts half.
constexpr double kTrust = 40;
constexpr double kNearlyNothing = 1e-4;

double logistic(double logit) { return 1 / (1 + std::exp(-logit)); }

double logit(double share) {
  const double inside = std::clamp(share, kNearlyNothing, 1 - kNearlyNothing);
  return std::log(inside / (1 - inside));
}

bool names_a_commune(const TerritoryFindings& places) {
  return std::ranges::any_of(places.tags, [](const Tag& tag) {
    const Level level = level_of(tag.code);
    return level == Level::commune || level == Level::epci || level == Level::qpv;
  });
}

}  // namespace

double panorama_likelihood(const ThemeFindings& themes, const TerritoryFindings& places) {
  const FieldOpinion& field = themes.field;
  double sum = kStart;
  double strongest = 0;
  for (const Tag& tag : themes.tags) strongest = std::max(strongest, tag.score);
  sum += 2 * kOfThemes * strongest;
  sum += kOfSubject * std::min(field.subject, kMuch);
  sum += kOfNational * std::min(field.national, kMuch);
  sum += kOfActor * std::min(field.actor, kMuch);
  sum += kOfOutside * std::min(field.outside, kMuch);
  if (field.abroad || field.obituary) sum += kOfOutside;
  if (names_a_commune(places)) sum += kOfCommune;
  return logistic(sum);
}

double blended(double rules, double learned, int yes) {
  const double trust = yes / (yes + kTrust);
  return logistic((1 - trust) * logit(rules) + trust * logit(learned));
}

}  // namespace vigie::tag
