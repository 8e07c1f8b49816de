// SPDX-License-Identifier: EUPL-1.2
/// The year of the duty: GET /tour/annee?de=2026-09-07&ceder=2027-01-18&pour=irev, and as CSV.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_year(const Layout& layout, const Visit& visit);
Response get_year_csv(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
