// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/login.hpp"

#include "app/people/first_account.hpp"
#include "app/people/second_factor.hpp"
#include "base/secret.hpp"
#include "http/links.hpp"
#include "text/utf8.hpp"
#include "web/site/reply.hpp"
#include "web/site/session_cookie.hpp"

namespace vigie::web {
namespace {

constexpr std::string_view kDoorCookie = "vigie_porte";
constexpr std::string_view kTicketCookie = "vigie_etape";
constexpr std::int64_t kDoorSeconds = kHourSeconds;
constexpr std::int64_t kCrowdedSeconds = 3;

std::string next_of(const Visit& visit) {
  const Request& request = visit.request;
  return safe_path(request.reads_only() ? request.parameter("suite") : request.field("suite"));
}

/// What happened before, when the address says so.
std::string_view done_words(const Visit& visit) {
  const std::string_view done = visit.request.parameter("fait");
  if (done == "mot-de-passe") return "Votre nouveau mot de passe est en place. Connectez-vous.";
  if (done == "etape") return "Le délai pour donner le code est passé. Recommencez.";
  return "";
}

Response login_form(const Layout& layout, const Visit& visit, const LoginDoors& doors,
                    std::string_view problem, int status) {
  const std::string door = base64url(doors.entropy->bytes(kTokenBytes));
  const bool posted = !visit.request.reads_only();
  render::View view;
  view.set("door", door)
      .set("problem", problem)
      .set("done", done_words(visit))
      .set("email", posted ? visit.request.field("courriel") : "")
      .set("next", next_of(visit));
  Response response =
      door_page(layout, visit, "people/connexion", "Connexion", std::move(view), status);
  response.headers.emplace_back("Set-Cookie",
                                set_cookie(kDoorCookie, door, kDoorSeconds, doors.secure_cookies));
  return response;
}

Response throttled(const Layout& layout, const Visit& visit, const LoginDoors& doors,
                   Instant until) {
  Response response = login_form(layout, visit, doors, wait_words(until, visit.now), 429);
  response.headers.emplace_back("Retry-After", std::to_string(until - visit.now));
  return response;
}

/// Too many sign in at this moment: the form comes back, for a moment later.
Response crowded(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  Response response = login_form(layout, visit, doors,
                                 "Beaucoup de connexions en ce moment. Rien n’est perdu\u202F: "
                                 "réessayez dans quelques secondes.",
                                 503);
  response.headers.emplace_back("Retry-After", std::to_string(kCrowdedSeconds));
  return response;
}

void drop_cookie(Response& response, std::string_view name, const LoginDoors& doors) {
  response.headers.emplace_back("Set-Cookie", set_cookie(name, "", 0, doors.secure_cookies));
}

Response to_code(const Visit& visit, const LoginDoors& doors, const std::string& ticket) {
  Response response = see_other("/connexion/code?suite=" + http::escape_query(next_of(visit)));
  response.headers.emplace_back(
      "Set-Cookie", set_cookie(kTicketCookie, ticket, app::kTicketSeconds, doors.secure_cookies));
  drop_cookie(response, kDoorCookie, doors);
  return response;
}

Response code_form(const Layout& layout, const Visit& visit, std::string_view problem, int status) {
  render::View view;
  view.set("problem", problem).set("next", next_of(visit));
  return door_page(layout, visit, "people/code", "Code", std::move(view), status);
}

Response over(const Visit& visit, const LoginDoors& doors) {
  Response response =
      see_other("/connexion?fait=etape&suite=" + http::escape_query(next_of(visit)));
  drop_cookie(response, kTicketCookie, doors);
  return response;
}

}  // namespace

Response get_login(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  if (visit.visitor) return see_other("/");
  store::Reader reader = visit.db.reader();
  const auto first = app::is_first_run(reader);
  if (!first) return error_page(layout, visit, first.error());
  if (*first && !doors.first_secret.empty()) return see_other("/premier-compte");
  return login_form(layout, visit, doors, "", 200);
}

Response post_login(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  const Request& request = visit.request;
  const std::string_view door = request.cookie(kDoorCookie);
  if (door.empty() || !equal_secret(door, request.field("porte"))) {
    return login_form(layout, visit, doors,
                      "Cette page était ouverte depuis trop longtemps, ou les cookies sont "
                      "refusés. Réessayez.",
                      403);
  }
  const app::Credentials given{std::string(text::trimmed(request.field("courriel"))),
                               std::string(request.field("mot_de_passe")), request.address,
                               browser_of(request)};
  const auto answer =
      app::login(visit.db, *doors.gate, *doors.throttle, *doors.entropy, given, visit.now);
  if (!answer && answer.error().code == Code::busy) return crowded(layout, visit, doors);
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* closed = std::get_if<app::Throttled>(&*answer)) {
    return throttled(layout, visit, doors, closed->until);
  }
  if (const auto* wanted = std::get_if<app::CodeWanted>(&*answer)) {
    return to_code(visit, doors, wanted->ticket);
  }
  const auto* session = std::get_if<app::SignedIn>(&*answer);
  if (session == nullptr) {
    return login_form(layout, visit, doors,
                      "Adresse ou mot de passe inconnus. Vérifiez-les, ou choisissez un nouveau "
                      "mot de passe.",
                      401);
  }
  Response response = let_in(doors, next_of(visit), session->cookie);
  drop_cookie(response, kDoorCookie, doors);
  return response;
}

Response get_code(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  if (visit.visitor) return see_other("/");
  if (visit.request.cookie(kTicketCookie).empty()) return over(visit, doors);
  return code_form(layout, visit, "", 200);
}

Response post_code(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  const Request& request = visit.request;
  const std::string_view ticket = request.cookie(kTicketCookie);
  if (ticket.empty()) return over(visit, doors);
  const auto answer = app::login_with_code(visit.db, *doors.throttle, *doors.entropy,
                                           {std::string(ticket), std::string(request.field("code")),
                                            request.address, browser_of(request)},
                                           visit.now);
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* closed = std::get_if<app::Throttled>(&*answer)) {
    return code_form(layout, visit, wait_words(closed->until, visit.now), 429);
  }
  if (std::holds_alternative<app::TicketOver>(*answer)) return over(visit, doors);
  const auto* session = std::get_if<app::SignedIn>(&*answer);
  if (session == nullptr) {
    return code_form(layout, visit,
                     "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, ou donnez "
                     "un code de secours.",
                     401);
  }
  Response response = let_in(doors, next_of(visit), session->cookie);
  drop_cookie(response, kTicketCookie, doors);
  return response;
}

Response post_logout(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  const std::string_view name = session_cookie_name(doors.secure_cookies);
  if (auto done = app::logout(visit.db, visit.request.cookie(name)); !done) {
    return error_page(layout, visit, done.error());
  }
  Response response = see_other("/connexion");
  drop_cookie(response, name, doors);
  return response;
}

}  // namespace vigie::web
