// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/report/routes.hpp"

#include "web/pages/report/report.hpp"

namespace vigie::web {

using people::Permission;

void ReportPages::add_to(Routes& routes) const {
  routes.get("/rapport", anywhere(Permission::read), [](const Visit& visit) {
    return see_other("/rapport/" + std::to_string(civil(paris_day(visit.now)).year));
  });
  routes.get("/rapport/{annee}", anywhere(Permission::read),
             [pages = *this](const Visit& visit) { return get_report(pages.layout, visit); });
  routes.get("/rapport/{annee}/{fichier}", anywhere(Permission::read),
             [pages = *this](const Visit& visit) { return get_report_file(pages.layout, visit); });
  const Gate versioned{.door = Door::permitted,
                       .permission = Permission::coordinate,
                       .where = Where::anywhere,
                       .seen = "version"};
  routes.post("/rapport/{annee}/valeur", versioned, [pages = *this](const Visit& visit) {
    return post_report_value(pages.layout, visit);
  });
  routes.post(
      "/rapport/{annee}/clore", anywhere(Permission::coordinate),
      [pages = *this](const Visit& visit) { return post_report_closing(pages.layout, visit); });
}

}  // namespace vigie::web
