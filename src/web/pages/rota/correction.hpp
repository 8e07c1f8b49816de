// SPDX-License-Identifier: EUPL-1.2
/// Days that a coordinator adds to or takes from a centre's account: POST /tour/corrections
/// (centre, jours, motif); and the corrections that hold, as the year's page shows them to all.
#pragma once

#include "app/rota/centre_names.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response post_account_correction(const Layout& layout, const Visit& visit);
/// Oldest first, each a sentence.
Result<std::vector<render::View>> corrections_view(store::Reader& reader,
                                                   const app::CentreNames& names);

}  // namespace vigie::web
