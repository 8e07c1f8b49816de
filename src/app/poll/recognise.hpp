// SPDX-License-Identifier: EUPL-1.2
/// Which items of a document are articles we have.
///
/// Shape   each item by its key inside the feed, else by its page, whoever showed it. A feed that
///         changed its guids, its host or its scheme renames everything at once: where half of the
///         items without a known key are known by their page, or by title and date in this same
///         source, those are taken for what they were.
/// Errors  storage.
/// Source  ingest behaviours D1, D3, D6.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/poll/prepare_feed.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

enum class Known { no, by_key, by_page, by_title };

struct Recognised {
  Known known = Known::no;
  ArticleId article;
  StoryId story;             ///< where it was known by its page or its title
  std::string content_hash;  ///< where it was known by its key
};

/// One for each item, in order.
Result<std::vector<Recognised>> recognise(store::Reader& reader, const store::PollTarget& source,
                                          std::span<const PreparedItem> items);

}  // namespace vigie::app
