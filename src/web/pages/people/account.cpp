// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/account.hpp"

#include "app/desk/preferences.hpp"
#include "app/people/own_account.hpp"
#include "app/people/second_factor.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"
#include "web/site/session_cookie.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;
using store::ListOrder;

struct OrderChoice {
  ListOrder order;
  std::string_view label;
};
constexpr OrderChoice kOrderChoices[] = {{ListOrder::date, "par date"},
                                         {ListOrder::size, "par ampleur"},
                                         {ListOrder::likely, "par ressemblance"}};

std::string_view account_words(std::string_view done) {
  if (done == "preferences") return "C’est enregistré.";
  if (done == "mot-de-passe") {
    return "Votre mot de passe est changé\u202F; vos autres sessions sont fermées.";
  }
  if (done == "session") return "La session est fermée.";
  if (done == "sessions") return "Toutes vos autres sessions sont fermées.";
  if (done == "double-fin") return "La double vérification est levée.";
  return "";
}

void set_preferences(View& view, const app::DeskPreferences& chosen) {
  std::vector<View> orders;
  for (const OrderChoice& each : kOrderChoices) {
    orders.push_back(View()
                         .set("code", app::order_code(each.order))
                         .set("label", each.label)
                         .set("chosen", each.order == chosen.order));
  }
  std::vector<View> hours;
  for (int hour = 0; hour < 24; ++hour) {
    hours.push_back(View()
                        .set("code", std::to_string(hour))
                        .set("label", fmt::format("{}\u00a0h", hour))
                        .set("chosen", hour == chosen.digest_hour));
  }
  view.set("airy", !chosen.dense)
      .set("orders", std::move(orders))
      .set("keys", chosen.keys)
      .set("hours", std::move(hours));
}

Result<void> set_sessions(View& view, const Visit& visit, store::Reader& reader) {
  const auto sessions = store::sessions_of(reader, visit.curator().id, visit.now);
  if (!sessions) return fail(sessions.error());
  // Of the two names that the cookie may have, the browser sent one.
  const std::string secure =
      store::session_name(digest(visit.request.cookie(session_cookie_name(true))));
  const std::string plain =
      store::session_name(digest(visit.request.cookie(session_cookie_name(false))));
  std::vector<View> lines;
  for (const store::ListedSession& each : *sessions) {
    lines.push_back(View()
                        .set("name", each.name)
                        .set("browser", each.browser.empty() ? "Un navigateur" : each.browser)
                        .set("here", each.name == secure || each.name == plain)
                        .set("opened", moment_of(each.created_at))
                        .set("seen", moment_of(each.last_seen_at)));
  }
  view.set("others", lines.size() > 1).set("sessions", std::move(lines));
  return {};
}

Result<View> account_view(const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto preferences = app::desk_preferences(reader, visit.curator().id);
  if (!preferences) return fail(preferences.error());
  const auto factor = app::factor_state(reader, visit.curator().id);
  if (!factor) return fail(factor.error());
  View view;
  set_preferences(view, *preferences);
  if (auto done = set_sessions(view, visit, reader); !done) return fail(done.error());
  view.set("sheet", sheet_view())
      .set("email", visit.curator().email)
      .set("said", account_words(visit.request.parameter("fait")))
      .set("factor_on", factor->on)
      .set("codes_left", text::plural(factor->recovery_codes_left, "code de secours reste",
                                      "codes de secours restent"));
  return view;
}

Response account_done(std::string_view what) {
  return see_other(fmt::format("/compte?fait={}", what));
}

}  // namespace

Response account_page(const Layout& layout, const Visit& visit, std::string_view problem,
                      int status) {
  auto view = account_view(visit);
  if (!view) return error_page(layout, visit, view.error());
  view->set("problem", problem);
  return layout.page(visit, "people/compte", "Mon compte", Section::none, std::move(*view), status);
}

std::optional<Response> refused_password(const Layout& layout, const Visit& visit,
                                         const LoginDoors& doors) {
  const auto checked = app::check_own_password(
      visit.db, *doors.gate, *doors.throttle, visit.curator(),
      {std::string(visit.request.field("actuel")), visit.request.address}, visit.now);
  if (!checked) {
    const auto problem = mendable(checked.error());
    if (!problem) return error_page(layout, visit, checked.error());
    return account_page(layout, visit, *problem, 503);
  }
  if (const auto* closed = std::get_if<app::Throttled>(&*checked)) {
    return account_page(layout, visit, wait_words(closed->until, visit.now), 429);
  }
  if (std::holds_alternative<app::Refused>(*checked)) {
    return account_page(layout, visit,
                        "Ce n’est pas votre mot de passe actuel\u00a0: rien n’a changé.", 422);
  }
  return std::nullopt;
}

Response get_account(const Layout& layout, const Visit& visit, const LoginDoors&) {
  return account_page(layout, visit, "", 200);
}

Response post_preferences(const Layout& layout, const Visit& visit, const LoginDoors&) {
  for (const std::string_view name : {"ordre", "densite", "touches", "heure"}) {
    const std::string_view value = visit.request.field(name);
    if (value.empty()) continue;
    const auto done = app::choose_preference(visit.db, visit.curator().id, name, value);
    if (!done) return error_page(layout, visit, done.error());
  }
  return account_done("preferences");
}

Response post_password(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  if (auto refused = refused_password(layout, visit, doors)) return std::move(*refused);
  const auto cookie = app::change_own_password(
      visit.db, *doors.gate, *doors.entropy, visit.curator(),
      std::string(visit.request.field("nouveau")), browser_of(visit.request), visit.now);
  if (cookie) return let_in(doors, "/compte?fait=mot-de-passe", *cookie);
  const auto problem = mendable(cookie.error());
  if (!problem) return error_page(layout, visit, cookie.error());
  return account_page(layout, visit, *problem, 422);
}

Response post_session_end(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  const std::string_view which = visit.request.field("session");
  const bool others = which == "autres";
  const auto done = others ? app::end_own_other_sessions(
                                 visit.db, visit.curator().id,
                                 visit.request.cookie(session_cookie_name(doors.secure_cookies)))
                           : app::end_own_session(visit.db, visit.curator().id, which);
  if (!done) return error_page(layout, visit, done.error());
  return account_done(others ? "sessions" : "session");
}

}  // namespace vigie::web
