// SPDX-License-Identifier: EUPL-1.2
/// How much an article looks like one that the panorama relays.
///
/// Shape   `panorama_likelihood`: by rules, from the first day: what it says of the quarters and of
///         what divides, its themes, a national reach against one commune's affair, and whether it
///         is outside the field. `blended`: with what was learned from the curators, which counts
///         the more the more of their decisions it has seen.
/// Units   0 … 1; an order to read by, no probability while nothing was learned.
/// Pure    yes.
#pragma once

#include "tag/territory_tagger.hpp"
#include "tag/theme_tagger.hpp"

namespace vigie::tag {

double panorama_likelihood(const ThemeFindings& themes, const TerritoryFindings& places);

/// `yes`: relayed articles that `learned` comes from.
double blended(double rules, double learned, int yes);

}  // namespace vigie::tag
