// SPDX-License-Identifier: EUPL-1.2
/// The schema's versions: files of src/store/migrations by area, one transaction each, their number
/// in PRAGMA user_version, the program's own number in PRAGMA application_id.
///
/// Shape   until the first release is tagged the files are rewritten in place (decision 42), and a
///         database holds the digest of those that made it: one made by other files is refused, not
///         half read. From the tag on they are append-only.
/// Errors  storage, and conflict when the file was written by a newer vigie or by other files.
#pragma once

#include "store/sql/database.hpp"

namespace vigie::store {

enum class SchemaState {
  current,
  too_old,  ///< empty, or in want of migrations
  too_new,
  other_build  ///< made by a build before the first release, or by another program
};

/// Of the library that reads and writes.
std::string_view sqlite_version();

/// The number of the newest migration in this binary.
int newest_version();
Result<int> schema_version(Database& db);
Result<SchemaState> schema_state(Database& db);

/// Brings the schema up to date; answers how many migrations ran.
Result<int> migrate(Database& db);

}  // namespace vigie::store
