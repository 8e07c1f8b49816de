// SPDX-License-Identifier: EUPL-1.2
/// What keepers do with a dossier.
///
/// Shape   POST /dossiers   titre, article (any number), q, continuer, publier
///         POST /dossiers/choix   cochee="12:3" of the desk: to the form that opens one
///         POST /dossiers/{dossier}   version, titre, intro, recherche, centre (any number)
///         POST /dossiers/{dossier}/etat   version, geste = publier | clore | rouvrir | retirer
///         POST /dossiers/{dossier}/parties   version, geste, partie, titre
///         POST /dossiers/{dossier}/articles   article, geste = verser | ecarter
///         POST /dossiers/{dossier}/articles/{item}   version, geste = enregistrer | oter, genre, note,
///         partie;   …/place   version, place
///         POST /pile/{story}/dossier   dossier: a story of the desk goes in
#pragma once

#include "web/pages/dossier/routes.hpp"

namespace vigie::web {

Response post_new_dossier(const DossierPages& pages, const Visit& visit);
Response post_dossier_choice(const DossierPages& pages, const Visit& visit);
Response post_dossier_words(const DossierPages& pages, const Visit& visit);
Response post_dossier_step(const DossierPages& pages, const Visit& visit);
Response post_dossier_parts(const DossierPages& pages, const Visit& visit);
Response post_dossier_article(const DossierPages& pages, const Visit& visit);
Response post_dossier_item(const DossierPages& pages, const Visit& visit);
Response post_dossier_place(const DossierPages& pages, const Visit& visit);
Response post_into_dossier(const DossierPages& pages, const Visit& visit);

}  // namespace vigie::web
