// SPDX-License-Identifier: EUPL-1.2
/// GET and POST /connexion and /connexion/code, POST /deconnexion.
///
/// Shape   the login form has no session to hold a token yet: a random value stands both in a
///         cookie and in the form, and the two must agree. The ticket of a sign-in that waits for
///         its code is a cookie too. A new session has a new cookie, whatever the browser had.
#pragma once

#include "web/pages/people/doors.hpp"

namespace vigie::web {

Response get_login(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_login(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response get_code(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_code(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_logout(const Layout& layout, const Visit& visit, const LoginDoors& doors);

}  // namespace vigie::web
