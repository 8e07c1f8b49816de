// SPDX-License-Identifier: EUPL-1.2
/// GET /compte and what its forms do: preferences, password, sessions.
#pragma once

#include "web/pages/people/doors.hpp"

namespace vigie::web {

/// The page, with a problem to tell of.
Response account_page(const Layout& layout, const Visit& visit, std::string_view problem,
                      int status);
/// Was the field "actuel" the account's password? None: it was; else the page that says so.
std::optional<Response> refused_password(const Layout& layout, const Visit& visit,
                                         const LoginDoors& doors);

Response get_account(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_preferences(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_password(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_session_end(const Layout& layout, const Visit& visit, const LoginDoors& doors);

}  // namespace vigie::web
