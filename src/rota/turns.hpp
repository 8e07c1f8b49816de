// SPDX-License-Identifier: EUPL-1.2
/// The turns of the duty, by their days.
///
/// Shape   a turn is its first day and a length: one day, or the Monday to Friday of a week. Lengths
///         are those of the plan's lines; where it has none, what the rota says of turns. A Saturday
///         and a Sunday belong to the turn that went before them.
/// Pure    yes.
#pragma once

#include "model/rota.hpp"

namespace vigie::rota {

inline constexpr int kWorkingDays = 5;
inline constexpr int kWeekDays = 7;

struct Turn {
  Day first;
  int days = kWeekTurnDays;

  bool is_day() const { return days == kDayTurnDays; }
  /// The last day on which somebody works.
  Day last() const { return is_day() ? first : first + (kWorkingDays - 1); }
  auto operator<=>(const Turn&) const = default;
};

/// The turn that begins on this day.
Turn turn_at(const Rota& rota, Day first);
/// The turn in which this day is.
Turn turn_of(const Rota& rota, Day day);
Turn next_turn(const Rota& rota, const Turn& turn);
Turn turn_before(const Rota& rota, const Turn& turn);

}  // namespace vigie::rota
