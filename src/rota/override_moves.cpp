// SPDX-License-Identifier: EUPL-1.2
#include "rota/override_moves.hpp"

namespace vigie::rota {
namespace {

std::optional<OverrideState> after_asked(OverrideMove move, bool begun) {
  switch (move) {
    case OverrideMove::take:
      if (begun) return std::nullopt;
      return OverrideState::taken;
    case OverrideMove::decline:
      return OverrideState::declined;
    case OverrideMove::withdraw:
      return OverrideState::withdrawn;
    case OverrideMove::untake:
    case OverrideMove::finish:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<OverrideState> after_taken(OverrideMove move, bool begun) {
  if (begun) {  // what was done stays true
    if (move == OverrideMove::finish) return OverrideState::done;
    return std::nullopt;
  }
  if (move == OverrideMove::untake) return OverrideState::asked;
  if (move == OverrideMove::withdraw) return OverrideState::withdrawn;
  return std::nullopt;
}

}  // namespace

std::optional<OverrideState> after(OverrideState from, OverrideMove move, bool begun) {
  switch (from) {
    case OverrideState::asked:
      return after_asked(move, begun);
    case OverrideState::taken:
      return after_taken(move, begun);
    case OverrideState::declined:
    case OverrideState::withdrawn:
    case OverrideState::done:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace vigie::rota
