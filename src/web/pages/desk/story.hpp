// SPDX-License-Identifier: EUPL-1.2
/// The page of one story: why its articles are together, and a curator's word on that.
///
/// Shape   GET  /pile/{story}                       chercher=words: stories that may be the same
///         POST /pile/{story}/detacher              article=ID or texte=ID, vu=mark
///         POST /pile/{story}/rattacher             vers=ID, vu=mark: it goes into that one
///         POST /pile/{story}/regroupement/annuler  regroupement=ID
///         After a POST the browser is sent to the story that stands, with what was done and a way
///         back. The address of a story that went into another leads there.
/// Errors  not_found for a story without articles, or a move on a story of other desks. Somebody
///         who was faster is told in a sentence, with the page as it stands.
#pragma once

#include "app/tag/tagging.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_story(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response post_detach(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response post_attach(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response post_regroup_undo(const Layout& layout, const Visit& visit,
                           const app::TerritoryShelf& shelf);

}  // namespace vigie::web
