// SPDX-License-Identifier: EUPL-1.2
/// GET and POST /connexion, POST /deconnexion.
///
/// Shape   the login form has no session to hold a token yet: a random value stands both in a
///         cookie and in the form, and the two must agree.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

struct LoginDoors {
  Entropy* entropy;
  app::PasswordGate* gate;
  app::LoginThrottle* throttle;
  bool secure_cookies;
};

Response get_login(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_login(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_logout(const Layout& layout, const Visit& visit, bool secure_cookies);

}  // namespace vigie::web
