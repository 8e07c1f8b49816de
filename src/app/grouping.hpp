// SPDX-License-Identifier: EUPL-1.2
/// Where new articles belong, one after the other in the order in which they are stored.
///
/// Shape   `piece_of` makes what grouping reads of an item, on any thread. `place` finds the
/// reprint
///         and the story of an article about to be stored, and makes their rows where there are
///         none; `record` is told under which id it was stored and writes down why. A write that
///         was rolled back is told with `rewind`.
/// Errors  storage.
#pragma once

#include <string>

#include "cluster/place.hpp"
#include "identify/identify.hpp"
#include "model/feed.hpp"
#include "model/ids.hpp"
#include "store/database.hpp"

namespace vigie::app {

/// Where an article goes: rows that exist.
struct Place {
  ReprintId reprint;
  StoryId story;
  cluster::Placement placement;  ///< what was decided, and why
};

/// Pure. `title` and `published_at` are those the article is stored with.
cluster::Piece piece_of(const FeedItem& item, const identify::ItemIdentity& identity,
                        const std::string& title, std::optional<Instant> published_at, Instant now);

class Grouping {
 public:
  explicit Grouping(Instant now) : now_(now) {}

  Result<Place> place(store::Transaction& tx, const cluster::Piece& piece, SourceId source);
  Result<void> record(store::Transaction& tx, ArticleId article, const Place& place);

  /// A moment to go back to: of a feed, or of a batch, that may not be stored after all.
  struct Mark {};
  Mark mark() const { return {}; }
  /// Forgets what was placed since.
  void rewind(const Mark&) {}

 private:
  Instant now_;
};

}  // namespace vigie::app
