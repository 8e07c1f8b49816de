// SPDX-License-Identifier: EUPL-1.2
/// The issues of a letter -> the months of a year, each with what is made or awaited of it.
///
/// Shape   twelve months, and special issues beside the month's own; earlier years as a list.
/// Pure    yes.
#pragma once

#include "render/view.hpp"
#include "store/letter/issue_repo.hpp"

namespace vigie::web {

/// Of the year in which `today` is. `may_edit`: who looks may begin an issue.
std::vector<render::View> year_view(std::string_view letter,
                                    const std::vector<store::IssueRow>& issues, Day today,
                                    bool may_edit);
/// Of the years before, newest first.
std::vector<render::View> earlier_view(const std::vector<store::IssueRow>& issues, Day today);

}  // namespace vigie::web
