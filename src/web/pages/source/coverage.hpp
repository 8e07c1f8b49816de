// SPDX-License-Identifier: EUPL-1.2
/// What the watch does not see: GET /couverture?semaines=4&tri=articles
#pragma once

#include "app/tag/tagging.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_coverage(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);

}  // namespace vigie::web
