// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/forgotten.hpp"

#include "app/people/password_reset.hpp"
#include "text/utf8.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

Response forgotten_form(const Layout& layout, const Visit& visit, std::string_view email,
                        std::string_view problem, bool sent, int status) {
  render::View view;
  view.set("email", email).set("problem", problem).set("sent", sent);
  return door_page(layout, visit, "people/oubli", "Mot de passe oublié", std::move(view), status);
}

Response new_password_form(const Layout& layout, const Visit& visit, std::string_view problem,
                           int status) {
  render::View view;
  view.set("link", visit.capture("token")).set("problem", problem);
  return door_page(layout, visit, "people/nouveau", "Nouveau mot de passe", std::move(view),
                   status);
}

Response reset_is_over(const Layout& layout, const Visit& visit) {
  return refusal_page(layout, visit, 404, "Lien périmé",
                      "Ce lien a déjà servi, ou date de plus d’une heure. Demandez-en un nouveau "
                      "depuis la page de connexion.");
}

}  // namespace

Response get_forgotten(const Layout& layout, const Visit& visit, const LoginDoors&) {
  return forgotten_form(layout, visit, "", "", false, 200);
}

Response post_forgotten(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  const std::string email(text::trimmed(visit.request.field("courriel")));
  const auto asked = app::ask_reset(visit.db, *doors.throttle, *doors.entropy, email,
                                    visit.request.address, visit.now);
  if (!asked) {
    const auto problem = mendable(asked.error());
    if (!problem) return error_page(layout, visit, asked.error());
    return forgotten_form(layout, visit, email, *problem, false, status_of(asked.error().code));
  }
  if (const auto* closed = std::get_if<app::Throttled>(&*asked)) {
    return forgotten_form(layout, visit, email, wait_words(closed->until, visit.now), false, 429);
  }
  return forgotten_form(layout, visit, email, "", true, 200);
}

Response get_new_password(const Layout& layout, const Visit& visit, const LoginDoors&) {
  store::Reader reader = visit.db.reader();
  const auto stands = app::reset_stands(reader, visit.capture("token"), visit.now);
  if (!stands) return error_page(layout, visit, stands.error());
  return *stands ? new_password_form(layout, visit, "", 200) : reset_is_over(layout, visit);
}

Response post_new_password(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  const auto done = app::reset_password(visit.db, *doors.gate, visit.capture("token"),
                                        std::string(visit.request.field("nouveau")), visit.now);
  if (!done) {
    const auto problem = mendable(done.error());
    if (!problem) return error_page(layout, visit, done.error());
    return new_password_form(layout, visit, *problem, 422);
  }
  return *done ? see_other("/connexion?fait=mot-de-passe") : reset_is_over(layout, visit);
}

}  // namespace vigie::web
