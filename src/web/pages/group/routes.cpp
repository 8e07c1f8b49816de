// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/group/routes.hpp"

#include "web/pages/group/group.hpp"
#include "web/pages/group/groups.hpp"

namespace vigie::web {

using people::Permission;

void GroupPages::add_to(Routes& routes) const {
  const auto page = [this](Response (*handler)(const Layout&, const Visit&)) {
    return [&layout = layout, handler](const Visit& visit) { return handler(layout, visit); };
  };
  const Gate read = own_centre(Permission::read);
  const Gate take_part = own_centre(Permission::decide);
  routes.get("/groupes", read, page(get_groups));
  routes.post("/groupes", network(Permission::coordinate), page(post_new_group));
  routes.get("/groupes/{groupe}", read, page(get_group));
  routes.post("/groupes/{groupe}", network(Permission::coordinate, "version"),
              page(post_group_words));
  routes.post("/groupes/{groupe}/membres", take_part, page(post_group_member));
  routes.post("/groupes/{groupe}/notes", take_part, page(post_group_note));
  routes.post("/groupes/{groupe}/notes/{note}", own_centre(Permission::decide, "version"),
              page(post_group_note_change));
  routes.post("/groupes/{groupe}/reunions", take_part, page(post_group_meeting));
}

}  // namespace vigie::web
