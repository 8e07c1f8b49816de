// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/search/routes.hpp"

#include "web/pages/search/search.hpp"

namespace vigie::web {

void SearchPages::add_to(Routes& routes) const {
  routes.get("/recherche", own_centre(people::Permission::read),
             [pages = *this](const Visit& visit) { return get_search(pages.layout, visit); });
}

}  // namespace vigie::web
