// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/routes.hpp"

#include "web/pages/desk/desk.hpp"
#include "web/pages/desk/relay.hpp"
#include "web/pages/desk/story.hpp"
#include "web/pages/desk/tags.hpp"

namespace vigie::web {

using people::Permission;

void DeskPages::add_to(Routes& routes) const {
  const auto page = [this](Response (*handler)(const Layout&, const Visit&)) {
    return [pages = *this, handler](const Visit& visit) { return handler(pages.layout, visit); };
  };
  const auto with_places =
      [this](Response (*handler)(const Layout&, const Visit&, const app::TerritoryShelf&)) {
        return [pages = *this, handler](const Visit& visit) {
          return handler(pages.layout, visit, pages.places);
        };
      };
  const Gate read = own_centre(Permission::read);
  const Gate decide = own_centre(Permission::decide, "version");
  const Gate regroup = own_centre(Permission::decide, "vu");
  const Gate relay = own_centre(Permission::relay, "version");
  routes.get("/", read, with_places(get_desk));
  routes.get("/pile", read, with_places(get_desk));
  routes.post("/pile/ordre", signed_in(), page(post_order));
  routes.get("/pile/{story}", read, with_places(get_story));
  routes.post("/pile/{story}/decision", decide, with_places(post_decision));
  routes.post("/pile/{story}/annuler", decide, with_places(post_undo));
  routes.post("/pile/{story}/etiquettes", own_centre(Permission::decide), with_places(post_tags));
  routes.post("/pile/{story}/etiquettes/{move}/annuler", own_centre(Permission::decide),
              page(post_tag_undo));
  routes.post("/pile/{story}/detacher", regroup, with_places(post_detach));
  routes.post("/pile/{story}/rattacher", regroup, with_places(post_attach));
  routes.post("/pile/{story}/regroupement/annuler", own_centre(Permission::decide),
              with_places(post_regroup_undo));
  routes.get("/pile/{story}/relais", own_centre(Permission::relay), page(get_relay));
  routes.post("/pile/{story}/relais", relay, page(post_relay));
  routes.post("/pile/{story}/retrait", relay, with_places(post_withdrawal));
}

}  // namespace vigie::web
