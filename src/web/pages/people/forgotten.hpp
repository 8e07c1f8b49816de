// SPDX-License-Identifier: EUPL-1.2
/// GET and POST /mot-de-passe, GET and POST /mot-de-passe/{token}: a new password by mail.
///
/// Shape   the answer to an address is the same whether it has an account or not.
#pragma once

#include "web/pages/people/doors.hpp"

namespace vigie::web {

Response get_forgotten(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_forgotten(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response get_new_password(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_new_password(const Layout& layout, const Visit& visit, const LoginDoors& doors);

}  // namespace vigie::web
