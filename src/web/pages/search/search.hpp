// SPDX-License-Identifier: EUPL-1.2
/// GET /recherche?q=…&tri=proches&apres=…: what was ever read, on all desks.
///
/// Shape   a line of words and filters (app/search/parse_search.hpp) -> lines as the desk has them,
///         by month, latest first, or nearest to the words first. What is on no line of one's own
///         desk can be taken onto it by deciding.
/// Errors  a filter that is not understood is named, and the rest is searched.
#pragma once

#include "app/tag/tagging.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_search(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);

}  // namespace vigie::web
