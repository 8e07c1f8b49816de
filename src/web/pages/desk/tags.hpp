// SPDX-License-Identifier: EUPL-1.2
/// Tags on the desk: POST /pile/{story}/etiquettes, POST /pile/{story}/etiquettes/{move}/annuler.
///
/// Shape   one form a story: `retirer` or `donner` name a tag ("theme:education"), `ajouter` takes
///         the fields `theme` and `territoire` (a name or a code). Then back to the story, with a
///         sentence and a way to undo.
/// Errors  a place that nobody knows, or that several bear, is told in the list; a correction that
///         was corrected since is a conflict.
#pragma once

#include "app/tag/tagging.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response post_tags(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response post_tag_undo(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);

/// What the address says was just corrected, as a sentence.
Result<void> add_tag_notice(render::View& view, store::Reader& reader, const Visit& visit,
                            std::string_view said);

}  // namespace vigie::web
