// SPDX-License-Identifier: EUPL-1.2
/// GET /sante and the embedded style and script.
///
/// Shape   /sante answers 200 and "ok" where the database answers, 503 where it does not: a monitor
///         needs no more. Who is signed in reads below it how each job does, and what is wrong.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_health(const Visit& visit);
Response get_asset(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
