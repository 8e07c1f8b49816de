// SPDX-License-Identifier: EUPL-1.2
/// Articles that readers propose.
///
/// Errors  storage. One that was put aside before is an outcome.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct SuggestionRow {
  SuggestionId id;
  std::string url;
  std::string words;
  Instant sent_at;
};

/// Nothing where the same address waits already.
Result<void> add_suggestion(Transaction& tx, std::string_view url, std::string_view words,
                            Instant now);
Result<bool> close_suggestion(Transaction& tx, SuggestionId id, CuratorId by, Instant now);
/// Those that wait, the oldest first.
Result<std::vector<SuggestionRow>> suggestions(Reader& reader, int limit);
Result<std::int64_t> waiting_suggestions(Reader& reader);

}  // namespace vigie::store
