// SPDX-License-Identifier: EUPL-1.2
/// GET /exporter: what to export, and for whom; GET /exporter/fichier: the file; POST
/// /exporter/reponse: whether an article and a record of the catalogue are one; POST
/// /exporter/transmis: the file was given to the catalogue's administrators.
///
/// Shape   one selection (a month or a day, a theme, a territory, what the centre keeps, what a
///         search finds), one coat. The page says how many records it is and shows the first ones
///         as a bibliography before anything is taken away. For the catalogue, what is there already
///         is left out unless asked for.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_choose(const Layout& layout, const Visit& visit);
Response post_catalogue_answer(const Layout& layout, const Visit& visit);
Response post_sent(const Layout& layout, const Visit& visit);
Response get_chosen_file(const Layout& layout, const Visit& visit, std::string_view public_url);

}  // namespace vigie::web
