// SPDX-License-Identifier: EUPL-1.2
#include "app/story/grouping.hpp"

#include <utility>

#include "cluster/bounds.hpp"
#include "cluster/edited.hpp"
#include "cluster/kept.hpp"
#include "cluster/reason.hpp"
#include "store/article/article_repo.hpp"
#include "store/article/sketch_repo.hpp"
#include "store/story/grouping_repo.hpp"
#include "store/story/story_repo.hpp"
#include "text/domain.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

Result<std::string> reason_of(store::Transaction& tx, const cluster::Placement& placement) {
  auto reader = tx.reader();
  const auto like = store::article_card(reader, placement.like.article);
  if (!like) return fail(like.error());
  return cluster::reason_of(placement, {like->title, like->media, like->published_at});
}

/// An article that stands alone has a reason where a story like it was full.
bool says_why(const cluster::Placement& placement) {
  return placement.join != cluster::Join::alone || placement.bound != cluster::Bound::none;
}

}  // namespace

cluster::Piece piece_of(const identify::ItemWords& words, const identify::ItemIdentity& identity,
                        const std::string& title, std::optional<Instant> published_at,
                        Instant now) {
  const std::string paper = text::registrable_domain(text::host_of(identity.url_key));
  text::FoldedText room;
  const bool own = words.title().text == title;  // else it stands in for the title that is missing
  return {cluster::sketch_of(own ? words.title() : text::fold_words(title, room), words.excerpt()),
          cluster::paper_number(paper), published_at.value_or(now)};
}

Result<void> Grouping::lay_out_window(store::Transaction& tx) {
  cluster::Window window;
  auto reader = tx.reader();
  const Instant since = now_ - cluster::kWindowDays * kDaySeconds;
  const auto count = store::most_sketches(reader, since);
  if (!count) return fail(count.error());
  window.expect_articles(*count);
  cluster::Kept kept;
  auto read = store::each_sketch(reader, since, [&](const store::ArticleSketch& row) {
    if (!cluster::read_kept(row.sketch, kept)) return;  // of a later version: it takes nothing in
    window.admit(kept, {row.article, row.reprint, row.story});
  });
  if (!read) return read;
  window_ = std::move(window);
  return {};
}

/// A curator may have moved the groups since the window was laid out: the rows are right.
Result<StoryId> Grouping::story_for(store::Transaction& tx, const cluster::Placement& placement) {
  if (placement.join == cluster::Join::alone) return store::insert_story(tx, now_);
  auto reader = tx.reader();
  return store::story_of_reprint(reader, placement.like.reprint);
}

Result<ArticlePlace> Grouping::place(store::Transaction& tx, const cluster::Piece& piece,
                                     SourceId) {
  if (!window_) {
    if (auto done = lay_out_window(tx); !done) return fail(done.error());
  }
  ArticlePlace place{{}, {}, cluster::place_in(*window_, piece), piece};
  const auto story = story_for(tx, place.placement);
  if (!story) return fail(story.error());
  place.story = *story;
  place.reprint = place.placement.like.reprint;
  if (place.placement.join == cluster::Join::reprint) return place;
  const auto reprint = store::insert_reprint(tx, place.story, now_);
  if (!reprint) return fail(reprint.error());
  place.reprint = *reprint;
  return place;
}

Result<void> Grouping::record(store::Transaction& tx, ArticleId article, const ArticlePlace& place,
                              std::string_view why) {
  const bool copy = place.placement.join == cluster::Join::reprint;
  const cluster::Kept kept = window_->keep(place.piece, copy);
  const std::string sketch = cluster::bytes_of(kept);
  auto stored = store::insert_sketch(tx, {article, place.reprint, place.story, sketch});
  if (!stored) return stored;
  window_->admit(kept, {article, place.reprint, place.story});
  std::string sentence(why);
  if (says_why(place.placement)) {
    const auto reason = reason_of(tx, place.placement);
    if (!reason) return fail(reason.error());
    sentence += (sentence.empty() ? "" : " ") + *reason;
  }
  if (sentence.empty()) return {};
  if (copy) return store::record_machine_join(tx, article, place.reprint, sentence, now_);
  return store::record_machine_join(tx, article, place.story, sentence, now_);
}

Result<void> Grouping::reword(store::Transaction& tx, ArticleId article,
                              const cluster::Piece& piece) {
  auto reader = tx.reader();
  const auto bytes = store::sketch_of(reader, article);
  if (!bytes) return fail(bytes.error());
  cluster::Kept kept;
  if (!*bytes || !cluster::read_kept(**bytes, kept)) return {};
  if (kept.piece.sketch == piece.sketch) return {};
  if (!window_) {
    if (auto done = lay_out_window(tx); !done) return done;
  }
  const cluster::Piece edited{piece.sketch, 0, piece.published_at};
  if (!cluster::still_tells(edited, article, window_->matches(edited))) return {};
  kept.piece.sketch = piece.sketch;
  const cluster::Kept now = window_->keep(kept.piece, kept.copy);
  return store::replace_sketch(tx, article, cluster::bytes_of(now));
}

Grouping::Mark Grouping::mark() const {
  if (!window_) return std::nullopt;
  return window_->mark();
}

void Grouping::rewind(const Mark& mark) {
  if (mark && window_) {
    window_->rewind(*mark);
  } else {
    window_.reset();
  }
}

}  // namespace vigie::app
