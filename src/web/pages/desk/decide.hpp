// SPDX-License-Identifier: EUPL-1.2
/// What a curator does with a story, or with several: POST under /pile.
///
/// Shape   POST /pile/{story}/decision   form: decision=garder | ecarter | plus-tard | sourdine | reveil,
///         jour (of plus-tard; else the next working day); /annuler; /passer (centre, mot);
///         /brouillon (note, brouillon: the version seen); /lue.
///         POST /pile/lot       form: cochee=STORY:VERSION, any number, as the list was drawn
///         POST /pile/annuler   form: geste, a gesture of one's own
///         GET /pile/historique, /pile/{story}/passer, /pile/{story}/etiqueter
/// Errors  a conflict shows the line as it stands.
#pragma once

#include "web/pages/desk/desk.hpp"

namespace vigie::web {

Response post_decision(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response post_undo(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response post_gesture_undo(const Layout& layout, const Visit& visit,
                           const app::TerritoryShelf& shelf);
Response post_bulk(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response get_pass(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response post_pass(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response get_tagging(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response get_history(const Layout& layout, const Visit& visit);
Response post_draft(const Layout& layout, const Visit& visit);
Response post_read(const Layout& layout, const Visit& visit);

/// One line of this desk, for a page about it alone.
Result<app::DeskStory> line_asked(store::Reader& reader, const Visit& visit);
/// What a panel of that line shows, with the way back to its list.
render::View panel_view(const app::DeskStory& story, const Visit& visit);

}  // namespace vigie::web
