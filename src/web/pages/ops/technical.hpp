// SPDX-License-Identifier: EUPL-1.2
/// GET /sante (is the process alive, does the database answer?) and the embedded style and script.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_health(const Visit& visit);
Response get_asset(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
