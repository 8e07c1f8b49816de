// SPDX-License-Identifier: EUPL-1.2
/// Finding again what was ever read, on whatever desk: the page of answers as it is read.
///
/// Shape   what was asked -> stories with the article that matched in front, latest arrival first,
///         by keyset; or nearest to the words first, of the kSearchWindow latest. Counts and facets
///         are of these latest. Words of titles are found for ever, those of texts as long as these
///         are kept, those of notes among the panorama's kNotesLookedAt latest.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desk/read_desk.hpp"
#include "app/search/parse_search.hpp"

namespace vigie::app {

inline constexpr int kSearchPageStories = 30;
inline constexpr int kSearchWindow = 1'000;

enum class SearchOrder { latest, nearest };

struct SearchQuery {
  SearchAsked asked;
  SearchOrder order = SearchOrder::latest;
  std::string_view mark = {};  ///< where the answers are cut; "": their beginning
};

struct FoundStory {
  DeskStory
      story;  ///< the article that matched speaks for it; version 0 where it is not on the desk
  int matches = 1;      ///< articles of it among the answers
  std::string kept_by;  ///< another centre; "" for none
};

struct SearchPage {
  std::vector<FoundStory> found;
  std::int64_t articles = 0;     ///< that match, at most kSearchWindow
  bool more_than_shown = false;  ///< there are more than kSearchWindow
  std::vector<store::Facet> facets;
  std::string next;                        ///< the mark of what follows; "" at the end
  bool walked = false;                     ///< the rest is older than all that was looked at
  std::int64_t looked_in = 0;              ///< articles in all
  std::vector<std::string> unknown_saved;  ///< names of saved searches that nobody has
};

Result<SearchPage> find_again(store::Reader& reader, const store::Curator& curator,
                              SearchQuery query, const tag::TerritoryTagger* places);

/// What was asked with its notes and saved searches looked up: ready for `matching_articles`.
/// Answers the names that no saved search has.
Result<std::vector<std::string>> settle_search(store::Reader& reader, CentreId centre,
                                               SearchAsked& asked);

}  // namespace vigie::app
