// SPDX-License-Identifier: EUPL-1.2
/// The filters of a desk's list: those in force, and those to choose from.
///
/// Shape   facets -> groups of links, each adding one filter to the list.
/// Pure    yes.
#pragma once

#include "web/pages/desk/list_query.hpp"

namespace vigie::web {

render::View filter_view(const ListQuery& query, const std::vector<store::Facet>& facets,
                         Day today);

}  // namespace vigie::web
