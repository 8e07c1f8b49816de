// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/renewal.hpp"

#include <cstdlib>

#include "cluster/sketch.hpp"

namespace vigie::app {
namespace {

/// Unchanged items that are looked at for the feed's habit, and of how many it is one.
constexpr int kItemsLookedAt = 40;
constexpr int kHabitMin = 3;

bool is_live(std::string_view title) { return cluster::sketch_of(title, "").live; }

}  // namespace

Result<PageVerdict> PageCheck::look(store::Reader& reader, const FeedItem& item,
                                    const PreparedItem& prepared,
                                    const store::KnownArticle& known) {
  const bool dated = known.published_at && prepared.published_at;
  if (!dated || std::abs(*prepared.published_at - *known.published_at) < identify::kRenewedAfter) {
    return PageVerdict{};
  }
  const auto before = store::kept_text(reader, known.id);
  if (!before) return fail(before.error());
  const auto moves = redates(reader);
  if (!moves) return fail(moves.error());
  const auto renewed = store::articles_before(reader, prepared.identity.url_key);
  if (!renewed) return fail(renewed.error());
  const identify::PageHabits habits{*moves, *renewed};
  const identify::Printing had{known.title, *before ? (*before)->excerpt : std::string_view(),
                               known.published_at, is_live(known.title)};
  const identify::Printing now{prepared.title, item.excerpt, prepared.published_at,
                               is_live(prepared.title)};
  const identify::Renewal renewal = identify::renewal_of(had, now, habits);
  PageVerdict verdict{renewal.news};
  if (renewal.news == identify::PageNews::another) {
    verdict.reason = identify::reason_of(renewal, known.title, habits);
  }
  return verdict;
}

/// A feed that dates everything with the hour of the poll dates nothing.
Result<bool> PageCheck::redates(store::Reader& reader) {
  if (redates_) return *redates_;
  int looked_at = 0;
  int moved = 0;
  for (std::size_t i = 0; i < items_.size() && looked_at < kItemsLookedAt; ++i) {
    const Recognised& one = recognised_[i];
    const bool unchanged = one.known == Known::by_key && items_[i].published_at &&
                           one.content_hash == items_[i].identity.content_hash;
    if (!unchanged) continue;
    const auto article = store::article_by_id(reader, one.article);
    if (!article) return fail(article.error());
    if (!*article || !(*article)->published_at) continue;
    ++looked_at;
    const std::int64_t later = *items_[i].published_at - *(*article)->published_at;
    moved += later >= identify::kRenewedAfter ? 1 : 0;
  }
  redates_ = moved >= kHabitMin && 2 * moved > looked_at;
  return *redates_;
}

}  // namespace vigie::app
