// SPDX-License-Identifier: EUPL-1.2
/// Where a story stands on a centre's desk.
#pragma once

#include <optional>
#include <string_view>

namespace vigie {
inline namespace model {

enum class DeskState { fresh, kept, discarded, relayed };

inline constexpr DeskState kDeskStates[] = {DeskState::fresh, DeskState::kept, DeskState::discarded,
                                            DeskState::relayed};

/// The word the database holds.
constexpr std::string_view name_of(DeskState state) {
  switch (state) {
    case DeskState::fresh:
      return "new";
    case DeskState::kept:
      return "kept";
    case DeskState::discarded:
      return "discarded";
    case DeskState::relayed:
      return "relayed";
  }
  return "new";
}

constexpr std::optional<DeskState> parse_desk_state(std::string_view name) {
  for (const DeskState state : kDeskStates) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

}  // namespace model
}  // namespace vigie
