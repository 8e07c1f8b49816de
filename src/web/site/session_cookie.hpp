// SPDX-License-Identifier: EUPL-1.2
/// The cookie that holds a session, and the way to the login page for those who have none.
///
/// Source  RFC 6265bis: the __Host- prefix ties a secure cookie to this very host.
#pragma once

#include <string>
#include <string_view>

#include "web/site/http.hpp"

namespace vigie::web {

std::string_view session_cookie_name(bool secure);
/// A Set-Cookie value; `seconds` 0 ends the cookie.
std::string set_cookie(std::string_view name, std::string_view value, std::int64_t seconds,
                       bool secure);

/// A path of our own to come back to, or "/" for anything else.
std::string safe_path(std::string_view path);
Response to_login(const Request& request);

}  // namespace vigie::web
