// SPDX-License-Identifier: EUPL-1.2
#include "app/grouping.hpp"

#include <vector>

#include "store/article_repo.hpp"
#include "store/grouping_repo.hpp"
#include "store/story_repo.hpp"

namespace vigie::app {
namespace {

Result<cluster::Placement> decide(store::Transaction& tx, const cluster::Piece& piece) {
  const Instant since = piece.first_seen_at - cluster::kReprintDays * kDaySeconds;
  auto reader = tx.reader();
  const auto alike = store::alike_articles(reader, piece.text_key, piece.title_key, since);
  if (!alike) return fail(alike.error());
  std::vector<cluster::Candidate> candidates;
  for (const store::AlikeArticle& a : *alike) {
    candidates.push_back({a.id, a.reprint, a.story, a.url_key, a.text_key, a.title_key,
                          a.published_at, a.first_seen_at});
  }
  return cluster::place(piece, candidates);
}

}  // namespace

cluster::Piece piece_of(const FeedItem&, const identify::ItemIdentity& identity,
                        const std::string& title, std::optional<Instant> published_at,
                        Instant now) {
  return {title, identity.url_key, identity.text_key, identity.title_key, published_at, now};
}

Result<Place> Grouping::place(store::Transaction& tx, const cluster::Piece& piece, SourceId) {
  auto placement = decide(tx, piece);
  if (!placement) return fail(placement.error());
  Place place{placement->reprint, placement->story, std::move(*placement)};
  if (place.placement.join == cluster::Join::reprint) return place;
  if (place.placement.join == cluster::Join::story) {
    auto reader = tx.reader();
    const auto story = store::living_story(reader, place.story);
    if (!story) return fail(story.error());
    place.story = *story;
  } else {
    const auto story = store::insert_story(tx, now_);
    if (!story) return fail(story.error());
    place.story = *story;
  }
  const auto reprint = store::insert_reprint(tx, place.story, now_);
  if (!reprint) return fail(reprint.error());
  place.reprint = *reprint;
  return place;
}

Result<void> Grouping::record(store::Transaction& tx, ArticleId article, const Place& place) {
  const cluster::Placement& placement = place.placement;
  switch (placement.join) {
    case cluster::Join::alone:
      return {};
    case cluster::Join::reprint:
      return store::record_machine_join(tx, article, placement.reprint, placement.reason, now_);
    case cluster::Join::story:
      return store::record_machine_join(tx, article, placement.story, placement.reason, now_);
  }
  return {};
}

}  // namespace vigie::app
