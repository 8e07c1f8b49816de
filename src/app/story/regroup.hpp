// SPDX-License-Identifier: EUPL-1.2
/// A curator takes articles out of a story, makes two stories one, or takes that back.
///
/// Shape   one durable transaction each, on a story that lies on the desk of the curator's centre.
///         A split makes a new story, laid on the same desks; a merge leaves the story that went as
///         a redirect. What was decided on a desk, relays and moves follow (app/regroup_desks.hpp).
///         Undoing goes back one decision at a time and restores articles, reprints, relays and
///         desk lines as they were, save that a line's version goes on.
///         The machine only ever places new articles: what a curator parted or joined it leaves.
///         What a person may not do, or not any more, is an answer: nothing was written.
/// Errors  not_found (no such story on this desk, an article that is not in it), storage.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "desk/regrouping.hpp"
#include "model/ids.hpp"
#include "store/people/curator_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

/// A decision that was made, or taken back.
struct Regrouped {
  std::int64_t decision = 0;
  StoryId story;  ///< made by the split; gone into by the merge; to show after an undoing
};

using desk::RegroupRefusal;
using RegroupAnswer = std::variant<Regrouped, RegroupRefusal>;

/// What leaves a story: articles, or the whole of a reprint.
struct Detached {
  std::vector<ArticleId> articles;
  ReprintId reprint = {};
};

/// The `store::regroup_mark` that the person saw; none: they decide on what stands.
using SeenMark = std::optional<std::int64_t>;

Result<RegroupAnswer> split_story(store::Database& db, const store::Curator& curator, StoryId story,
                                  const Detached& detached, SeenMark seen, Instant now);
Result<RegroupAnswer> merge_stories(store::Database& db, const store::Curator& curator,
                                    StoryId from, StoryId into, SeenMark seen, Instant now);
/// The same inside the caller's transaction, whoever's desks they lie on, and whatever is public.
Result<Regrouped> join_stories(store::Transaction& tx, const store::Curator& curator, StoryId from,
                               StoryId into, Instant now);
/// Takes such a decision back inside the caller's transaction, whoever's desks they lie on; what
/// was taken back meanwhile is no refusal.
Result<std::optional<RegroupRefusal>> part_stories(store::Transaction& tx,
                                                   const store::Curator& curator,
                                                   std::int64_t decision, Instant now);
/// `decision`: the one to take back; none: the last on this story.
Result<RegroupAnswer> undo_regrouping(store::Database& db, const store::Curator& curator,
                                      StoryId story, std::optional<std::int64_t> decision,
                                      Instant now);

}  // namespace vigie::app
