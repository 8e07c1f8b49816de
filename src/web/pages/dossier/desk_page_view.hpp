// SPDX-License-Identifier: EUPL-1.2
/// What the keepers of a dossier have in front of them.
///
/// Pure    yes, but for the zone of Paris. What a refused form held stands in its fields again.
#pragma once

#include <vector>

#include "app/dossier/read_dossier.hpp"
#include "render/view.hpp"
#include "store/people/centre_repo.hpp"
#include "store/search/saved_search_repo.hpp"
#include "web/site/http.hpp"

namespace vigie::web {

std::vector<render::View> candidate_views(const std::vector<app::DossierCandidate>& candidates,
                                          bool chosen);
render::View dossier_desk_view(const app::DossierDesk& desk,
                               const std::vector<store::CentreName>& centres,
                               const std::vector<store::SeenSearch>& saved, const Request& request);

}  // namespace vigie::web
