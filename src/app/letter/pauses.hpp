// SPDX-License-Identifier: EUPL-1.2
/// Readers whose pause is over receive again.
///
/// Shape   in the caller's transaction, each with its consent event; answers how many.
/// Errors  storage.
#pragma once

#include "store/sql/database.hpp"

namespace vigie::app {

Result<int> resume_paused(store::Transaction& tx, Instant now);

}  // namespace vigie::app
