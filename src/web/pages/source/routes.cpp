// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/source/routes.hpp"

#include "web/pages/source/coverage.hpp"
#include "web/pages/source/source.hpp"
#include "web/pages/source/sources.hpp"

namespace vigie::web {

using people::Permission;

void SourcePages::add_to(Routes& routes) const {
  using Page = Response (*)(const Layout&, const Visit&);
  const auto page = [pages = *this](Page answer) {
    return [pages, answer](const Visit& visit) { return answer(pages.layout, visit); };
  };
  using SourcePage = Response (*)(const Layout&, const Visit&, const LetterDoors&);
  const auto of_source = [pages = *this](SourcePage answer) {
    return
        [pages, answer](const Visit& visit) { return answer(pages.layout, visit, pages.letters); };
  };
  const Gate read = own_centre(Permission::read);
  const Gate decide = centre_or_coordination(Permission::decide);
  routes.get("/couverture", anywhere(Permission::read), [pages = *this](const Visit& visit) {
    return get_coverage(pages.layout, visit, pages.places);
  });
  routes.get("/sources", read, page(get_sources));
  routes.get("/sources.opml", read, page(get_sources_opml));
  routes.get("/sources/ajouter", decide, page(get_add_source));
  routes.post("/sources/ajouter", decide, [pages = *this](const Visit& visit) {
    return post_find_feeds(pages.layout, visit, pages.find);
  });
  routes.get("/sources/importer", decide, page(get_import));
  routes.post("/sources/importer", decide, page(post_import));
  routes.post("/sources", decide, page(post_add_source));
  routes.post("/sources/courriel", decide, of_source(post_mail_source));
  routes.get("/courriels/{key}", read, page(get_received_letter));
  routes.get("/sources/{source}", read, of_source(get_source));
  routes.post("/sources/{source}/geste", decide, of_source(post_source_gesture));
  routes.post("/sources/{source}/correction", centre_or_coordination(Permission::decide, "version"),
              of_source(post_source_correction));
  routes.post("/sources/{source}/adresse", decide, of_source(post_source_address));
}

}  // namespace vigie::web
