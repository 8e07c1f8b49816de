// SPDX-License-Identifier: EUPL-1.2
/// GET /audience and /audience.csv   annee, rayon ("theme/sante"): how much the panorama is read.
#pragma once

#include "web/pages/audience/routes.hpp"

namespace vigie::web {

Response get_audience(const AudiencePages& pages, const Visit& visit);
Response get_audience_file(const AudiencePages& pages, const Visit& visit);

}  // namespace vigie::web
