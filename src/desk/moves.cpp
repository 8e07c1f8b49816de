// SPDX-License-Identifier: EUPL-1.2
#include "desk/moves.hpp"

namespace vigie::desk {
namespace {

using enum DeskState;
using To = std::optional<DeskState>;
constexpr To kNo = std::nullopt;

// What the public sees is withdrawn first, on purpose: relayed knows no other way out.
constexpr std::array<std::array<To, kDecisions.size()>, kDeskStates.size()> kTable{{
    //             keep  discard    relay    withdraw put_off pass
    /* fresh     */ {kept, discarded, relayed, kNo, later, passed},
    /* later     */ {kept, discarded, relayed, kNo, later, passed},
    /* kept      */ {kNo, discarded, relayed, kNo, later, passed},
    /* relayed   */ {kNo, kNo, kNo, kept, kNo, kNo},
    /* discarded */ {kept, kNo, relayed, kNo, later, passed},
    /* passed    */ {kept, discarded, relayed, kNo, later, kNo},
}};

}  // namespace

std::optional<DeskState> after(DeskState from, Decision decision) {
  return kTable.at(static_cast<std::size_t>(from)).at(static_cast<std::size_t>(decision));
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
