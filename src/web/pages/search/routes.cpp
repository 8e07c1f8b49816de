// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/search/routes.hpp"

#include "web/pages/search/saved.hpp"
#include "web/pages/search/search.hpp"

namespace vigie::web {

using people::Permission;

void SearchPages::add_to(Routes& routes) const {
  const Gate read = own_centre(Permission::read);
  const auto page = [this](Response (*handler)(const Layout&, const Visit&)) {
    return [pages = *this, handler](const Visit& visit) { return handler(pages.layout, visit); };
  };
  routes.get("/recherche", read, [pages = *this](const Visit& visit) {
    return get_search(pages.layout, visit, pages.shelf);
  });
  routes.get("/recherche/gardees", read, page(get_saved));
  routes.post("/recherche/gardees", own_centre(Permission::decide), page(post_saved));
  routes.post("/recherche/gardees/{search}", own_centre(Permission::decide, "version"),
              page(post_change));
  routes.post("/recherche/gardees/{search}/rythme", signed_in(), page(post_rhythm));
  routes.post("/recherche/gardees/{search}/fil", signed_in(), [pages = *this](const Visit& visit) {
    return post_feed(pages.layout, visit, pages.entropy);
  });
  routes.post("/recherche/fils/{feed}/retrait", signed_in(), page(post_feed_closed));
  routes.post("/recherche/alertes", signed_in(), page(post_alerts));
  routes.get("/fil/{token}", everyone(), [pages = *this](const Visit& visit) {
    return get_feed(pages.layout, visit, pages.public_url);
  });
}

}  // namespace vigie::web
