// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/team.hpp"

#include "app/people/invitations.hpp"
#include "app/people/team.hpp"
#include "base/format.hpp"
#include "people/appointing.hpp"
#include "people/wording.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/pages/people/roles.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

bool invites(const Visit& visit) {
  return visit.may(people::Permission::coordinate, Where::anywhere);
}

std::string_view team_words(std::string_view done) {
  if (done == "invitation") return "L’invitation part dans la minute.";
  if (done == "retrait") return "L’invitation est retirée\u00a0: son lien ne mène plus nulle part.";
  if (done == "depart") return "Le compte est fermé\u202F; son travail reste.";
  return "";
}

View member_view(const app::Member& member, const Visit& visit, const CentreTitles& titles) {
  std::string roles;
  for (const Grant& grant : member.grants) {
    if (!roles.empty()) roles += " · ";
    roles += grant_words(grant, titles);
  }
  const bool mine = invites(visit) && !people::may_look_after(visit.visitor->grants,
                                                              member.curator.centre, member.grants);
  const bool sees =
      invites(visit) && people::coordinates_centre(visit.visitor->grants, member.curator.centre);
  View view;
  view.set("name", member.curator.name)
      .set("centre", member.curator.centre_name)
      .set("email", sees ? member.curator.email : "")
      .set("roles", roles.empty() ? "aucun rôle" : roles)
      .set("state", member.curator.disabled        ? "suspendue"
                    : sees && member.second_factor ? "avec code"
                                                   : "");
  if (mine) {
    view.set("manage", View().set("url", fmt::format("/equipe/{}", member.curator.id.value)));
  } else {
    view.set("manage", false);
  }
  return view;
}

std::vector<View> invitations_view(const app::Team& team, const Visit& visit) {
  std::vector<View> lines;
  for (const store::InvitationRow& row : team.invitations) {
    if (!people::coordinates_centre(visit.visitor->grants, row.centre)) continue;
    const Grant grant{row.role, row.for_all ? CentreId{} : row.centre};
    lines.push_back(View()
                        .set("id", std::to_string(row.id.value))
                        .set("name", row.name)
                        .set("centre", row.centre_name)
                        .set("role", grant_words(grant, {}))
                        .set("email", row.email)
                        .set("inviter", row.inviter_name)
                        .set("until", day_of(row.expires_at)));
  }
  return lines;
}

void set_matrix(View& view) {
  std::vector<View> heads;
  for (const people::Permission permission : people::kPermissions) {
    heads.push_back(View().set("label", people::words_for(permission)));
  }
  std::vector<View> rows;
  for (const Role role : kRoles) {
    std::vector<View> cells;
    for (const people::Permission permission : people::kPermissions) {
      cells.push_back(View().set("yes", people::may(role, permission)));
    }
    rows.push_back(View().set("label", people::words_for(role)).set("cells", std::move(cells)));
  }
  view.set("permissions", std::move(heads)).set("matrix", std::move(rows));
}

Response team_page(const Layout& layout, const Visit& visit, std::string_view problem, int status) {
  store::Reader reader = visit.db.reader();
  const auto team = app::read_team(reader, visit.now);
  if (!team) return error_page(layout, visit, team.error());
  const CentreTitles titles = titles_of(team->centres);
  std::vector<View> members;
  for (const app::Member& each : team->members) {
    members.push_back(member_view(each, visit, titles));
  }
  const Request& request = visit.request;
  const std::string_view centre = request.field("centre");
  auto waiting = invitations_view(*team, visit);
  View view;
  view.set("sheet", sheet_view())
      .set("sentence", text::plural(static_cast<long long>(members.size()), "compte.", "comptes."))
      .set("said", team_words(request.parameter("fait")))
      .set("problem", problem)
      .set("may_invite", invites(visit))
      .set("email", request.field("courriel"))
      .set("name", request.field("nom"))
      .set("centres", centre_choices_view(visit.visitor->grants, team->centres,
                                          centre.empty() ? visit.curator().centre_key : centre))
      .set("roles", role_choices_view(visit.visitor->grants, request.field("role")))
      .set("waiting", !waiting.empty())
      .set("invitations", std::move(waiting))
      .set("members", std::move(members));
  set_matrix(view);
  return layout.page(visit, "people/equipe", "Équipe", Section::none, std::move(view), status);
}

}  // namespace

Response get_team(const Layout& layout, const Visit& visit, const LoginDoors&) {
  return team_page(layout, visit, "", 200);
}

Response post_invited(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  const Request& request = visit.request;
  const auto choice = role_choice(request.field("role"));
  if (!choice) return error_page(layout, visit, {Code::invalid_input, "role"});
  const auto done = app::invite(
      visit.db, *doors.entropy, *visit.visitor,
      {std::string(text::trimmed(request.field("courriel"))), text::one_line(request.field("nom")),
       std::string(request.field("centre")), choice->role, choice->for_all},
      visit.now);
  if (done) return see_other("/equipe?fait=invitation");
  const auto problem = mendable(done.error());
  if (!problem) return error_page(layout, visit, done.error());
  return team_page(layout, visit, *problem, status_of(done.error().code));
}

Response post_invitation_end(const Layout& layout, const Visit& visit, const LoginDoors&) {
  const auto done = app::withdraw_invitation(
      visit.db, *visit.visitor, read_id<InvitationId>(visit.capture("invitation")), visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return see_other("/equipe?fait=retrait");
}

}  // namespace vigie::web
