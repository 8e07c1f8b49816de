// SPDX-License-Identifier: EUPL-1.2
/// The moves of a story on a centre's desk.
///
/// Shape   new → kept, discarded or relayed; kept and discarded may change their mind; relayed goes
///         back to kept by being withdrawn. Undoing goes back along the moves made, one at a time.
/// Errors  a move that is not allowed is an outcome: none.
/// Pure    yes.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "model/desk.hpp"

namespace vigie::desk {

enum class Decision { keep, discard, relay, withdraw };

/// Where the decision leads from here; none when it is not allowed, or changes nothing.
std::optional<DeskState> after(DeskState from, Decision decision);

/// One move as it was made.
struct Move {
  DeskState from = DeskState::fresh;
  DeskState to = DeskState::fresh;
  bool undone = false;
};

/// Which of the moves (oldest first) an undo takes back: the last one that stands. None when
/// nothing stands, or when it did not lead to where the story is.
std::optional<std::size_t> undoable(std::span<const Move> moves, DeskState now);

/// What a move does to the panorama.
enum class Publication { none, publish, withdraw };
Publication publication_of(DeskState from, DeskState to);

}  // namespace vigie::desk
