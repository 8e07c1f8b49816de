// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/answer.hpp"

#include "app/rota/swap_mails.hpp"
#include "app/rota/swaps.hpp"
#include "rota/wording.hpp"
#include "text/french.hpp"
#include "web/pages/rota/common.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

struct Invited {
  store::DutyRequestRow row;
  store::Curator curator;
};

struct Gesture {
  std::string_view word;
  rota::OverrideMove move;
  std::string_view told;  ///< once it is done
};
constexpr Gesture kGestures[] = {
    {"accepter", rota::OverrideMove::take, "C’est noté\u00a0: les deux centres sont prévenus."},
    {"refuser", rota::OverrideMove::decline, "C’est noté\u00a0: rien ne change."},
    {"revenir", rota::OverrideMove::untake,
     "L’accord est repris\u00a0: les deux centres sont prévenus."}};

const Gesture* gesture_named(std::string_view word) {
  for (const Gesture& gesture : kGestures) {
    if (gesture.word == word) return &gesture;
  }
  return nullptr;
}

/// not_found for a token that nobody was given, or whose account was closed.
Result<Invited> invited(const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto invitation = store::invitation(reader, visit.capture("token"));
  if (!invitation) return fail(invitation.error());
  if (!*invitation) return fail(Code::not_found, "invitation");
  const auto row = store::duty_request(reader, (*invitation)->request);
  if (!row) return fail(row.error());
  const auto curator = store::curator_by_id(reader, (*invitation)->curator);
  if (!curator) return fail(curator.error());
  if (!*row || !*curator || (*curator)->disabled) return fail(Code::not_found, "invitation");
  return Invited{**row, **curator};
}

Response shown(const Layout& layout, const Visit& visit, const Invited& invited,
               std::string_view told, int status) {
  store::Reader reader = visit.db.reader();
  const auto names = app::CentreNames::read(reader);
  if (!names) return error_page(layout, visit, names.error());
  const bool begun = invited.row.week <= paris_day(visit.now);
  const bool open = invited.row.state == OverrideState::asked && !begun;
  View view;
  view.set("sheet", View().set("url", asset_url("tour.css")))
      .set("curator", invited.curator.name)
      .set("centre", invited.curator.centre_name)
      .set("told", told)
      .set("open", open)
      .set("over", begun)
      .set("request", request_view(visit, invited.row, *names, invited.curator.centre_key));
  return layout.page(visit, "rota/reponse", "Une demande d’échange", Section::tour, std::move(view),
                     status);
}

}  // namespace

Response get_mail_answer(const Layout& layout, const Visit& visit) {
  const auto found = invited(visit);
  if (!found) return error_page(layout, visit, found.error());
  return shown(layout, visit, *found, "", 200);
}

Response post_mail_answer(const Layout& layout, const Visit& visit) {
  const auto found = invited(visit);
  if (!found) return error_page(layout, visit, found.error());
  const Gesture* gesture = gesture_named(visit.request.field("geste"));
  const auto version = read_number(visit.request.field("version"));
  if (gesture == nullptr || !version) {
    return error_page(layout, visit, {Code::invalid_input, "geste"});
  }
  const store::Curator& curator = found->curator;
  const app::Acting acting{curator.id, curator.centre_key, curator.centre_key};
  const auto answer = app::answer_swap(
      visit.db, acting, {found->row.id, static_cast<int>(*version), gesture->move}, visit.now);
  if (!answer) return error_page(layout, visit, answer.error());
  const auto now = invited(visit);
  if (!now) return error_page(layout, visit, now.error());
  if (const auto* refused = std::get_if<rota::SwapRefusal>(&*answer)) {
    return shown(layout, visit, *now, rota::sentence_of(*refused), 409);
  }
  return shown(layout, visit, *now, gesture->told, 200);
}

}  // namespace vigie::web
