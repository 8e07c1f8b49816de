// SPDX-License-Identifier: EUPL-1.2
/// Which of a story's articles speaks for it, as desk/lead decides.
///
/// Pure    yes.
#pragma once

#include <vector>

#include "store/story/story_repo.hpp"

namespace vigie::app {

/// `chosen` where it is one of them. Null when there is none at all.
const store::StoryArticle* lead_of(const std::vector<store::StoryArticle>& articles,
                                   ArticleId chosen);

}  // namespace vigie::app
