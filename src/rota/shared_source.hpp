// SPDX-License-Identifier: EUPL-1.2
/// Who reads a source that two centres share.
///
/// Shape   the holds of one source -> who reads for each on a day. Shared, the two halves take turns
///         by the week; whoever's week it is and is away is stood in for by the other half, then by
///         the backup. A half whose other half is gone is whole: it reads every week.
/// Pure    yes.
#pragma once

#include <string>
#include <vector>

#include "model/hold_weeks.hpp"
#include "model/rota.hpp"

namespace vigie::rota {

struct SourceHold {
  std::string holder;
  std::string backup;  ///< "" : none
  HoldWeeks weeks = HoldWeeks::all;
};

/// The weeks in which this day's week is.
HoldWeeks weeks_of(Day day);
constexpr HoldWeeks other_weeks(HoldWeeks weeks) {
  if (weeks == HoldWeeks::all) return HoldWeeks::all;
  return weeks == HoldWeeks::even ? HoldWeeks::odd : HoldWeeks::even;
}

/// The place of the other half; none where the hold is whole.
std::optional<std::size_t> other_half(const std::vector<SourceHold>& holds, std::size_t hold);
std::string reader_of_hold(const std::vector<SourceHold>& holds, std::size_t hold, const Rota& rota,
                           Day day);

}  // namespace vigie::rota
