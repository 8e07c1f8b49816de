// SPDX-License-Identifier: EUPL-1.2
/// What curators did to the groups of a story, as it is told afterwards.
///
/// Errors  storage.
#pragma once

#include <optional>
#include <string>

#include "store/story/grouping_repo.hpp"

namespace vigie::app {

/// A decision on groups, and what names the story that it made or enlarged.
struct StoryChange {
  store::Regrouping made;
  std::string title;
};

/// The last that touched this story, undone or not; `title`: of the story that it led to.
Result<std::optional<StoryChange>> last_change(store::Reader& reader, StoryId story);
/// That decision, where it touched this story; `title`: of what came in by it, "" after a split.
Result<std::optional<StoryChange>> change_by(store::Reader& reader, std::int64_t decision,
                                             StoryId story);

}  // namespace vigie::app
