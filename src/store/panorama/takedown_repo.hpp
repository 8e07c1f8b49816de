// SPDX-License-Identifier: EUPL-1.2
/// Articles whose publisher asked that nothing of theirs be shown.
///
/// Shape   a row for each article, for ever: whatever the feed says afterwards, no extract of it is
///         public. What the feed had said is forgotten at once.
/// Errors  storage.
#pragma once

#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// Once for each article; later askings change nothing.
Result<void> add_takedown(Transaction& tx, ArticleId article, std::string_view asked_by,
                          CuratorId by, Instant now);
Result<void> forget_feed_text(Transaction& tx, ArticleId article);

Result<bool> is_taken_down(Reader& reader, ArticleId article);

/// Items of the panorama that are made of it and not withdrawn.
Result<std::vector<PanoramaItemId>> live_items_of(Reader& reader, ArticleId article);

}  // namespace vigie::store
