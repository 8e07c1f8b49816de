// SPDX-License-Identifier: EUPL-1.2
/// A curator takes the last decision on a story back.
///
/// Shape   one durable transaction. Goes back one move at a time, restores the line as it was save
///         for its version, and follows beyond the desk: undoing a relay withdraws it, from letters
///         too; undoing a withdrawal puts it back, into letters too; undoing a passing on recalls
///         it while the other centre has decided nothing.
/// Errors  not_found (not on this desk), conflict (somebody decided since, or nothing is left to
///         undo).
#pragma once

#include <vector>

#include "app/desk/desk_move.hpp"
#include "app/desk/leaving.hpp"

namespace vigie::app {

/// A gesture of several stories goes back whole, save what somebody moved since.
struct UndoneGesture {
  std::vector<StoryId> stories;
  std::vector<StoryId> left;  ///< moved since, or not to be undone any more
};
/// Of this curator's own gestures, by the number of its first move.
Result<UndoneGesture> undo_gesture(store::Database& db, const store::Curator& curator,
                                   std::int64_t first, LeaveLetters leave, Instant now);

/// Answers the state that the story is back in.
Result<DeskState> undo(store::Database& db, const store::Curator& curator, const SeenItem& click,
                       LeaveLetters leave, Instant now);

}  // namespace vigie::app
