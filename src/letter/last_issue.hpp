// SPDX-License-Identifier: EUPL-1.2
/// What readers had in the issue before.
///
/// Shape   an issue and the blocks of the one before -> a warning for each block that shows the same
///         article, or leads to the same page. A date may be told twice, until it is past.
/// Pure    yes.
#pragma once

#include <vector>

#include "letter/preflight.hpp"

namespace vigie::letter {

/// `number`: of the issue before.
std::vector<Check> check_last_issue(const LetterPlan& plan, const Issue& issue, int number,
                                    const std::vector<Block>& before);

}  // namespace vigie::letter
