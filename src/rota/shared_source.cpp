// SPDX-License-Identifier: EUPL-1.2
#include "rota/shared_source.hpp"

#include "rota/duty.hpp"

namespace vigie::rota {

HoldWeeks weeks_of(Day day) {
  const Day first = monday_of(Day{kWeekDays});
  return (monday_of(day) - first) / kWeekDays % 2 == 0 ? HoldWeeks::even : HoldWeeks::odd;
}

std::optional<std::size_t> other_half(const std::vector<SourceHold>& holds, std::size_t hold) {
  const HoldWeeks wanted = other_weeks(holds[hold].weeks);
  if (wanted == HoldWeeks::all) return std::nullopt;
  for (std::size_t i = 0; i < holds.size(); ++i) {
    if (i != hold && holds[i].weeks == wanted) return i;
  }
  return std::nullopt;
}

std::string reader_of_hold(const std::vector<SourceHold>& holds, std::size_t hold, const Rota& rota,
                           Day day) {
  const auto other = other_half(holds, hold);
  HeldSource held;
  if (!other) {
    held.holder = holds[hold].holder;
    held.backup = holds[hold].backup;
    return reader_of(held, rota, day);
  }
  const bool own_week = holds[hold].weeks == weeks_of(day);
  const SourceHold& turn = own_week ? holds[hold] : holds[*other];
  const SourceHold& rest = own_week ? holds[*other] : holds[hold];
  if (!absent(rota, turn.holder, day)) return turn.holder;
  if (!absent(rota, rest.holder, day)) return rest.holder;
  held.holder = turn.holder;
  held.backup = turn.backup;
  return reader_of(held, rota, day);
}

}  // namespace vigie::rota
