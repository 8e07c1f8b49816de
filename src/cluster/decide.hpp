// SPDX-License-Identifier: EUPL-1.2
/// Where an article belongs, by what it is like.
///
/// Shape   the article and its matches (see window.hpp) → one placement.
///           reprint  the best match whose text is like enough, and whose reprint is like it as a
///                    whole. Titles alone must say more; one paper's two articles of one day too,
///                    since a paper seldom prints one text twice, and somewhat more those further
///                    apart than the next day. By the next day a page that kept its title, or was
///                    a live one, was rather rewritten: it needs less.
///           story    the story whose nearest articles tell, on average, the same event within
///                    kEventDays.
///         Never joined: two titles that differ by a name, a number or a day in one place (two
///         towns' weather, two matches, two editions); a title that says too little; one of a
///         series, told by several titles that differ in one place, unless the title is the same.
/// Errors  none: what is not sure enough stays alone.
/// Pure    yes.
#pragma once

#include <optional>
#include <span>

#include "cluster/window.hpp"

namespace vigie::cluster {

inline constexpr double kEventDays = 3;

enum class Join { alone, reprint, story };

/// Why a story that tells the same does not take an article in any more ("cluster/bounds.hpp").
enum class Bound {
  none,
  time,  ///< it began too long before
  drift  ///< it went too far from what its first article told
};

struct Placement {
  Join join = Join::alone;
  Place like;                 ///< the article that decided, with its groups
  Likeness likeness;          ///< to it
  Bound bound = Bound::none;  ///< alone for this reason; `like` is what it would have joined
};

Placement decide(const Piece& piece, std::span<const Match> matches);

/// For a story of one or two articles that came early: the story it belongs to after all, now that
/// more is known; none when it stays what it is.
std::optional<StoryId> belongs_after_all(const Piece& piece, StoryId own,
                                         std::span<const Match> matches);

}  // namespace vigie::cluster
