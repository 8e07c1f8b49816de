// SPDX-License-Identifier: EUPL-1.2
/// The moves of a story on a centre's desk.
///
/// Shape   state × decision → state, as one table: to be read, put off, kept, relayed, discarded,
///         passed on. Relayed goes back to kept by being withdrawn, and by nothing else. Undoing
///         goes back along the moves made, one at a time.
/// Errors  a move that is not allowed is an outcome: none.
/// Pure    yes.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "model/desk.hpp"

namespace vigie::desk {

enum class Decision { keep, discard, relay, withdraw, put_off, pass };

inline constexpr std::array kDecisions{Decision::keep,     Decision::discard, Decision::relay,
                                       Decision::withdraw, Decision::put_off, Decision::pass};

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
