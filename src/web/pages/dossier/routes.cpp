// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/dossier/routes.hpp"

#include "web/pages/dossier/desk_page.hpp"
#include "web/pages/dossier/gestures.hpp"
#include "web/pages/dossier/public.hpp"

namespace vigie::web {

using people::Permission;

void DossierPages::add_to(Routes& routes) const {
  const auto page = [this](Response (*handler)(const DossierPages&, const Visit&)) {
    return [pages = *this, handler](const Visit& visit) { return handler(pages, visit); };
  };
  routes.get("/panorama/dossiers", everyone(), page(get_dossiers));
  routes.get("/panorama/dossiers/{key}", everyone(), page(get_dossier));
  routes.get("/panorama/dossiers/{key}/{file}", everyone(), page(get_dossier_file));
  const Gate read = own_centre(Permission::read);
  const Gate feed = own_centre(Permission::relay);
  const Gate change = own_centre(Permission::relay, "version");
  routes.get("/dossiers", read, page(get_own_dossiers));
  routes.get("/dossiers/nouveau", feed, page(get_new_dossier));
  routes.post("/dossiers", feed, page(post_new_dossier));
  routes.post("/dossiers/choix", feed, page(post_dossier_choice));
  routes.get("/dossiers/{dossier}", feed, page(get_dossier_desk));
  routes.post("/dossiers/{dossier}", change, page(post_dossier_words));
  routes.post("/dossiers/{dossier}/etat", change, page(post_dossier_step));
  routes.post("/dossiers/{dossier}/parties", change, page(post_dossier_parts));
  routes.post("/dossiers/{dossier}/articles", feed, page(post_dossier_article));
  routes.post("/dossiers/{dossier}/articles/{item}", change, page(post_dossier_item));
  routes.post("/dossiers/{dossier}/articles/{item}/place", change, page(post_dossier_place));
  routes.get("/pile/{story}/dossier", feed, page(get_dossier_panel));
  routes.post("/pile/{story}/dossier", feed, page(post_into_dossier));
}

}  // namespace vigie::web
