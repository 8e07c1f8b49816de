// SPDX-License-Identifier: EUPL-1.2
/// Filter rules at work: those of the database on arrival, those of the file in a dry run.
///
/// Shape   a rule puts a story aside on the desk of a centre the moment its first article comes: it
///         lies among what was discarded, with the rule's name, and a curator takes it back like
///         any other. Nothing is deleted, and what lies on a desk already is never touched. The dry
///         run looks at what came in the last days and is still to be read.
/// Errors  storage; mistakes of the file are the dry run's diagnostics, and it holds no rule then:
///         half a condition would put aside too much.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "config/vigie_config.hpp"
#include "filter/filters.hpp"
#include "model/feed.hpp"
#include "store/source/poll_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

inline constexpr int kFilterPreviewDays = 30;

struct FilterBook {
  filter::Filters filters;
  std::map<CentreId, std::string> centre_keys;
};

Result<FilterBook> load_filter_book(store::Reader& reader);

/// The rule that puts this item aside on this desk; null: none.
const FilterRule* rule_against(const FilterBook& book, const FeedItem& item,
                               const store::PollTarget& source, CentreId centre);

struct FilterHit {
  std::string rule;    ///< its name
  std::string centre;  ///< key
  std::string title;
  std::string media;
  Instant arrived_at;
};

struct FilterPreview {
  std::vector<config::Diagnostic> diagnostics;
  std::size_t rules = 0;
  std::size_t looked_at = 0;  ///< stories on desks
  std::vector<FilterHit> hits;
};

/// What the rules of the file would put aside of what came since `now` - kFilterPreviewDays.
Result<FilterPreview> preview_filters(store::Reader& reader, const config::VigieConfig& config,
                                      Instant now);

}  // namespace vigie::app
