// SPDX-License-Identifier: EUPL-1.2
/// What publishers say of the use of a page, kept with its article for `rights`.
///
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "model/publisher.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// The last reading of the page counts.
Result<void> put_signals(Transaction& tx, ArticleId article, const PublisherSignals& signals,
                         Instant now);
/// None where the page itself was never fetched.
Result<std::optional<PublisherSignals>> signals_of(Reader& reader, ArticleId article);

/// What the extract of an article would be taken from, and by what right.
struct ExtractGround {
  ArticleId article;
  std::string text;       ///< of the feed or page; "" once it was purged
  int granted_words = 0;  ///< the least that one of the sources that showed it grants
  std::optional<PublisherSignals> signals = {};
};
/// Of those articles whose every source grants some words.
Result<std::vector<ExtractGround>> extract_grounds(Reader& reader,
                                                   const std::vector<ArticleId>& articles);

}  // namespace vigie::store
