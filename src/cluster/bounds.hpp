// SPDX-License-Identifier: EUPL-1.2
/// A story is an event: it does not grow into a topic.
///
/// Shape   the placement of an article, where `decide` joins it to a story, bounded: a story that is
///         older than kStoryDays takes in nothing but reprints, and one of kBoundedFrom articles or
///         more nothing that has less than kStartEvidence in common with its first article. What is
///         kept out begins a story of its own, and its placement says what it would have joined.
///         What a curator joined is left as it is.
/// Units   of the window: an article that left it bounds nothing any more.
/// Errors  none.
/// Pure    yes.
#pragma once

#include "cluster/decide.hpp"
#include "cluster/window.hpp"

namespace vigie::cluster {

inline constexpr double kStoryDays = 8;
inline constexpr std::uint32_t kBoundedFrom = 5;
inline constexpr double kStartEvidence = 0.5;

/// `decide` by what the window holds, bounded.
Placement place_in(Window& window, const Piece& piece);

/// May this story take the article in?
Bound bound_of(const Window& window, const Piece& piece, StoryId story);

}  // namespace vigie::cluster
