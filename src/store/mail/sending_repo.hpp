// SPDX-License-Identifier: EUPL-1.2
/// What an issue under way still owes.
///
/// Units   times are UTC seconds.
/// Errors  storage.
#pragma once

#include <cstdint>
#include <optional>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct OwedDeliveries {
  std::int64_t left = 0;               ///< todo, claimed, handed or deferred
  bool todo = false;                   ///< some never tried
  std::optional<Instant> next_try_at;  ///< of the deferred ones
  bool interrupted = false;            ///< claimed or handed by a process that may be gone
};

Result<OwedDeliveries> owed_deliveries(Reader& reader, IssueId issue);

}  // namespace vigie::store
