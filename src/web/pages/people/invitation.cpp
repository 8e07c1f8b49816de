// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/invitation.hpp"

#include "app/people/first_account.hpp"
#include "app/people/invitations.hpp"
#include "base/secret.hpp"
#include "people/wording.hpp"
#include "store/people/centre_repo.hpp"
#include "text/utf8.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

constexpr std::string_view kFirstName = "premier compte";  ///< what the throttle counts by

std::string typed(const Visit& visit, std::string_view field) {
  return std::string(text::trimmed(visit.request.field(field)));
}

Response invitation_form(const Layout& layout, const Visit& visit, const store::InvitationRow& row,
                         std::string_view name, std::string_view problem, int status) {
  render::View view;
  view.set("link", visit.capture("token"))
      .set("inviter", row.inviter_name)
      .set("centre", row.centre_name)
      .set("role", people::words_for(row.role))
      .set("email", row.email)
      .set("name", name)
      .set("problem", problem);
  return door_page(layout, visit, "people/invitation", "Invitation", std::move(view), status);
}

Response invitation_is_over(const Layout& layout, const Visit& visit) {
  return refusal_page(layout, visit, 404, "Invitation périmée",
                      "Cette invitation a déjà servi, a été retirée ou date de plus de sept jours. "
                      "Demandez-en une nouvelle à la personne qui vous invite\u202F; si vous avez "
                      "déjà un compte, connectez-vous.");
}

Response first_form(const Layout& layout, const Visit& visit, std::string_view problem,
                    int status) {
  store::Reader reader = visit.db.reader();
  const auto centres = store::centres(reader);
  if (!centres) return error_page(layout, visit, centres.error());
  std::vector<render::View> choices;
  for (const store::StoredCentre& each : *centres) {
    if (each.retired_at) continue;
    choices.push_back(render::View()
                          .set("key", each.centre.key)
                          .set("label", each.centre.name)
                          .set("chosen", each.centre.key == visit.request.field("centre")));
  }
  render::View view;
  view.set("no_centre", choices.empty())
      .set("centres", std::move(choices))
      .set("name", typed(visit, "nom"))
      .set("email", typed(visit, "courriel"))
      .set("problem", problem);
  return door_page(layout, visit, "people/premier", "Premier compte", std::move(view), status);
}

/// The page exists while nobody has an account and the program printed a secret.
Result<bool> first_run_open(const Visit& visit, const LoginDoors& doors) {
  if (doors.first_secret.empty()) return false;
  store::Reader reader = visit.db.reader();
  return app::is_first_run(reader);
}

}  // namespace

Response get_invitation(const Layout& layout, const Visit& visit, const LoginDoors&) {
  store::Reader reader = visit.db.reader();
  const auto row = app::invitation_behind(reader, visit.capture("token"), visit.now);
  if (!row) return error_page(layout, visit, row.error());
  if (!*row) return invitation_is_over(layout, visit);
  return invitation_form(layout, visit, **row, (*row)->name, "", 200);
}

Response post_invitation(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  const std::string name = typed(visit, "nom");
  const auto done = app::accept_invitation(
      visit.db, *doors.gate, *doors.entropy,
      {std::string(visit.capture("token")), name, std::string(visit.request.field("nouveau")),
       browser_of(visit.request)},
      visit.now);
  if (done) return let_in(doors, "/", done->cookie);
  if (done.error().code == Code::not_found) return invitation_is_over(layout, visit);
  const auto problem = mendable(done.error());
  if (!problem) return error_page(layout, visit, done.error());
  store::Reader reader = visit.db.reader();
  const auto row = app::invitation_behind(reader, visit.capture("token"), visit.now);
  if (!row) return error_page(layout, visit, row.error());
  if (!*row) return invitation_is_over(layout, visit);
  return invitation_form(layout, visit, **row, name, *problem, 422);
}

Response get_first_account(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  const auto open = first_run_open(visit, doors);
  if (!open) return error_page(layout, visit, open.error());
  if (!*open) return see_other("/connexion");
  return first_form(layout, visit, "", 200);
}

Response post_first_account(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  const auto open = first_run_open(visit, doors);
  if (!open) return error_page(layout, visit, open.error());
  if (!*open) return see_other("/connexion");
  const std::string& address = visit.request.address;
  if (const auto until = doors.throttle->closed_until(kFirstName, address, visit.now)) {
    return first_form(layout, visit, wait_words(*until, visit.now), 429);
  }
  if (!equal_secret(digest(typed(visit, "secret")), digest(doors.first_secret))) {
    doors.throttle->failed(kFirstName, address, visit.now);
    return first_form(layout, visit,
                      "Ce n’est pas le secret que vigie a affiché à son dernier démarrage.", 403);
  }
  const auto done = app::make_first_account(
      visit.db, *doors.gate, *doors.entropy,
      {typed(visit, "centre"), typed(visit, "courriel"), typed(visit, "nom"),
       std::string(visit.request.field("nouveau")), browser_of(visit.request)},
      visit.now);
  if (done) return let_in(doors, "/equipe", done->cookie);
  const auto problem = mendable(done.error());
  if (!problem) return error_page(layout, visit, done.error());
  return first_form(layout, visit, *problem, 422);
}

}  // namespace vigie::web
