// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/capture/routes.hpp"

#include "web/pages/capture/add_page.hpp"

namespace vigie::web {

using people::Permission;

void CapturePages::add_to(Routes& routes) const {
  const Gate decide = own_centre(Permission::decide);
  routes.get("/ajout", decide,
             [pages = *this](const Visit& visit) { return get_add_page(pages.layout, visit); });
  routes.post("/ajout", decide, [pages = *this](const Visit& visit) {
    return post_add_page(pages.layout, visit, pages.add, pages.look);
  });
  routes.get("/ajout/marque-page", decide, [pages = *this](const Visit& visit) {
    return get_bookmark(pages.layout, visit, pages.public_url);
  });
  routes.get("/manifest.webmanifest", everyone(),
             [pages = *this](const Visit& visit) { return get_manifest(pages.layout, visit); });
}

}  // namespace vigie::web
