// SPDX-License-Identifier: EUPL-1.2
/// When the issues of a letter are made: what the program does by itself.
///
/// Units   days of the month, 1 to 28, in Paris; 0 where nothing happens by itself.
#pragma once

#include <array>

namespace vigie {
inline namespace model {

struct LetterRhythm {
  int draft_on = 0;                    ///< the month's issue is drafted that day
  int pages_by = 0;                    ///< its pages are due that day
  std::array<bool, 13> no_issue = {};  ///< by month, from 1: none appears then
};

}  // namespace model
}  // namespace vigie
