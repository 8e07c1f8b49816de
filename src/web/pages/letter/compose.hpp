// SPDX-License-Identifier: EUPL-1.2
/// The page on which an issue is made, and the gestures of that page.
///
/// Shape   GET /lettres/{letter}/{number} (sheets side by side, tray: ?tiroir=panorama|gardees|
///         textes|agenda|retires); POST …/mots (subject and preheader), …/proposer (the program
///         fills the empty places), …/blocs (a proposal of the tray, or an empty text), and of a
///         block …/place, …/retrait; …/commentaires and …/commentaires/{comment}/resolu;
///         /lettres/{letter}/numeros (a new issue). Each is a form; a change answers with the page
///         again, at the block. A refusal shows the page with what was typed, a comment from
///         another page of the issue included.
#pragma once

#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_compose(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_words(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_propose(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_new_block(const Layout& layout, const Visit& visit,
                        const config::VigieConfig& config);
Response post_block_place(const Layout& layout, const Visit& visit,
                          const config::VigieConfig& config);
Response post_block_removal(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config);
Response post_comment(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_resolved(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
/// An iCalendar file, pasted.
Response post_calendar_text(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config);
Response post_new_issue(const Layout& layout, const Visit& visit,
                        const config::VigieConfig& config);

}  // namespace vigie::web
