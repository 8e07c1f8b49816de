// SPDX-License-Identifier: EUPL-1.2
/// An issue -> what its page and the list of letters show.
///
/// Pure    yes.
#pragma once

#include "app/letter/read_issue.hpp"
#include "render/view.hpp"

namespace vigie::web {

render::View issue_line(const store::IssueRow& issue);
render::View issue_view(const app::IssuePage& page);

}  // namespace vigie::web
