// SPDX-License-Identifier: EUPL-1.2
/// GET /panorama/integrer   rayon ("theme/sante"), nombre, forme, maniere, site: the lines to paste
/// into another site's page, and what they will show.
#pragma once

#include "web/pages/embed/routes.hpp"

namespace vigie::web {

inline constexpr std::size_t kEmbedShelfOptions = 200;  ///< of a kind, the fullest

Response get_embed_code(const EmbedPages& pages, const Visit& visit);

}  // namespace vigie::web
