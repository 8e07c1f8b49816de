// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/routes.hpp"

#include "web/pages/people/account.hpp"
#include "web/pages/people/factor.hpp"
#include "web/pages/people/forgotten.hpp"
#include "web/pages/people/invitation.hpp"
#include "web/pages/people/journal.hpp"
#include "web/pages/people/login.hpp"
#include "web/pages/people/member.hpp"
#include "web/pages/people/team.hpp"

namespace vigie::web {

using people::Permission;

void PeoplePages::add_to(Routes& routes) const {
  using Page = Response (*)(const Layout&, const Visit&, const LoginDoors&);
  const auto page = [pages = *this](Page answer) {
    return [pages, answer](const Visit& visit) { return answer(pages.layout, visit, pages.doors); };
  };
  const Gate coordinate = anywhere(Permission::coordinate);
  routes.get("/connexion", everyone(), page(get_login));
  routes.post("/connexion", everyone(), page(post_login));
  routes.get("/connexion/code", everyone(), page(get_code));
  routes.post("/connexion/code", everyone(), page(post_code));
  routes.post("/deconnexion", signed_in(), page(post_logout));
  routes.get("/mot-de-passe", everyone(), page(get_forgotten));
  routes.post("/mot-de-passe", everyone(), page(post_forgotten));
  routes.get("/mot-de-passe/{token}", everyone(), page(get_new_password));
  routes.post("/mot-de-passe/{token}", everyone(), page(post_new_password));
  routes.get("/invitation/{token}", everyone(), page(get_invitation));
  routes.post("/invitation/{token}", everyone(), page(post_invitation));
  routes.get("/premier-compte", everyone(), page(get_first_account));
  routes.post("/premier-compte", everyone(), page(post_first_account));
  routes.get("/compte", signed_in(), page(get_account));
  routes.post("/compte/preferences", signed_in(), page(post_preferences));
  routes.post("/compte/mot-de-passe", signed_in(), page(post_password));
  routes.post("/compte/sessions/fin", signed_in(), page(post_session_end));
  routes.get("/compte/double", signed_in(), page(get_factor));
  routes.post("/compte/double", signed_in(), page(post_factor));
  routes.get("/compte/double.svg", signed_in(), page(get_factor_image));
  routes.post("/compte/double/confirmer", signed_in(), page(post_factor_code));
  routes.post("/compte/double/geste", signed_in(), page(post_factor_gesture));
  routes.get("/equipe", anywhere(Permission::read), page(get_team));
  routes.post("/equipe/invitations", coordinate, page(post_invited));
  routes.post("/equipe/invitations/{invitation}/retrait", coordinate, page(post_invitation_end));
  routes.get("/equipe/{curator}", coordinate, page(get_member));
  routes.post("/equipe/{curator}/roles", coordinate, page(post_member_roles));
  routes.post("/equipe/{curator}/acces", coordinate, page(post_member_access));
  routes.get("/equipe/{curator}/depart", coordinate, page(get_leaving));
  routes.post("/equipe/{curator}/depart", coordinate, page(post_leaving));
  routes.get("/journal", coordinate, page(get_journal));
}

}  // namespace vigie::web
