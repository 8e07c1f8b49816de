// SPDX-License-Identifier: EUPL-1.2
#include "cluster/stream.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "cluster/bounds.hpp"

namespace vigie::cluster {
namespace {

constexpr int kSettleRounds = 2;
constexpr std::uint32_t kSettleSizeMax = 2;

}  // namespace

void Stream::take(StreamItem item) {
  const bool later = !waiting_.empty() && waiting_.back().item.published_at != item.published_at;
  if (later || waiting_.size() >= kInstantItemsMax) place_waiting();
  waiting_.push_back({std::move(item), places_.size()});
  places_.emplace_back();
}

void Stream::place_waiting() {
  const auto contents = [](const Waiting& waiting) {
    const StreamItem& item = waiting.item;
    return std::tie(item.title, item.text, item.url_key, item.paper);
  };
  std::ranges::sort(waiting_,
                    [&](const Waiting& a, const Waiting& b) { return contents(a) < contents(b); });
  std::vector<Placed> fresh;
  for (const Waiting& waiting : waiting_) {
    places_[waiting.number] = place(waiting.item, fresh);
  }
  waiting_.clear();
  for (int round = 0; round < kSettleRounds && fresh.size() > 1; ++round) settle(fresh);
}

Place Stream::place(const StreamItem& item, std::vector<Placed>& fresh) {
  if (const auto known = pages_.find(item.url_key); known != pages_.end()) return known->second;
  now_ = std::max(now_, item.published_at);
  window_.expire(now_);
  Piece piece{sketch_of(item.title, item.text), paper_number(item.paper), item.published_at};
  const Placement placement = place_in(window_, piece);
  Place place{ArticleId{++articles_}, placement.like.reprint, placement.like.story};
  if (placement.join != Join::reprint) place.reprint = ReprintId{++reprints_};
  if (placement.join == Join::alone) place.story = StoryId{++stories_};
  window_.admit(piece, place, placement.join == Join::reprint);
  if (!item.url_key.empty()) pages_.emplace(item.url_key, place);
  fresh.push_back({std::move(piece), place});
  return place;
}

void Stream::settle(const std::vector<Placed>& fresh) {
  for (const Placed& placed : fresh) {
    const StoryId own = window_.living(placed.place.story);
    if (window_.size_of(own) > kSettleSizeMax) continue;
    const auto into = belongs_after_all(placed.piece, own, window_.matches(placed.piece));
    if (into && bound_of(window_, placed.piece, *into) == Bound::none) window_.merge(own, *into);
  }
}

std::vector<Place> Stream::finish() {
  place_waiting();
  for (Place& place : places_) place.story = window_.living(place.story);
  return std::move(places_);
}

}  // namespace vigie::cluster
