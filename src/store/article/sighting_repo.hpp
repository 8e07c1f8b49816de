// SPDX-License-Identifier: EUPL-1.2
/// Which source showed which article, and by which item.
///
/// Shape   a sighting is article × source; a source item is what the feed calls the piece, with the
///         fingerprint of what it last said of it.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct KnownItem {
  ArticleId article;
  std::string content_hash;
};

Result<std::optional<KnownItem>> source_item(Reader& reader, SourceId source,
                                             std::string_view item_key);
Result<void> put_source_item(Transaction& tx, SourceId source, std::string_view item_key,
                             ArticleId article, std::string_view content_hash);
/// Of an item we have: it says something else now.
Result<void> edit_source_item(Transaction& tx, SourceId source, std::string_view item_key,
                              std::string_view content_hash);

/// Seen again. Noted once a day: a feed shows each of its items at every poll.
Result<void> touch_sighting(Transaction& tx, ArticleId article, SourceId source, Instant now);
/// Seen by this source, for the first time or again; true the first time.
Result<bool> see_article(Transaction& tx, ArticleId article, SourceId source, Instant now);
Result<void> insert_sighting(Transaction& tx, ArticleId article, SourceId source, Instant now);

}  // namespace vigie::store
