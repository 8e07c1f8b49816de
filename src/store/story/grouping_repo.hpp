// SPDX-License-Identifier: EUPL-1.2
/// The log of decisions on groups: who put which article where, and why.
///
/// Errors  storage.
#pragma once

#include <string>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// The machine found a reprint or a story for a new article.
Result<void> record_machine_join(Transaction& tx, ArticleId article, ReprintId reprint,
                                 std::string_view reason, Instant now);
Result<void> record_machine_join(Transaction& tx, ArticleId article, StoryId story,
                                 std::string_view reason, Instant now);

}  // namespace vigie::store
