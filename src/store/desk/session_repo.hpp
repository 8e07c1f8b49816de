// SPDX-License-Identifier: EUPL-1.2
/// What an empty desk says: what its curator did, what it is fed by, when more may come.
///
/// Errors  storage.
#pragma once

#include <optional>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct MorningCounts {
  std::int64_t decided = 0;
  std::int64_t relayed = 0;
};
/// Moves of the curator that stand, since `since`.
Result<MorningCounts> morning_counts(Reader& reader, CuratorId curator, Instant since);

struct SourceCounts {
  std::int64_t held = 0;
  std::int64_t failing = 0;
  std::optional<Instant> next_at;  ///< the next check of one of them
};
Result<SourceCounts> source_counts(Reader& reader, CentreId centre);

}  // namespace vigie::store
