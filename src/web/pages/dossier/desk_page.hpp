// SPDX-License-Identifier: EUPL-1.2
/// Dossiers for the centres that keep them.
///
/// Shape   GET /dossiers: the centre's; GET /dossiers/nouveau?sujets=12,13 or ?q=…: a title, and what
///         it holds to begin with; GET /dossiers/{dossier}: its articles, parts, words and what its
///         search proposes; GET /pile/{story}/dossier: which one a story of the desk goes into. A
///         refusal, and a change that came second, show the page again with what was typed.
#pragma once

#include <string>

#include "web/pages/dossier/routes.hpp"

namespace vigie::web {

/// What the page says beside what stands, and what was typed with what was refused.
struct DossierSaid {
  std::string problem = {};
  int status = 200;
};

Response get_own_dossiers(const DossierPages& pages, const Visit& visit);
Response get_new_dossier(const DossierPages& pages, const Visit& visit);
Response get_dossier_desk(const DossierPages& pages, const Visit& visit);
Response get_dossier_panel(const DossierPages& pages, const Visit& visit);

Response new_dossier_page(const DossierPages& pages, const Visit& visit, const DossierSaid& said);
Response dossier_desk_page(const DossierPages& pages, const Visit& visit, const DossierSaid& said);
Response dossier_panel_page(const DossierPages& pages, const Visit& visit, const DossierSaid& said);

}  // namespace vigie::web
