// SPDX-License-Identifier: EUPL-1.2
#include "cluster/edited.hpp"

#include <algorithm>

#include "cluster/decide.hpp"

namespace vigie::cluster {

bool still_tells(const Piece& edited, ArticleId article, std::vector<Match> matches) {
  const auto own = std::ranges::find_if(
      matches, [article](const Match& match) { return match.place.article == article; });
  if (own == matches.end()) return false;
  const StoryId story = own->place.story;
  std::erase_if(matches, [story](const Match& match) { return match.place.story != story; });
  return decide(edited, matches).join != Join::alone;
}

}  // namespace vigie::cluster
