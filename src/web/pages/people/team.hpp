// SPDX-License-Identifier: EUPL-1.2
/// GET /equipe and its invitations: who has an account, with which roles.
///
/// Shape   everybody of the network reads names, centres and roles; addresses and forms are for
///         those who look after the accounts. Nothing is counted per person.
#pragma once

#include "web/pages/people/doors.hpp"

namespace vigie::web {

Response get_team(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_invited(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_invitation_end(const Layout& layout, const Visit& visit, const LoginDoors& doors);

}  // namespace vigie::web
