// SPDX-License-Identifier: EUPL-1.2
/// Links of the panorama that lead nowhere any more.
///
/// Shape   GET /service/liens: those of the centre, or of all with ?tous=oui; POST
///         /service/articles/{item}/lien   version, adresse: where the article stands now. A refusal
///         shows the page again with what was typed.
#pragma once

#include "web/pages/duty/routes.hpp"

namespace vigie::web {

Response get_dead_links(const DutyPages& pages, const Visit& visit);
Response post_mended_link(const DutyPages& pages, const Visit& visit);

}  // namespace vigie::web
