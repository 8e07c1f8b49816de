// SPDX-License-Identifier: EUPL-1.2
#include "web/site/session_cookie.hpp"

#include "base/format.hpp"
#include "http/links.hpp"

namespace vigie::web {

std::string_view session_cookie_name(bool secure) {
  return secure ? "__Host-vigie" : "vigie_session";
}

std::string set_cookie(std::string_view name, std::string_view value, std::int64_t seconds,
                       bool secure) {
  return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{}", name, value, seconds,
                     secure ? "; Secure" : "");
}

std::string safe_path(std::string_view path) {
  const bool local = path.starts_with('/') && !path.starts_with("//") &&
                     path.find('\\') == std::string_view::npos &&
                     path.find_first_of("\r\n\t") == std::string_view::npos;
  return local ? std::string(path) : "/";
}

Response to_login(const Request& request) {
  const std::string address = "/connexion?suite=" + http::escape_query(request.target);
  const bool fits = address.size() <= http::kTargetBytesMax;
  return see_other(fits && request.target != "/" ? address : "/connexion");
}

}  // namespace vigie::web
