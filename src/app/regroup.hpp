// SPDX-License-Identifier: EUPL-1.2
/// A curator takes articles out of a story, makes two stories one, or takes that back.
///
/// Shape   one durable transaction each. A split makes a new story, laid on the same desks to be
///         read; a merge leaves the story that went as a redirect, and a decision made on it holds
///         for the one it went into where that was still to be read. Undoing goes back one decision
///         at a time and restores articles, reprints and desk lines exactly.
///         The machine only ever places new articles: what a curator parted or joined it leaves.
/// Errors  not_found (no such story, an article that is not in it), invalid_input (nothing would be
///         left, or a story with itself), conflict (a desk line was decided on since, or nothing is
///         left to undo).
#pragma once

#include <vector>

#include "model/ids.hpp"
#include "store/curator_repo.hpp"
#include "store/database.hpp"

namespace vigie::app {

/// Answers the new story.
Result<StoryId> split_story(store::Database& db, const store::Curator& curator, StoryId story,
                            const std::vector<ArticleId>& leaving, Instant now);
Result<void> merge_stories(store::Database& db, const store::Curator& curator, StoryId from,
                           StoryId into, Instant now);
Result<void> undo_regrouping(store::Database& db, const store::Curator& curator, StoryId story,
                             Instant now);

}  // namespace vigie::app
