// SPDX-License-Identifier: EUPL-1.2
/// Searches that are kept, who follows them, and the secret addresses of their feeds.
///
/// Shape   a search belongs to a centre or to the network, and outlives who made it; one that was
///         given up stays as a row. A follower has been told of all articles up to `told_to`.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/search.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct SavedSearch {
  SavedSearchId id;
  CentreId centre;  ///< none: the network's
  std::string name;
  std::string query;
  int version = 1;
  std::string made_by;  ///< name
  Instant made_at;
};

/// One that a centre sees, and how who asks follows it.
struct SeenSearch {
  SavedSearch search;
  AlertRhythm rhythm = AlertRhythm::page;
  std::int64_t followers = 0;
};
/// Of the centre and of the network, by name.
Result<std::vector<SeenSearch>> saved_searches(Reader& reader, CentreId centre, CuratorId curator);
Result<std::optional<SavedSearch>> saved_search(Reader& reader, SavedSearchId id);

Result<SavedSearchId> add_saved_search(Transaction& tx, const SavedSearch& search, CuratorId by,
                                       Instant now);
/// False where somebody changed it since `search.version`.
Result<bool> change_saved_search(Transaction& tx, const SavedSearch& search, CuratorId by,
                                 Instant now);
Result<bool> retire_saved_search(Transaction& tx, SavedSearchId id, int version, CuratorId by,
                                 Instant now);

/// Told of what comes behind `told_to`, from now on.
Result<void> follow_search(Transaction& tx, SavedSearchId search, CuratorId curator,
                           AlertRhythm rhythm, ArticleId told_to, Instant now);

/// Who is told of a search, with what is needed to know when.
struct Follower {
  SavedSearchId search;
  CuratorId curator;
  CentreId centre;   ///< the curator's
  std::string zone;  ///< the centre's
  AlertRhythm rhythm = AlertRhythm::page;
  ArticleId told_to;
  Instant told_at;
};
/// By curator, then by the searches' names; those that only look at the page are left out.
Result<std::vector<Follower>> alert_followers(Reader& reader);
Result<void> mark_told(Transaction& tx, const Follower& follower, ArticleId told_to, Instant now);

struct AlertLine {
  SavedSearch search;
  ArticleId after;
  ArticleId upto;
};
Result<std::int64_t> add_alert(Transaction& tx, CuratorId curator, Instant now);
Result<void> add_alert_line(Transaction& tx, std::int64_t alert, SavedSearchId search,
                            ArticleId after, ArticleId upto);
/// Those of searches that still stand, by name.
Result<std::vector<AlertLine>> alert_lines(Reader& reader, std::int64_t alert);
Result<std::int64_t> forget_alerts(Transaction& tx, Instant before);

struct SearchFeed {
  std::int64_t id = 0;
  SavedSearch search;
  std::string name;
  std::string token;
  Instant made_at;
};
Result<std::vector<SearchFeed>> search_feeds(Reader& reader, CuratorId curator);
/// The search a token is for, and whose eyes it has; none where it does not answer (any more).
struct OpenFeed {
  SavedSearch search;
  CentreId centre;
};
Result<std::optional<OpenFeed>> search_feed_of(Reader& reader, std::string_view token);
Result<void> add_search_feed(Transaction& tx, SavedSearchId search, CuratorId curator,
                             std::string_view name, std::string_view token, Instant now);
/// False where it is none of this curator's.
Result<bool> revoke_search_feed(Transaction& tx, std::int64_t id, CuratorId curator, Instant now);

}  // namespace vigie::store
