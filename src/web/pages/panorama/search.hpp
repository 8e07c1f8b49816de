// SPDX-License-Identifier: EUPL-1.2
/// GET /panorama/recherche   q, theme, annee, centre, media, avant: a search of
/// the whole panorama.
#pragma once

#include "web/pages/panorama/routes.hpp"

namespace vigie::web {

inline constexpr int kSearchItems = 20;
inline constexpr std::size_t kAskedBytesMax = 400;

Response get_search(const PanoramaPages& pages, const Visit& visit);

}  // namespace vigie::web
