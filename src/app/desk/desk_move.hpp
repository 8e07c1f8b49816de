// SPDX-License-Identifier: EUPL-1.2
/// One move of one story on one desk, written with everything that goes with it.
///
/// Shape   inside the caller's transaction: the item at the version that the person saw, the row
///         that lets it be undone, the line of the journal.
/// Errors  not_found when the story is not on this desk; conflict when it moved on since, or went
///         into another story, told by reading the item again.
#pragma once

#include <string_view>

#include "store/desk/desk_repo.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

/// What a person acted on: the line as they saw it.
struct SeenItem {
  StoryId story;
  int version = 0;    ///< 0: it was on no line of this desk
  ArticleId article;  ///< the one read; none: the one the desk put first
};

/// conflict: the decision is none that can follow this state, told to the person as it stands.
Failure not_from(DeskState state);

Result<store::DeskItem> item_as_seen(store::Transaction& tx, const store::Curator& curator,
                                     const SeenItem& click);

/// A story of other desks, taken onto one's own; conflict where it lies there meanwhile, or went
/// into another.
Result<store::DeskItem> take_onto_desk(store::Transaction& tx, const store::Curator& curator,
                                       StoryId story, Instant now);

/// `click.article` where it belongs to the story, else the article that leads it.
Result<ArticleId> article_read(store::Transaction& tx, const store::DeskItem& item,
                               const SeenItem& click);

Result<void> write_move(store::Transaction& tx, const store::DeskItem& item,
                        const store::DeskStep& step, ArticleId article,
                        const store::Curator& curator, std::string_view kind, Instant now);

}  // namespace vigie::app
