// SPDX-License-Identifier: EUPL-1.2
/// GET /recherche?q=…&avant=…: what was ever read, on all desks.
///
/// Shape   a line of words and filters (app/story/search.hpp) -> articles by month, latest first.
/// Errors  a filter that is not understood is named, and the rest is searched.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_search(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
