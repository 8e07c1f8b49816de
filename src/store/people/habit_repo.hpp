// SPDX-License-Identifier: EUPL-1.2
/// What the program knows of how somebody works, and forgets when she goes.
///
/// Shape   preferences, what was opened, which searches tell her. Decisions, notes and drafts are
///         work, and stay.
/// Errors  storage.
#pragma once

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

Result<void> forget_habits(Transaction& tx, CuratorId curator);

}  // namespace vigie::store
