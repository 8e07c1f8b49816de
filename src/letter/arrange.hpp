// SPDX-License-Identifier: EUPL-1.2
/// Where a block goes when somebody moves it.
///
/// Shape   the blocks of an issue and one move -> the blocks whose place changes, with their new
///         places; the positions of a section stay 1, 2, 3…
/// Pure    yes.
#pragma once

#include <string>
#include <vector>

#include "model/letter.hpp"

namespace vigie::letter {

struct BlockMove {
  enum class Kind {
    up,     ///< one place; from the first, to the end of the section before
    down,   ///< one place; from the last, to the top of the section after
    left,   ///< to the page before
    right,  ///< to the page after
    to      ///< to `rank` of `section`
  };
  Kind kind = Kind::up;
  std::string section = {};
  int rank = 0;  ///< from 1; 0: the end
};

/// Empty where nothing changes: at the first place of all, towards a section that does not exist.
std::vector<Block> arranged(const LetterPlan& plan, const std::vector<Block>& blocks, BlockId moved,
                            const BlockMove& move);

/// The first place of a section that nothing stands at.
int free_place(const std::vector<Block>& blocks, std::string_view section);

/// The section that a piece of the press would fill of itself; "" : none takes any.
std::string section_for(const LetterPlan& plan, const Candidate& piece, bool relayed);
/// The section of that page that takes it, else its first one; "" : there is no such page.
std::string section_on_page(const LetterPlan& plan, std::string_view section, int page);

/// The plan's section of that key; null when it has none.
const SectionPlan* section_named(const LetterPlan& plan, std::string_view key);
/// From 1; 0 where the plan has no such section.
int page_of_section(const LetterPlan& plan, std::string_view key);

}  // namespace vigie::letter
