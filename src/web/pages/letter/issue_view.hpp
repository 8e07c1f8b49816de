// SPDX-License-Identifier: EUPL-1.2
/// An issue -> its line in a list.
///
/// Pure    yes.
#pragma once

#include "render/view.hpp"
#include "store/letter/issue_repo.hpp"

namespace vigie::web {

render::View issue_line(const store::IssueRow& issue);

}  // namespace vigie::web
