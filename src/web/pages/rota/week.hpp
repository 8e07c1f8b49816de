// SPDX-License-Identifier: EUPL-1.2
/// A week of the club: who is on duty, who reads for whom, who is away, what waits for my answer.
///
/// GET /tour?semaine=2027-01-18
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_week(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
