// SPDX-License-Identifier: EUPL-1.2
/// GET and POST /groupes: all working groups, and the form that opens one.
///
/// Shape   those one is in first. What was refused comes back with all that was typed.
#pragma once

#include "store/group/group_repo.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_groups(const Layout& layout, const Visit& visit);
Response post_new_group(const Layout& layout, const Visit& visit);

/// Name, theme and calendar as a form holds them.
store::WorkingGroup group_in(const Request& request);
/// The same, for the form; the themes in force, and the group's own where it is over.
Result<render::View> group_form(store::Reader& reader, const store::WorkingGroup& group,
                                Instant now);

}  // namespace vigie::web
