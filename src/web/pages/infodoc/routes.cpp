// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/infodoc/routes.hpp"

#include "web/pages/infodoc/answer.hpp"
#include "web/pages/infodoc/dossier.hpp"
#include "web/pages/infodoc/register.hpp"

namespace vigie::web {

using people::Permission;

void InfodocPages::add_to(Routes& routes) const {
  const InfodocPages pages = *this;
  const auto read = own_centre(Permission::read);
  routes.get("/info-doc", read,
             [pages](const Visit& visit) { return get_enquiries(pages.layout, visit); });
  routes.post("/info-doc", own_centre(Permission::decide),
              [pages](const Visit& visit) { return post_enquiry(pages.layout, visit); });
  routes.get("/info-doc/bilan", read,
             [pages](const Visit& visit) { return get_enquiry_year(pages.layout, visit); });
  routes.get("/info-doc/bilan.csv", read,
             [pages](const Visit& visit) { return get_enquiry_csv(pages.layout, visit); });
  routes.get("/info-doc/{demande}", read, [pages](const Visit& visit) {
    return get_enquiry(pages.layout, visit, pages.config.web.public_url);
  });
  routes.post("/info-doc/{demande}", own_centre(Permission::decide, "version"),
              [pages](const Visit& visit) {
                return post_correction(pages.layout, visit, pages.config.web.public_url);
              });
  routes.post("/info-doc/{demande}/pieces", own_centre(Permission::decide, "version"),
              [pages](const Visit& visit) {
                return post_basket(pages.layout, visit, pages.config.web.public_url);
              });
  routes.post("/info-doc/{demande}/reponse", own_centre(Permission::decide, "version"),
              [pages](const Visit& visit) {
                return post_answered(pages.layout, visit, pages.config.web.public_url);
              });
  routes.post("/info-doc/{demande}/dossier", own_centre(Permission::relay),
              [pages](const Visit& visit) { return post_enquiry_dossier(pages.layout, visit); });
  routes.get("/info-doc/{demande}/{fichier}", read, [pages](const Visit& visit) {
    return get_answer_file(pages.layout, visit, pages.config.web.public_url);
  });
}

}  // namespace vigie::web
