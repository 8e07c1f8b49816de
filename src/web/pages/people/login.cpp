// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/login.hpp"

#include "base/format.hpp"
#include "base/secret.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/site/reply.hpp"
#include "web/site/session_cookie.hpp"

namespace vigie::web {
namespace {

constexpr std::string_view kDoorCookie = "vigie_porte";
constexpr std::int64_t kDoorSeconds = kHourSeconds;
constexpr std::int64_t kCrowdedSeconds = 3;

Response login_form(const Layout& layout, const Visit& visit, const LoginDoors& doors,
                    std::string_view problem, int status) {
  const std::string door = base64url(doors.entropy->bytes(kTokenBytes));
  const bool posted = !visit.request.reads_only();
  render::View view;
  view.set("door", door)
      .set("problem", problem)
      .set("email", posted ? visit.request.field("courriel") : "")
      .set("next",
           safe_path(posted ? visit.request.field("suite") : visit.request.parameter("suite")));
  Response response =
      layout.page(visit, "people/connexion", "Connexion", Section::none, std::move(view), status);
  response.headers.emplace_back("Set-Cookie",
                                set_cookie(kDoorCookie, door, kDoorSeconds, doors.secure_cookies));
  return response;
}

Response throttled(const Layout& layout, const Visit& visit, const LoginDoors& doors,
                   Instant until) {
  const std::int64_t minutes = (until - visit.now + kMinuteSeconds - 1) / kMinuteSeconds;
  Response response = login_form(layout, visit, doors,
                                 fmt::format("Trop d’essais sans succès. Réessayez dans {}.",
                                             text::plural(minutes, "minute", "minutes")),
                                 429);
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

}  // namespace

Response get_login(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  if (visit.visitor) return see_other("/");
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
                               std::string(request.field("mot_de_passe")), request.address};
  const auto answer =
      app::login(visit.db, *doors.gate, *doors.throttle, *doors.entropy, given, visit.now);
  if (!answer && answer.error().code == Code::busy) return crowded(layout, visit, doors);
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* closed = std::get_if<app::Throttled>(&*answer)) {
    return throttled(layout, visit, doors, closed->until);
  }
  const auto* session = std::get_if<app::SignedIn>(&*answer);
  if (session == nullptr) {
    return login_form(layout, visit, doors,
                      "Adresse ou mot de passe inconnus. Vérifiez-les, ou demandez à la personne "
                      "qui administre vigie.",
                      401);
  }
  Response response = see_other(safe_path(request.field("suite")));
  response.headers.emplace_back(
      "Set-Cookie", set_cookie(session_cookie_name(doors.secure_cookies), session->cookie,
                               app::kSessionSeconds, doors.secure_cookies));
  response.headers.emplace_back("Set-Cookie", set_cookie(kDoorCookie, "", 0, doors.secure_cookies));
  return response;
}

Response post_logout(const Layout& layout, const Visit& visit, bool secure_cookies) {
  const std::string_view name = session_cookie_name(secure_cookies);
  if (auto done = app::logout(visit.db, visit.request.cookie(name)); !done) {
    return error_page(layout, visit, done.error());
  }
  Response response = see_other("/connexion");
  response.headers.emplace_back("Set-Cookie", set_cookie(name, "", 0, secure_cookies));
  return response;
}

}  // namespace vigie::web
