// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/duty/routes.hpp"

#include "web/pages/duty/answers.hpp"
#include "web/pages/duty/bureau.hpp"
#include "web/pages/duty/entry.hpp"
#include "web/pages/duty/links.hpp"

namespace vigie::web {

using people::Permission;

void DutyPages::add_to(Routes& routes) const {
  const auto page = [this](Response (*handler)(const DutyPages&, const Visit&)) {
    return [pages = *this, handler](const Visit& visit) { return handler(pages, visit); };
  };
  const Gate act = own_centre(Permission::relay, "version");
  routes.get("/service", own_centre(Permission::read), page(get_bureau));
  routes.post("/service/parution", own_centre(Permission::relay, "pretes"), page(post_ready));
  routes.post("/service/sujets/{story}/reponse", own_centre(Permission::relay, "vu"),
              page(post_answer));
  routes.post("/service/sujets/{story}/reprise", own_centre(Permission::relay), page(post_reopen));
  routes.post("/service/propositions/{proposal}/retrait", act, page(post_offer_withdrawal));
  routes.post("/service/suggestions/{suggestion}/ecarter", own_centre(Permission::relay),
              page(post_suggestion_aside));
  routes.get("/service/liens", own_centre(Permission::read), page(get_dead_links));
  routes.post("/service/articles/{item}/lien", act, page(post_mended_link));
  routes.get("/service/articles/{item}", own_centre(Permission::relay), page(get_entry));
  routes.post("/service/articles/{item}", act, page(post_correction));
  routes.post("/service/articles/{item}/place", act, page(post_place));
  routes.post("/service/articles/{item}/heure", act, page(post_timing));
  routes.post("/service/articles/{item}/reunion", act, page(post_joining));
  routes.post("/service/articles/{item}/separation", act, page(post_parting));
  routes.post("/service/articles/{item}/retrait", act, page(post_entry_withdrawal));
  routes.post("/service/articles/{item}/retour", act, page(post_give_back));
  routes.post("/service/articles/{item}/remise", act, page(post_restore));
}

app::Publisher DutyPages::publisher(const Visit& visit) const {
  return {visit.curator(), {rules, visit.may(Permission::coordinate, Where::network)}};
}

}  // namespace vigie::web
