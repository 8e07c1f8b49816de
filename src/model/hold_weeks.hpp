// SPDX-License-Identifier: EUPL-1.2
/// Which weeks a centre reads a source that it holds: all of them, or every other one where two
/// centres share it.
///
/// Shape   weeks are counted through, from the first of 1970: no turn of the year repeats one.
#pragma once

#include <string_view>

namespace vigie {
inline namespace model {

enum class HoldWeeks { all, even, odd };
inline constexpr HoldWeeks kHoldWeeks[] = {HoldWeeks::all, HoldWeeks::even, HoldWeeks::odd};
/// The word the database holds.
constexpr std::string_view name_of(HoldWeeks weeks) {
  switch (weeks) {
    case HoldWeeks::all:
      return "all";
    case HoldWeeks::even:
      return "even";
    case HoldWeeks::odd:
      return "odd";
  }
  return "all";
}
constexpr HoldWeeks hold_weeks_named(std::string_view name) {
  for (const HoldWeeks weeks : kHoldWeeks) {
    if (name_of(weeks) == name) return weeks;
  }
  return HoldWeeks::all;
}

}  // namespace model
}  // namespace vigie
