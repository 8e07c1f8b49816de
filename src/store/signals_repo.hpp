// SPDX-License-Identifier: EUPL-1.2
/// What publishers say of the use of a page, kept with its article for `rights`.
///
/// Errors  storage.
#pragma once

#include <optional>

#include "model/ids.hpp"
#include "model/publisher.hpp"
#include "store/database.hpp"

namespace vigie::store {

/// The last reading of the page counts.
Result<void> put_signals(Transaction& tx, ArticleId article, const PublisherSignals& signals,
                         Instant now);
/// None where the page itself was never fetched.
Result<std::optional<PublisherSignals>> signals_of(Reader& reader, ArticleId article);

}  // namespace vigie::store
