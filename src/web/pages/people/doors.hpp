// SPDX-License-Identifier: EUPL-1.2
/// What the pages of accounts share: who checks passwords, the cookie of a session, and the layout
/// of the pages in front of the door.
#pragma once

#include <optional>
#include <string>

#include "app/people/accounts.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

struct LoginDoors {
  Entropy* entropy;
  app::PasswordGate* gate;
  app::LoginThrottle* throttle;
  bool secure_cookies;
  std::string first_secret;  ///< printed by the program while nobody has an account
};

/// The browser of a request, as its owner would name it.
std::string browser_of(const Request& request);

/// To a path of our own, with the cookie of a new session.
Response let_in(const LoginDoors& doors, std::string_view path, const std::string& cookie);

/// The style sheet of these pages, as their templates ask for it.
render::View sheet_view();
/// A page in front of the door.
Response door_page(const Layout& layout, const Visit& visit, std::string_view name,
                   std::string_view title, render::View view, int status = 200);

/// What a person can mend of an error: its sentence, to be shown in the form; none: an error page.
std::optional<std::string> mendable(const Error& error);

std::string wait_words(Instant until, Instant now);

}  // namespace vigie::web
