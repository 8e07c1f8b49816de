// SPDX-License-Identifier: EUPL-1.2
/// GET /journal?quoi=…&centre=…&avant=…: who did what, for who coordinates the network or a centre.
///
/// Shape   newest first, a page at a time; a referent reads her centre's. No sum, no ranking.
#pragma once

#include "web/pages/people/doors.hpp"

namespace vigie::web {

Response get_journal(const Layout& layout, const Visit& visit, const LoginDoors& doors);

}  // namespace vigie::web
