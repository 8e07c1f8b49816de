// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/panorama/routes.hpp"

#include "web/pages/panorama/panorama.hpp"

namespace vigie::web {

void PanoramaPages::add_to(Routes& routes) const {
  routes.get("/panorama", everyone(),
             [pages = *this](const Visit& visit) { return get_panorama(pages.layout, visit); });
  routes.get("/panorama.atom", everyone(), [pages = *this](const Visit& visit) {
    return get_panorama_atom(pages.layout, visit, pages.public_url);
  });
}

}  // namespace vigie::web
