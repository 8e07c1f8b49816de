// SPDX-License-Identifier: EUPL-1.2
/// Does a story belong on a national panorama? Shown beside it, never imposed.
///
/// Shape   its régions and title -> what speaks for and against, each with the rule that says so:
///         two régions or a national actor, one région, none; an analysis or an incident by a word
///         of the title.
/// Pure    yes.
/// Source  the network's scope: national reach, analysis rather than incident (docs/guide.fr.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::panorama {

struct ScopeFacts {
  std::vector<std::string> regions = {};  ///< names, those with most articles first
  std::string_view title;
  std::size_t media = 1;  ///< distinct papers that tell it
};

struct ScopeSign {
  std::string verdict;  ///< "3 régions, plutôt nationale"
  std::string reason;   ///< "Bretagne, Grand Est, Occitanie"
  bool speaks_for = false;
};

/// The reach first, then the genre where a word of the title tells it.
std::vector<ScopeSign> scope_of(const ScopeFacts& facts);

}  // namespace vigie::panorama
