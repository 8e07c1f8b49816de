// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/member.hpp"

#include "app/people/team.hpp"
#include "base/format.hpp"
#include "people/appointing.hpp"
#include "people/wording.hpp"
#include "store/letter/letter_repo.hpp"
#include "web/pages/people/roles.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

CuratorId member_asked(const Visit& visit) { return read_id<CuratorId>(visit.capture("curator")); }

std::string_view member_words(std::string_view done) {
  if (done == "confie") return "Le rôle est confié.";
  if (done == "repris") return "Le rôle est repris.";
  if (done == "inchange") return "Rien n’a changé\u00a0: c’était déjà ainsi.";
  if (done == "suspendre") return "L’accès est suspendu, ses sessions sont fermées.";
  if (done == "retablir") return "L’accès est rétabli.";
  if (done == "sans-code") return "La double vérification est levée.";
  return "";
}

/// The account, where who asks looks after it; to others it is not there.
Result<app::Member> member_for(const Visit& visit, store::Reader& reader) {
  auto member = app::read_member(reader, member_asked(visit));
  if (!member) return member;
  if (people::may_look_after(visit.visitor->grants, member->curator.centre, member->grants)) {
    return fail(Code::not_found, "account");
  }
  return member;
}

std::vector<View> grants_view(const app::Member& member, const Visit& visit,
                              const CentreTitles& titles) {
  std::vector<View> lines;
  for (const Grant& grant : member.grants) {
    const auto centre = titles.find(grant.centre);
    const bool removable =
        !people::may_appoint(visit.visitor->grants, member.curator.centre, grant);
    lines.push_back(View()
                        .set("words", grant_words(grant, titles))
                        .set("role", name_of(grant.role))
                        .set("centre_key", centre == titles.end() ? "" : centre->second.centre.key)
                        .set("letter", grant.letter)
                        .set("removable", removable));
  }
  return lines;
}

Response member_page(const Layout& layout, const Visit& visit, std::string_view problem,
                     int status) {
  store::Reader reader = visit.db.reader();
  const auto member = member_for(visit, reader);
  if (!member) return error_page(layout, visit, member.error());
  const auto centres = store::centres(reader);
  if (!centres) return error_page(layout, visit, centres.error());
  const auto letters = store::letters(reader);
  if (!letters) return error_page(layout, visit, letters.error());
  std::vector<View> letter_choices;
  for (const store::LetterRow& each : *letters) {
    letter_choices.push_back(View().set("key", each.key));
  }
  const auto& grants = visit.visitor->grants;
  View view;
  view.set("sheet", sheet_view())
      .set("id", std::to_string(member->curator.id.value))
      .set("name", member->curator.name)
      .set("centre", member->curator.centre_name)
      .set("email", member->curator.email)
      .set("suspended", member->curator.disabled)
      .set("factor", member->second_factor)
      .set("said", member_words(visit.request.parameter("fait")))
      .set("problem", problem)
      .set("no_grant", member->grants.empty())
      .set("grants", grants_view(*member, visit, titles_of(*centres)))
      .set("roles", role_choices_view(grants, ""))
      .set("centres", centre_choices_view(grants, *centres, member->curator.centre_key))
      .set("has_letters", people::coordinates_network(grants) && !letter_choices.empty())
      .set("letters", std::move(letter_choices));
  return layout.page(visit, "people/personne", member->curator.name, Section::none, std::move(view),
                     status);
}

Response member_done(const Visit& visit, std::string_view what) {
  return see_other(fmt::format("/equipe/{}?fait={}", member_asked(visit).value, what));
}

/// What could be mended is told on the page.
Response member_refused(const Layout& layout, const Visit& visit, const Error& error) {
  const auto problem = mendable(error);
  if (!problem || error.code == Code::forbidden) return error_page(layout, visit, error);
  return member_page(layout, visit, *problem, status_of(error.code));
}

/// The form's role as it is given or taken; none where it names no role.
std::optional<app::NamedGrant> grant_asked(const Request& request, bool give) {
  const std::string centre(request.field("centre"));
  const std::string letter(request.field("lettre"));
  if (!give) {
    const auto role = role_named(request.field("role"));
    if (!role) return std::nullopt;
    return app::NamedGrant{*role, centre, letter};
  }
  const auto choice = role_choice(request.field("role"));
  if (!choice) return std::nullopt;
  const bool of_letters = choice->role == Role::letter_editor || choice->role == Role::approver;
  return app::NamedGrant{choice->role, choice->for_all ? "" : centre, of_letters ? letter : ""};
}

}  // namespace

Response get_member(const Layout& layout, const Visit& visit, const LoginDoors&) {
  return member_page(layout, visit, "", 200);
}

Response post_member_roles(const Layout& layout, const Visit& visit, const LoginDoors&) {
  const bool give = visit.request.field("geste") == "confier";
  const auto grant = grant_asked(visit.request, give);
  if (!grant) return error_page(layout, visit, {Code::invalid_input, "role"});
  if (give && grant->centre_key.empty() && grant->role == Role::curator) {
    return error_page(layout, visit, {Code::invalid_input, "a desk without centre"});
  }
  const auto change = give ? app::entrust : app::take_back;
  const auto done = change(visit.db, *visit.visitor, member_asked(visit), *grant, visit.now);
  if (!done) return member_refused(layout, visit, done.error());
  if (*done == app::GrantChange::as_it_was) return member_done(visit, "inchange");
  return member_done(visit, give ? "confie" : "repris");
}

Response post_member_access(const Layout& layout, const Visit& visit, const LoginDoors&) {
  const std::string_view gesture = visit.request.field("geste");
  const auto act = gesture == "suspendre"   ? app::suspend_account
                   : gesture == "retablir"  ? app::restore_account
                   : gesture == "sans-code" ? app::lift_factor
                                            : nullptr;
  if (act == nullptr) return error_page(layout, visit, {Code::invalid_input, "gesture"});
  const auto done = act(visit.db, *visit.visitor, member_asked(visit), visit.now);
  if (!done) return member_refused(layout, visit, done.error());
  return member_done(visit, gesture);
}

Response get_leaving(const Layout& layout, const Visit& visit, const LoginDoors&) {
  store::Reader reader = visit.db.reader();
  const auto member = member_for(visit, reader);
  if (!member) return error_page(layout, visit, member.error());
  View view;
  view.set("sheet", sheet_view())
      .set("id", std::to_string(member->curator.id.value))
      .set("name", member->curator.name)
      .set("becomes", app::name_of_who_left(member->curator.centre_name));
  return layout.page(visit, "people/depart", "Fermer un compte", Section::none, std::move(view));
}

Response post_leaving(const Layout& layout, const Visit& visit, const LoginDoors&) {
  const auto done = app::close_account(visit.db, *visit.visitor, member_asked(visit), visit.now);
  if (!done) return member_refused(layout, visit, done.error());
  return see_other("/equipe?fait=depart");
}

}  // namespace vigie::web
