// SPDX-License-Identifier: EUPL-1.2
/// Who follows the panorama by mail, and what appeared for them.
///
/// Shape   a follower is a subscription of the list "panorama"; without a filter all of it is for
///         them, with one the items under one of its themes or territories.
/// Units   UTC seconds.
/// Errors  storage.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

inline constexpr std::string_view kPanoramaList = "panorama";

Result<void> put_panorama_list(Transaction& tx);

struct PanoramaFollower {
  SubscriptionId id;
  std::string email;
  std::string name;
};
/// Those who receive at this rhythm ("daily" or "weekly").
Result<std::vector<PanoramaFollower>> followers(Reader& reader, std::string_view frequency);

using FollowerFilters = std::vector<std::pair<std::string, std::string>>;  ///< kind, code
Result<FollowerFilters> follower_filters(Reader& reader, SubscriptionId id);
Result<void> set_follower_choice(Transaction& tx, SubscriptionId id, std::string_view frequency,
                                 const FollowerFilters& filters);

struct FollowedItem {
  std::string key;
  std::string title;
  std::string url;
  std::string media;
  std::string note;
  std::string centre;
  Instant published_at;
};
/// On the panorama now, that appeared after `from` and until `to`, newest first.
Result<std::vector<FollowedItem>> followed_items(Reader& reader, SubscriptionId follower,
                                                 Instant from, Instant to, int limit);

}  // namespace vigie::store
