// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/routes.hpp"

#include "web/pages/people/login.hpp"

namespace vigie::web {

void PeoplePages::add_to(Routes& routes) const {
  routes.get("/connexion", everyone(), [pages = *this](const Visit& visit) {
    return get_login(pages.layout, visit, pages.doors);
  });
  routes.post("/connexion", everyone(), [pages = *this](const Visit& visit) {
    return post_login(pages.layout, visit, pages.doors);
  });
  routes.post("/deconnexion", signed_in(), [pages = *this](const Visit& visit) {
    return post_logout(pages.layout, visit, pages.doors.secure_cookies);
  });
}

}  // namespace vigie::web
