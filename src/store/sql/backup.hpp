// SPDX-License-Identifier: EUPL-1.2
/// Copies of the database that are known to be good.
///
/// Shape   a backup is one file, made while others read and write (VACUUM INTO beside its place,
///         synced, checked, then renamed: a half-made backup never bears the name asked for).
///         A restore checks the file before and after it takes the database's place, and keeps the
///         database it replaced.
/// Errors  storage, invalid_input (the file is no sound vigie database), conflict (newer schema).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/sql/database.hpp"

namespace vigie::store {

/// What is wrong with a database: empty when integrity and foreign keys are sound.
Result<std::vector<std::string>> find_damage(Database& db);

/// Replaces `file` if it exists.
Result<void> back_up(Database& db, const std::filesystem::path& file);

struct Restored {
  std::filesystem::path replaced;  ///< where the former database was kept; empty if there was none
  int schema_version = 0;
};

/// Puts `backup` in the place of `database`. Nobody may have it open: the caller holds the locks.
Result<Restored> restore(const std::filesystem::path& backup, const std::filesystem::path& database,
                         Instant now);

}  // namespace vigie::store
