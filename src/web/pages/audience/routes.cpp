// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/audience/routes.hpp"

#include "web/pages/audience/audience.hpp"

namespace vigie::web {

void AudiencePages::add_to(Routes& routes) const {
  const Gate gate = anywhere(people::Permission::read);
  routes.get("/audience", gate,
             [pages = *this](const Visit& visit) { return get_audience(pages, visit); });
  routes.get("/audience.csv", gate,
             [pages = *this](const Visit& visit) { return get_audience_file(pages, visit); });
}

}  // namespace vigie::web
