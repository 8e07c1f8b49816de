// SPDX-License-Identifier: EUPL-1.2
/// GET and POST /invitation/{token}, GET and POST /premier-compte: pages that make an account.
///
/// Shape   opening a link changes nothing; the form's POST makes the account and signs in. The first
///         account asks for the secret that the program printed.
#pragma once

#include "web/pages/people/doors.hpp"

namespace vigie::web {

Response get_invitation(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_invitation(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response get_first_account(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_first_account(const Layout& layout, const Visit& visit, const LoginDoors& doors);

}  // namespace vigie::web
