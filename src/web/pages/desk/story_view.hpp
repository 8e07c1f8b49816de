// SPDX-License-Identifier: EUPL-1.2
/// What the page of a story shows, for the template `desk/sujet`.
///
/// Pure    yes.
#pragma once

#include <string_view>

#include "app/desk/read_story.hpp"
#include "render/view.hpp"

namespace vigie::web {

/// `asked`: the words that other stories were looked for by; `undone`: the change told of is one
/// that was just taken back.
render::View story_page_view(const app::StoryPage& page, std::string_view asked, bool undone);

}  // namespace vigie::web
