// SPDX-License-Identifier: EUPL-1.2
/// /compte/double: the second factor of one's own account, from the QR code to the recovery codes.
#pragma once

#include "web/pages/people/doors.hpp"

namespace vigie::web {

Response post_factor(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response get_factor(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response get_factor_image(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_factor_code(const Layout& layout, const Visit& visit, const LoginDoors& doors);
Response post_factor_gesture(const Layout& layout, const Visit& visit, const LoginDoors& doors);

}  // namespace vigie::web
