// SPDX-License-Identifier: EUPL-1.2
/// One item of a feed, into the database: known, sighted, new or edited.
///
/// Shape   inside the transaction of its feed. The item's key inside the feed is looked up first,
///         the page's key across all feeds next: the same page in ten feeds is one article with ten
///         sightings. A new article is grouped, tagged and laid on the desks of who reads the
///         source. An edit counts only from the source that showed the article first: feeds that
///         word one page differently would rewrite it at every poll.
/// Errors  storage.
#pragma once

#include <string>
#include <vector>

#include "app/tagging.hpp"
#include "identify/identify.hpp"
#include "model/feed.hpp"
#include "model/ids.hpp"
#include "store/database.hpp"
#include "store/poll_repo.hpp"

namespace vigie::app {

/// What is the same for all items of a feed.
struct FeedIntake {
  const store::PollTarget& source;
  const std::string& site_url;         ///< for items without any address
  const std::vector<CentreId>& desks;  ///< who reads this source today
  const Taggers& taggers;
  Instant now;
};

enum class ItemNews {
  known,    ///< as it was
  sighted,  ///< an article we had, now shown by this source too
  fresh,    ///< a new article
  edited    ///< the article changed
};

Result<ItemNews> take_item(store::Transaction& tx, const FeedIntake& intake, const FeedItem& item,
                           const identify::ItemIdentity& identity);

}  // namespace vigie::app
