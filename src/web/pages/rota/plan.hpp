// SPDX-License-Identifier: EUPL-1.2
/// The plan that a meeting will act: looked at, then acted.
///
/// GET  /tour/planning?du=…&au=…&tirage=…   what it would be
/// POST /tour/planning                      form: du, au, tirage, vu (the preview's mark), reunion,
/// le
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_plan(const Layout& layout, const Visit& visit);
Response post_plan(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
