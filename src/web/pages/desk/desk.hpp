// SPDX-License-Identifier: EUPL-1.2
/// The desk's list: GET /pile, its filters, how it is read.
///
/// Shape   a page shows one state of the curator's centre, kDeskPageItems stories at a time. A form
///         names the story, the version seen and the article read. After a POST the browser is sent
///         back to the list, at the next story, with what was done and a way to undo it; a script
///         that asks for a part (X-Vigie: partie) is answered with what changed alone.
/// Errors  a conflict shows the list as it stands and says who decided what.
#pragma once

#include <optional>

#include "app/desk/desk_move.hpp"
#include "app/tag/tagging.hpp"
#include "web/pages/desk/desk_view.hpp"
#include "web/pages/desk/list_query.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

inline constexpr int kDeskPageItems = 40;

/// What the page says of a story.
struct Notice {
  StoryId story;
  bool conflict = false;
};

Response get_desk(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response get_filters(const Layout& layout, const Visit& visit);
/// POST /pile/reglages   form: ordre=date | ampleur | ressemblance, densite=serree | aeree
Response post_preference(const Layout& layout, const Visit& visit);

/// What a page says at its top of the story that was done, or that somebody else was faster with.
Result<std::optional<DeskNotice>> read_notice(store::Reader& reader, const Visit& visit,
                                              const std::optional<Notice>& notice);

/// The list of the address or form, with a notice.
Response desk_page(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                   std::optional<Notice> notice, int status = 200);

/// What a form of a story says: which line, as it was seen.
app::SeenItem seen_item(const Visit& visit);
/// Back to the list that the form stood in, at the story after it.
Response back_to_list(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                      StoryId done);
/// Does a script ask for what changed, and no page?
bool wants_part(const Visit& visit);
/// What changed: the counts, what was said, the lines of `stories`.
Response part_page(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                   const std::vector<StoryId>& stories, std::optional<Notice> notice,
                   std::string_view said, int status = 200);
/// An error of a move: a conflict becomes the list as it stands.
Response refused_move(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                      const Error& error);

}  // namespace vigie::web
