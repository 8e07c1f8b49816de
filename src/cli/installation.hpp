// SPDX-License-Identifier: EUPL-1.2
/// One installation of vigie: its vigie.toml, and the database that this names.
///
/// Shape   values only; a verb opens what it needs from them.
/// Errors  invalid_input (vigie.toml is not usable: every mistake was told on the console);
///         not_found and conflict for a database that is absent, too old or too new: the sentence
///         says which command to run.
#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "cli/console.hpp"
#include "config/vigie_config.hpp"
#include "store/sql/database.hpp"

namespace vigie::cli {

struct Installation {
  std::filesystem::path config_file;
  config::VigieConfig config;
};

/// conflict: the database wants a newer vigie.
Error too_new(const std::filesystem::path& file);
Error other_build(const std::filesystem::path& file);

/// The file named on the command line, else $VIGIE_CONFIG, else config/vigie.toml here, else
/// /etc/vigie/vigie.toml.
std::filesystem::path find_config(const std::filesystem::path& named);

/// Reads vigie.toml and tells its mistakes, each with file, line and column.
Result<Installation> load_installation(const std::filesystem::path& config_file, Console& console);

/// A database of the version that this program speaks.
Result<store::Database> open_database(const Installation& installation,
                                      store::Mode mode = store::Mode::read_write);

/// The same for verbs that begin an installation: a file that does not exist yet is made.
Result<store::Database> open_or_create_database(const Installation& installation);

/// False where `apply` is still to make it; an error where this account may not even look.
Result<bool> database_exists(const Installation& installation);

}  // namespace vigie::cli
