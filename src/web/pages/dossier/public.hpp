// SPDX-License-Identifier: EUPL-1.2
/// Dossiers for everybody.
///
/// Shape   GET /panorama/dossiers: all that are public; /panorama/dossiers/{key}: one; and under it
///         fil.atom, fil.rss, fil.json, dossier.pdf, bibliographie.ris, .bib, .csl.json, .txt. What is
///         prepared again says so at its address (410).
/// Errors  404 for what was never public.
#pragma once

#include "web/pages/dossier/routes.hpp"

namespace vigie::web {

Response get_dossiers(const DossierPages& pages, const Visit& visit);
Response get_dossier(const DossierPages& pages, const Visit& visit);
Response get_dossier_file(const DossierPages& pages, const Visit& visit);

}  // namespace vigie::web
