// SPDX-License-Identifier: EUPL-1.2
/// Where new articles belong, one after the other in the order in which they are stored.
///
/// Shape   `piece_of` makes what grouping reads of an item, on any thread. `place` finds the
///         reprint and the story of an article about to be stored, and makes their rows where there
///         are none; `record` is told under which id it was stored, writes down why, and takes the
///         article into the window; `reword` is for one that was edited since. A write that was
///         rolled back is told with `rewind`. The window is laid out from the database when the
///         first article asks for it.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>

#include "cluster/decide.hpp"
#include "cluster/window.hpp"
#include "identify/identify.hpp"
#include "model/feed.hpp"
#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

/// Where an article goes: rows that exist.
struct ArticlePlace {
  ReprintId reprint;
  StoryId story;
  cluster::Placement placement;  ///< what was decided
  cluster::Piece piece;
};

/// Pure. `title` and `published_at` are those the article is stored with.
cluster::Piece piece_of(const identify::ItemWords& words, const identify::ItemIdentity& identity,
                        const std::string& title, std::optional<Instant> published_at, Instant now);

class Grouping {
 public:
  explicit Grouping(Instant now) : now_(now) {}

  Result<ArticlePlace> place(store::Transaction& tx, const cluster::Piece& piece, SourceId source);
  /// `why` goes before the reason of grouping: what makes it an article of its own.
  Result<void> record(store::Transaction& tx, ArticleId article, const ArticlePlace& place,
                      std::string_view why = "");
  /// An article was edited: where it still tells the same, rounds to come compare with what it says
  /// now. It stays in its groups, and in this round's window it is what it was.
  Result<void> reword(store::Transaction& tx, ArticleId article, const cluster::Piece& piece);

  /// A moment to go back to: of a feed, or of a batch, that may not be stored after all.
  using Mark = std::optional<cluster::Window::Mark>;  ///< none: there was no window yet
  Mark mark() const;
  /// Forgets what was placed since.
  void rewind(const Mark& mark);

 private:
  Result<void> lay_out_window(store::Transaction& tx);
  Result<StoryId> story_for(store::Transaction& tx, const cluster::Placement& placement);

  Instant now_;
  std::optional<cluster::Window> window_;
};

}  // namespace vigie::app
