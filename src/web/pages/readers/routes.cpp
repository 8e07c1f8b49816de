// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/readers/routes.hpp"

#include "web/pages/readers/import.hpp"
#include "web/pages/readers/lists.hpp"
#include "web/pages/readers/readers.hpp"
#include "web/pages/readers/returns.hpp"

namespace vigie::web {

using people::Permission;

void ReaderPages::add_to(Routes& routes) const {
  const auto with = [this](Response (*handler)(const ReaderPages&, const Visit&)) {
    return [pages = *this, handler](const Visit& visit) { return handler(pages, visit); };
  };
  const Gate edit = of_letter(Permission::edit_letter);
  routes.get("/lecteurs", anywhere(Permission::edit_letter), with(get_lists));
  routes.get("/lettres/{letter}/abonnes", edit, with(get_readers));
  routes.get("/lettres/{letter}/abonnes.csv", edit, with(get_readers_csv));
  routes.post("/lettres/{letter}/abonnes/ajout", edit, with(post_reader));
  routes.get("/lettres/{letter}/abonnes/import", edit, with(get_import));
  routes.post("/lettres/{letter}/abonnes/import", edit, with(post_import_trial));
  routes.post("/lettres/{letter}/abonnes/import/faire", edit, with(post_import));
  routes.post("/lettres/{letter}/abonnes/import/abandon", edit, with(post_import_dropped));
  routes.post("/lettres/{letter}/abonnes/lots/{lot}/annuler", edit, with(post_lot_undone));
  routes.get("/lettres/{letter}/retours", edit, with(get_returns));
  routes.post("/lettres/{letter}/retours/{returned}", edit, with(post_return));
  routes.get("/lettres/{letter}/abonnes/{subscription}", edit, with(get_reader));
  routes.post("/lettres/{letter}/abonnes/{subscription}/retrait", edit, with(post_reader_removed));
}

}  // namespace vigie::web
