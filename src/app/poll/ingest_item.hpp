// SPDX-License-Identifier: EUPL-1.2
/// One item of a feed, into the database: known, sighted, new or edited.
///
/// Shape   inside the savepoint of its feed. The same page in ten feeds is one article with ten
///         sightings. A new article is grouped, tagged and laid on the desks of who reads the
///         source. An edit counts only from the source that showed the article first: feeds that
///         word one page differently would rewrite it at every poll. What an address bears after
///         the article we know of it (identify/renewed.hpp) is an article of its own: the one
///         before keeps its words, its date and what was decided on it. The first time that a source
///         is read, what is more than kBacklogDays older than its newest item is kept and searched
///         but lies on no desk: a feed may hold years.
/// Errors  storage; what the gazetteer failed with.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/poll/filtering.hpp"
#include "app/poll/prepare_feed.hpp"
#include "app/poll/recognise.hpp"
#include "app/poll/renewal.hpp"
#include "app/poll/write_batch.hpp"
#include "app/story/grouping.hpp"
#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

inline constexpr std::int64_t kBacklogDays = 14;

/// What is the same for all items of a document.
struct FeedIntake {
  const store::PollTarget& source;
  const ParsedFeed& feed;
  const std::vector<CentreId>& desks;  ///< who reads this source today
  const Taggers& taggers;
  const Publishing& publishing;
  Grouping& grouping;
  SearchNews& search;
  Instant now;
  std::optional<Instant> desks_since;  ///< older items of a first document lie on no desk
  const FilterBook& filters;
  /// Articles that this document brought: it may tell one page twice.
  std::map<std::string_view, ArticleId> admitted = {};
  PageCheck pages = {};
};

enum class ItemNews {
  known,    ///< as it was
  sighted,  ///< an article we had, now shown by this source too
  fresh,    ///< a new article
  edited    ///< the article changed
};

Result<ItemNews> take_item(store::Transaction& tx, FeedIntake& intake, const PreparedItem& prepared,
                           const Recognised& recognised);

/// A page that a person names: no source shows it. Laid on the desks of `intake`, known or not.
struct TakenPage {
  StoryId story;
  ArticleId article;
  bool known = false;  ///< the article was there already
};
Result<TakenPage> take_page(store::Transaction& tx, FeedIntake& intake,
                            const PreparedItem& prepared);

/// From when on items of a first document are laid on desks; none for all.
std::optional<Instant> desks_since(const store::PollTarget& source,
                                   const std::vector<PreparedItem>& items);

}  // namespace vigie::app
