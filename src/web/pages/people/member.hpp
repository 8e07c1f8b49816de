// SPDX-License-Identifier: EUPL-1.2
/// /equipe/{curator}: one account, for who looks after it: roles, access, leaving.
#pragma once

#include "web/pages/people/doors.hpp"

namespace vigie::web {

Response get_member(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_member_roles(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_member_access(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response get_leaving(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_leaving(const Layout& layout, const Visit& visit, const LoginDoors& doors);

}  // namespace vigie::web
