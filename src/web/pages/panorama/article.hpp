// SPDX-License-Identifier: EUPL-1.2
/// One article of the panorama at its permanent address.
///
/// Shape   what was withdrawn answers 410 and says why; an address that nobody gave is not found.
#pragma once

#include "web/pages/panorama/routes.hpp"

namespace vigie::web {

Response get_article(const PanoramaPages& pages, const Visit& visit);
/// The same as JSON-LD.
Response get_article_data(const PanoramaPages& pages, const Visit& visit);

}  // namespace vigie::web
