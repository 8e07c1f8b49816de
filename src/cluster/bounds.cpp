// SPDX-License-Identifier: EUPL-1.2
#include "cluster/bounds.hpp"

namespace vigie::cluster {

Bound bound_of(const Window& window, const Piece& piece, StoryId story) {
  const auto start = window.start_of(story, piece);
  if (!start) return Bound::none;
  if (start->days_before > kStoryDays) return Bound::time;
  const bool large = window.size_of(story) >= kBoundedFrom;
  return large && start->likeness.evidence < kStartEvidence ? Bound::drift : Bound::none;
}

Placement place_in(Window& window, const Piece& piece) {
  Placement placement = decide(piece, window.matches(piece));
  if (placement.join != Join::story) return placement;
  placement.bound = bound_of(window, piece, placement.like.story);
  if (placement.bound != Bound::none) placement.join = Join::alone;
  return placement;
}

}  // namespace vigie::cluster
