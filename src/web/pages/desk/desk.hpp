// SPDX-License-Identifier: EUPL-1.2
/// The desk: GET /pile, POST /pile/{story}/decision, POST /pile/{story}/annuler.
///
/// Shape   a page shows one state of the curator's centre, kDeskPageItems stories at a time. A form
///         names the story, the version seen and the article read. After a POST the browser is sent
///         back to the list, at the next story, with what was done and a way to undo it.
/// Errors  a conflict shows the list as it stands and says who decided what.
#pragma once

#include <optional>

#include "app/desk/desk_move.hpp"
#include "app/tag/tagging.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

inline constexpr int kDeskPageItems = 30;

/// What the page says at its top.
struct Notice {
  StoryId story;
  bool conflict = false;
};

Response get_desk(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response post_decision(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response post_undo(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
/// POST /pile/ordre   form: ordre=date | probable
Response post_order(const Layout& layout, const Visit& visit);

/// The list of a state, with a notice.
Response desk_page(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                   DeskState state, std::optional<Notice> notice, int status = 200);

/// What a form of a story says: which line, as it was seen.
app::SeenItem seen_item(const Visit& visit);
/// Where a long list is cut, as its address or a form on it says; "" for its beginning.
std::string_view cursor_parameter(const Visit& visit);
/// "/pile?etat=…&apres=…": the list that a form stood in, where it was cut.
std::string list_address(const Visit& visit);
/// Back to the list that the form stood in, at the story after it.
Response back_to_list(const Visit& visit, StoryId done);
/// An error of a move: a conflict becomes the list as it stands.
Response refused_move(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                      const Error& error);

}  // namespace vigie::web
