// SPDX-License-Identifier: EUPL-1.2
/// The life of a swap or a replacement.
///
/// Shape   asked → taken, declined or withdrawn; taken → asked again or withdrawn until its week
///         begins, and done when it is over. What a file says was agreed already comes as taken.
/// Errors  a move that is not allowed is an outcome: none.
/// Pure    yes: whether the week has begun is an argument.
#pragma once

#include <optional>

#include "model/rota.hpp"

namespace vigie::rota {

enum class OverrideMove { take, decline, withdraw, untake, finish };
inline constexpr OverrideMove kOverrideMoves[] = {OverrideMove::take, OverrideMove::decline,
                                                  OverrideMove::withdraw, OverrideMove::untake,
                                                  OverrideMove::finish};

/// Where the move leads from here; none when it is not allowed. `begun`: the first of its weeks is
/// no longer to come.
std::optional<OverrideState> after(OverrideState from, OverrideMove move, bool begun);

/// Does it move a week?
constexpr bool in_effect(OverrideState state) {
  return state == OverrideState::taken || state == OverrideState::done;
}

/// Declined and withdrawn ones stay as a record; the others are what people see.
constexpr bool is_live(OverrideState state) {
  return state == OverrideState::asked || in_effect(state);
}

}  // namespace vigie::rota
