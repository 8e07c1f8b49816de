// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/routes.hpp"

#include "web/pages/desk/decide.hpp"
#include "web/pages/desk/desk.hpp"
#include "web/pages/desk/hide.hpp"
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
  routes.get("/pile", read, with_places(get_desk));
  routes.post("/pile/reglages", signed_in(), page(post_preference));
  routes.get("/pile/filtrer", read, page(get_filters));
  routes.get("/pile/historique", own_centre(Permission::decide), page(get_history));
  routes.get("/pile/regles", read, page(get_rules));
  routes.post("/pile/regles/{rule}", own_centre(Permission::decide, "version"), page(post_rule));
  routes.post("/pile/annuler", own_centre(Permission::decide, "geste"),
              with_places(post_gesture_undo));
  routes.post("/pile/lot", own_centre(Permission::decide, "cochee"), with_places(post_bulk));
  routes.get("/pile/{story}", read, with_places(get_story));
  routes.post("/pile/{story}/decision", decide, with_places(post_decision));
  routes.post("/pile/{story}/annuler", decide, with_places(post_undo));
  routes.get("/pile/{story}/plus-tard", own_centre(Permission::decide), with_places(get_put_off));
  routes.get("/pile/{story}/masquer", own_centre(Permission::decide), with_places(get_hide));
  routes.post("/pile/{story}/masquer", decide, with_places(post_hide));
  routes.get("/pile/{story}/passer", own_centre(Permission::decide), with_places(get_pass));
  routes.post("/pile/{story}/passer", decide, with_places(post_pass));
  routes.get("/pile/{story}/etiqueter", own_centre(Permission::decide), with_places(get_tagging));
  routes.post("/pile/{story}/brouillon", own_centre(Permission::decide), page(post_draft));
  routes.post("/pile/{story}/lue", own_centre(Permission::decide), page(post_read));
  routes.post("/pile/{story}/etiquettes", own_centre(Permission::decide), with_places(post_tags));
  routes.post("/pile/{story}/etiquettes/{move}/annuler", own_centre(Permission::decide),
              with_places(post_tag_undo));
  routes.post("/pile/{story}/detacher", regroup, with_places(post_detach));
  routes.post("/pile/{story}/rattacher", regroup, with_places(post_attach));
  routes.post("/pile/{story}/regroupement/annuler", own_centre(Permission::decide),
              with_places(post_regroup_undo));
  const auto relaying = [this](Response (*handler)(const DeskPages&, const Visit&)) {
    return [pages = *this, handler](const Visit& visit) { return handler(pages, visit); };
  };
  routes.get("/pile/{story}/relais", own_centre(Permission::relay), relaying(get_relay));
  routes.post("/pile/{story}/relais", relay, relaying(post_relay));
  routes.post("/pile/{story}/proposition", relay, relaying(post_proposal));
  routes.post("/pile/{story}/retrait", relay, with_places(post_withdrawal));
}

}  // namespace vigie::web
