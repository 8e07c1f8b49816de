// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/source/routes.hpp"

#include "web/pages/source/coverage.hpp"

namespace vigie::web {

using people::Permission;

void SourcePages::add_to(Routes& routes) const {
  routes.get("/couverture", anywhere(Permission::read), [pages = *this](const Visit& visit) {
    return get_coverage(pages.layout, visit, pages.places);
  });
}

}  // namespace vigie::web
