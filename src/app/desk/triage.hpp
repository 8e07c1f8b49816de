// SPDX-License-Identifier: EUPL-1.2
/// A curator decides on a story of the centre's desk, or takes a decision back.
///
/// Shape   one durable transaction each; when it returns a value, the decision is on the disk.
///         Undoing goes back one move at a time and follows on the panorama: undoing a relay
///         withdraws it, undoing a withdrawal puts it back.
/// Errors  not_found (not on this desk), conflict (somebody decided since, the move is not allowed
///         from here, or nothing is left to undo).
#pragma once

#include "app/desk/desk_move.hpp"
#include "desk/moves.hpp"

namespace vigie::app {

/// keep and discard; relaying takes a note, see app/relay.hpp.
Result<DeskState> decide(store::Database& db, const store::Curator& curator, const SeenItem& click,
                         desk::Decision decision, Instant now);

/// Answers the state that the story is back in.
Result<DeskState> undo(store::Database& db, const store::Curator& curator, const SeenItem& click,
                       Instant now);

}  // namespace vigie::app
