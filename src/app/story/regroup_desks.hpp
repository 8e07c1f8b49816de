// SPDX-License-Identifier: EUPL-1.2
/// What becomes of desk lines, desk moves and relays when articles change stories.
///
/// Shape   inside the caller's transaction, once the articles are where they go.
///         Split: a decision goes with the article that was read for it, a rule's putting aside
///         with the first article; the story without it is to be read again.
///         Merge: of two lines on one desk the stronger holds: relayed, kept or discarded, to be
///         read, put aside by a rule; of two as strong, that of the story that stays.
///         Relays and desk moves stand with the story of their article.
///         Every line changed is kept as it was under the decision's number.
/// Errors  storage.
#pragma once

#include "app/story/regroup.hpp"
#include "store/story/grouping_repo.hpp"

namespace vigie::app {

/// `made` was split from `story`; `leaving` went.
Result<void> part_desks(store::Transaction& tx, const store::Regrouping& split,
                        const std::vector<ArticleId>& leaving, ArticleId first, Instant now);
Result<void> join_desks(store::Transaction& tx, const store::Regrouping& merge);

/// May it be undone: does every line stand as the decision left it?
Result<bool> desks_stand(store::Transaction& tx, std::int64_t regrouping);
/// After its articles went back; `emptied`: nothing is left in the story that the split made.
Result<void> restore_desks(store::Transaction& tx, const store::Regrouping& undone, bool emptied);

/// Two stories that are both on the panorama.
Result<bool> both_relayed(store::Transaction& tx, StoryId one, StoryId other);

}  // namespace vigie::app
