// SPDX-License-Identifier: EUPL-1.2
/// One working group: GET and POST /groupes/{groupe}, and what its members do there
/// (…/membres, …/notes, …/reunions).
///
/// Shape   what was refused, and what somebody else changed meanwhile, comes back on the page with
///         all that was typed, beside what stands now.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_group(const Layout& layout, const Visit& visit);
Response post_group_words(const Layout& layout, const Visit& visit);
Response post_group_member(const Layout& layout, const Visit& visit);
Response post_group_note(const Layout& layout, const Visit& visit);
Response post_group_note_change(const Layout& layout, const Visit& visit);
Response post_group_meeting(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
