// SPDX-License-Identifier: EUPL-1.2
/// What the public pages of dossiers show, on the screen and on paper.
///
/// Pure    yes, but for the zone of Paris.
#pragma once

#include <vector>

#include "app/dossier/read_dossier.hpp"
#include "render/view.hpp"

namespace vigie::web {

render::View dossier_view(const app::PublicDossier& page,
                          const std::vector<exports::BibRecord>& records, Instant now);
std::vector<render::View> dossier_lines(const std::vector<store::DossierLine>& lines);
/// The styles that a page of dossiers is shown with.
std::vector<render::View> dossier_sheets();
/// For who looks for it or shares it: the first words of its introduction.
std::string dossier_description(const app::PublicDossier& page);

}  // namespace vigie::web
