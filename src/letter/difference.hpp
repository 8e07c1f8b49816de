// SPDX-License-Identifier: EUPL-1.2
/// What changed from one text to another, word by word.
///
/// Shape   runs in the order of the new text: kept, removed, added. Spaces and line ends belong to
///         the word before them, so that the runs of kept and added give the new text back whole.
/// Units   at most kDifferenceWordsMax words that differ are compared; beyond, the middle is said
///         removed and added whole.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::letter {

inline constexpr std::size_t kDifferenceWordsMax = 1500;

struct Change {
  enum class Kind { kept, removed, added };
  Kind kind = Kind::kept;
  std::string text;
};

std::vector<Change> difference(std::string_view before, std::string_view after);

}  // namespace vigie::letter
