// SPDX-License-Identifier: EUPL-1.2
#include "desk/moves.hpp"

namespace vigie::desk {

std::optional<DeskState> after(DeskState from, Decision decision) {
  const bool relayed = from == DeskState::relayed;
  switch (decision) {
    case Decision::keep:
      if (relayed || from == DeskState::kept) return std::nullopt;
      return DeskState::kept;
    case Decision::discard:  // what the public sees is withdrawn first, on purpose
      if (relayed || from == DeskState::discarded) return std::nullopt;
      return DeskState::discarded;
    case Decision::relay:
      if (relayed) return std::nullopt;
      return DeskState::relayed;
    case Decision::withdraw:
      if (!relayed) return std::nullopt;
      return DeskState::kept;
  }
  return std::nullopt;
}

std::optional<std::size_t> undoable(std::span<const Move> moves, DeskState now) {
  for (std::size_t index = moves.size(); index > 0; --index) {
    const Move& move = moves[index - 1];
    if (move.undone) continue;
    if (move.to != now) return std::nullopt;
    return index - 1;
  }
  return std::nullopt;
}

Publication publication_of(DeskState from, DeskState to) {
  if (from == to) return Publication::none;
  if (to == DeskState::relayed) return Publication::publish;
  if (from == DeskState::relayed) return Publication::withdraw;
  return Publication::none;
}

}  // namespace vigie::desk
