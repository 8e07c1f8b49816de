// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/ops/routes.hpp"

#include "web/pages/ops/technical.hpp"

namespace vigie::web {

void OpsPages::add_to(Routes& routes) const {
  routes.get("/sante", everyone(), get_health);
  routes.get("/livez", everyone(), get_alive);
  routes.get("/readyz", everyone(), get_ready);
  routes.get("/metrics", everyone(),
             [pages = *this](const Visit& visit) { return get_metrics(pages.layout, visit); });
  routes.get("/ressources/{version}/{name}", everyone(),
             [pages = *this](const Visit& visit) { return get_asset(pages.layout, visit); });
}

}  // namespace vigie::web
