// SPDX-License-Identifier: EUPL-1.2
/// Where a story stands on a centre's desk.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace vigie {
inline namespace model {

enum class DeskState {
  fresh,
  later,  ///< to be read again on a day that somebody chose
  kept,
  relayed,
  discarded,
  passed  ///< handed to another centre
};

inline constexpr std::array kDeskStates{DeskState::fresh,     DeskState::later,
                                        DeskState::kept,      DeskState::relayed,
                                        DeskState::discarded, DeskState::passed};

/// The word the database holds.
constexpr std::string_view name_of(DeskState state) {
  switch (state) {
    case DeskState::fresh:
      return "new";
    case DeskState::later:
      return "later";
    case DeskState::kept:
      return "kept";
    case DeskState::relayed:
      return "relayed";
    case DeskState::discarded:
      return "discarded";
    case DeskState::passed:
      return "passed";
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
