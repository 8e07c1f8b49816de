// SPDX-License-Identifier: EUPL-1.2
/// Searches that a centre or the network keeps, and how each curator is told of what they find.
///
/// Shape   a search outlives who made it; whoever decides for the centre may change it, the
///         network's is for who coordinates. Each curator chooses a rhythm of their own, an hour, and
///         private feeds, each with a secret address that can be taken back.
/// Errors  not_found for a search that the centre does not see; forbidden for the network's; conflict
///         where somebody changed it since; invalid_input for an hour that is none.
#pragma once

#include <string>
#include <variant>

#include "base/entropy.hpp"
#include "store/people/curator_repo.hpp"
#include "store/search/saved_search_repo.hpp"

namespace vigie::app {

inline constexpr std::size_t kSearchNameBytesMax = 120;
inline constexpr int kSavedSearchesMax = 100;  ///< of a centre, the network's aside
inline constexpr int kFeedsMax = 20;           ///< of a curator
inline constexpr int kDigestHour = 8;          ///< where nobody chose one

enum class SaveRefusal { no_name, no_query, name_taken, too_many };
/// French, a whole sentence.
std::string_view sentence_of(SaveRefusal refusal);

/// Who asks, and whether they coordinate the network.
struct SearchKeeper {
  const store::Curator& curator;
  bool coordinates = false;
};

using SaveAnswer = std::variant<SavedSearchId, SaveRefusal>;
/// `search.centre` none: for the network.
Result<SaveAnswer> keep_search(store::Database& db, const SearchKeeper& keeper,
                               store::SavedSearch search, AlertRhythm rhythm, Instant now);
Result<SaveAnswer> change_search(store::Database& db, const SearchKeeper& keeper,
                                 store::SavedSearch search, Instant now);
Result<void> give_up_search(store::Database& db, const SearchKeeper& keeper, SavedSearchId search,
                            int version, Instant now);

Result<void> choose_rhythm(store::Database& db, const store::Curator& curator, SavedSearchId search,
                           AlertRhythm rhythm, Instant now);

/// When the digest comes, and whether also where there is nothing.
struct AlertChoice {
  int hour = kDigestHour;
  bool empty_too = false;
};
Result<AlertChoice> alert_choice(store::Reader& reader, CuratorId curator);
Result<void> choose_alerts(store::Database& db, CuratorId curator, const AlertChoice& choice);

Result<void> open_search_feed(store::Database& db, Entropy& entropy, const store::Curator& curator,
                              SavedSearchId search, std::string_view name, Instant now);
Result<void> close_search_feed(store::Database& db, const store::Curator& curator,
                               std::int64_t feed, Instant now);

/// The Atom feed behind a secret address; none where it does not answer (any more). It tells
/// titles, papers and links, no text of a feed.
Result<std::optional<std::string>> search_feed_xml(store::Reader& reader, std::string_view token,
                                                   std::string_view public_url, Instant now);

}  // namespace vigie::app
