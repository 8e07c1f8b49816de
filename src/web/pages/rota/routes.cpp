// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/routes.hpp"

#include "web/pages/rota/absence.hpp"
#include "web/pages/rota/allocation.hpp"
#include "web/pages/rota/answer.hpp"
#include "web/pages/rota/calendar.hpp"
#include "web/pages/rota/correction.hpp"
#include "web/pages/rota/hands.hpp"
#include "web/pages/rota/load.hpp"
#include "web/pages/rota/my_centre.hpp"
#include "web/pages/rota/note.hpp"
#include "web/pages/rota/plan.hpp"
#include "web/pages/rota/reminder.hpp"
#include "web/pages/rota/source_loads.hpp"
#include "web/pages/rota/swap.hpp"
#include "web/pages/rota/week.hpp"
#include "web/pages/rota/year.hpp"

namespace vigie::web {

using people::Permission;

void RotaPages::add_to(Routes& routes) const {
  const auto page = [this](Response (*handler)(const Layout&, const Visit&)) {
    return [pages = *this, handler](const Visit& visit) { return handler(pages.layout, visit); };
  };
  const Gate read = anywhere(Permission::read);
  const Gate decide = centre_or_coordination(Permission::decide);
  const Gate coordinate = network(Permission::coordinate);
  routes.get("/tour", read, page(get_week));
  routes.get("/tour/annee", read, page(get_year));
  routes.get("/tour/annee.csv", read, page(get_year_csv));
  routes.get("/tour/centre", own_centre(Permission::read), [pages = *this](const Visit& visit) {
    return get_my_centre(pages.layout, visit, pages.config);
  });
  routes.get("/tour/charges", read, page(get_load));
  routes.get("/tour/charges/sources", read, page(get_source_loads));
  routes.post("/tour/mesure", own_centre(Permission::decide), page(post_calibration));
  routes.post("/tour/mesure/arret", own_centre(Permission::decide, "mesure"),
              page(post_calibration_stop));
  routes.get("/tour/sources", read, page(get_hands));
  routes.post("/tour/sources", decide, page(post_source_request));
  routes.post("/tour/sources/prise", decide, page(post_source_taking));
  routes.post("/tour/sources/demandes/{request}",
              centre_or_coordination(Permission::decide, "version"), page(post_source_answer));
  routes.post("/tour/echanges", decide, [pages = *this](const Visit& visit) {
    return post_request(pages.layout, visit, pages.entropy);
  });
  routes.post("/tour/echanges/{request}/reponse",
              centre_or_coordination(Permission::decide, "version"), page(post_answer));
  routes.post("/tour/semaines/{week}/prise", centre_or_coordination(Permission::decide, "tenue"),
              page(post_take_week));
  routes.post("/tour/rappels", centre_or_coordination(Permission::decide, "vu"),
              page(post_reminders));
  routes.post("/tour/absences", decide, page(post_absence));
  routes.post("/tour/absences/retrait", decide, page(post_absence_withdrawal));
  routes.post("/tour/calendriers", decide, [pages = *this](const Visit& visit) {
    return post_calendar(pages.layout, visit, pages.entropy);
  });
  routes.get("/calendrier/{token}", everyone(), [pages = *this](const Visit& visit) {
    return get_calendar(pages.layout, visit, pages.config);
  });
  routes.post("/tour/note/{week}", centre_or_coordination(Permission::decide, "version"),
              page(post_note));
  routes.post("/tour/note/{week}/lue", decide, page(post_note_read));
  routes.post("/tour/note/{week}/ligne", decide, page(post_note_line));
  routes.get("/tour/reponse/{token}", everyone(), page(get_mail_answer));
  routes.post("/tour/reponse/{token}", mail_reader(), page(post_mail_answer));
  routes.get("/tour/planning", coordinate, page(get_plan));
  const Gate act = network(Permission::coordinate, "vu");
  routes.post("/tour/planning", act, page(post_plan));
  routes.post("/tour/charges/acte", act, page(post_moves));
  routes.post("/tour/charges/repartition", network(Permission::coordinate, "orphelines"),
              page(post_allocation));
  routes.post("/tour/corrections", coordinate, page(post_account_correction));
}

}  // namespace vigie::web
