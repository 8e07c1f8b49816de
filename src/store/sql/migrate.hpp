// SPDX-License-Identifier: EUPL-1.2
/// The schema's versions: append-only files of src/store/migrations, one transaction each, their
/// number in PRAGMA user_version.
///
/// Errors  storage, and conflict when the file was written by a newer vigie.
#pragma once

#include "store/sql/database.hpp"

namespace vigie::store {

enum class SchemaState { current, too_old, too_new };

/// The number of the newest migration in this binary.
int newest_version();
Result<int> schema_version(Database& db);
Result<SchemaState> schema_state(Database& db);

/// Brings the schema up to date; answers how many migrations ran.
Result<int> migrate(Database& db);

}  // namespace vigie::store
