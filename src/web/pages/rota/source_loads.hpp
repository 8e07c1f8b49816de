// SPDX-License-Identifier: EUPL-1.2
/// What each source brings to a centre, what became of it, how long it takes; and the fortnight in
/// which a centre measures that.
///
/// GET  /tour/charges/sources   ?centre=oriv&tri=gardes
/// POST /tour/mesure            of one's own centre
/// POST /tour/mesure/arret      mesure=12
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_source_loads(const Layout& layout, const Visit& visit);
Response post_calibration(const Layout& layout, const Visit& visit);
Response post_calibration_stop(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
