// SPDX-License-Identifier: EUPL-1.2
/// GET /exporter/centre.zip: all that is the own centre's.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_centre_part(const Layout& layout, const Visit& visit, const std::string& public_url);

}  // namespace vigie::web
