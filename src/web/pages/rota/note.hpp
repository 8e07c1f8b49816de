// SPDX-License-Identifier: EUPL-1.2
/// The note of the hand-over: completed by who leaves, ticked by who comes.
///
/// POST /tour/note/{week}         form: version, texte
/// POST /tour/note/{week}/ligne   form: position, fait ("1", or "" to take it off)
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response post_note(const Layout& layout, const Visit& visit);
Response post_note_read(const Layout& layout, const Visit& visit);
Response post_note_line(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
