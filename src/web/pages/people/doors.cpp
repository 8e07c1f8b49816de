// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/doors.hpp"

#include "base/format.hpp"
#include "people/browser_name.hpp"
#include "text/french.hpp"
#include "web/site/session_cookie.hpp"

namespace vigie::web {

std::string browser_of(const Request& request) {
  return people::browser_name(request.header("user-agent"));
}

render::View sheet_view() { return render::View().set("url", asset_url("people.css")); }

Response let_in(const LoginDoors& doors, std::string_view path, const std::string& cookie) {
  Response response = see_other(std::string(path));
  response.headers.emplace_back("Set-Cookie",
                                set_cookie(session_cookie_name(doors.secure_cookies), cookie,
                                           app::kSessionSeconds, doors.secure_cookies));
  return response;
}

Response door_page(const Layout& layout, const Visit& visit, std::string_view name,
                   std::string_view title, render::View view, int status) {
  view.set("sheet", sheet_view());
  return layout.page(visit, name, title, Section::none, std::move(view), status);
}

std::optional<std::string> mendable(const Error& error) {
  if (error.code == Code::busy) {
    return "Beaucoup de connexions en ce moment. Rien n’est perdu\u202F: réessayez dans quelques "
           "secondes.";
  }
  const bool by_hand = error.code == Code::invalid_input || error.code == Code::conflict ||
                       error.code == Code::forbidden;
  if (!by_hand || error.sentence.empty()) return std::nullopt;
  return text::sentence(error.sentence);
}

std::string wait_words(Instant until, Instant now) {
  const std::int64_t minutes = (until - now + kMinuteSeconds - 1) / kMinuteSeconds;
  return fmt::format("Trop d’essais sans succès. Réessayez dans {}.",
                     text::plural(minutes, "minute", "minutes"));
}

}  // namespace vigie::web
