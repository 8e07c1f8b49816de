// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/exports/routes.hpp"

#include "web/pages/exports/choose.hpp"
#include "web/pages/exports/citation.hpp"
#include "web/pages/exports/oai.hpp"
#include "web/pages/exports/own_part.hpp"

namespace vigie::web {

using people::Permission;

void ExportPages::add_to(Routes& routes) const {
  routes.get("/citation/{item}/{fichier}", everyone(), [pages = *this](const Visit& visit) {
    return get_citation(pages.layout, visit, pages.config.web.public_url);
  });
  routes.get("/unapi", everyone(), [pages = *this](const Visit& visit) {
    return get_unapi(pages.layout, visit, pages.config.web.public_url);
  });
  routes.get("/flux/pmb.rss", everyone(), [pages = *this](const Visit& visit) {
    return get_pmb_feed(pages.layout, visit, pages.config.web.public_url);
  });
  const auto harvest = [pages = *this](const Visit& visit) {
    const app::OaiRepository repository{.public_url = pages.config.web.public_url,
                                        .admin_email = pages.config.mail.reply_to};
    return answer_harvester(pages.layout, visit, repository, pages.throttle);
  };
  routes.get("/oai", everyone(), harvest);
  routes.post("/oai", mail_reader(), harvest);
  routes.get("/exporter", own_centre(Permission::read),
             [pages = *this](const Visit& visit) { return get_choose(pages.layout, visit); });
  routes.get("/exporter/centre.zip", own_centre(Permission::decide),
             [pages = *this](const Visit& visit) {
               return get_centre_part(pages.layout, visit, pages.config.web.public_url);
             });
  routes.post(
      "/exporter/reponse", own_centre(Permission::decide),
      [pages = *this](const Visit& visit) { return post_catalogue_answer(pages.layout, visit); });
  routes.post("/exporter/transmis", own_centre(Permission::decide),
              [pages = *this](const Visit& visit) { return post_sent(pages.layout, visit); });
  routes.get("/exporter/fichier", own_centre(Permission::read),
             [pages = *this](const Visit& visit) {
               return get_chosen_file(pages.layout, visit, pages.config.web.public_url);
             });
}

}  // namespace vigie::web
