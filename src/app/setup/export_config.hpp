// SPDX-License-Identifier: EUPL-1.2
/// `vigie export config`: the present state as the files that `apply` reads.
///
/// Shape   centres, themes, rota with its plan and exceptions, filters and each centre's sources,
///         beside vigie.toml, the letters and the territories as they stand. Files lie to each
///         other as they do where they come from, so that vigie.toml needs no change; where it
///         names one by its whole path, that line alone is changed. What is written is read again
///         and compared: a file whose lines could not be exchanged is written anew.
///         All of it is written aside first and then put in its place.
/// Errors  storage; invalid_input for a file that cannot be read or a name that is no folder.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "config/vigie_config.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct ExportRequest {
  std::filesystem::path config_file;  ///< vigie.toml, as it was found
  std::filesystem::path folder;
  bool force = false;  ///< also into a folder that holds something
};

struct Exported {
  std::filesystem::path config_file;         ///< of what was written
  std::vector<std::string> anew;             ///< files whose comments could not be kept
  std::size_t left_out = 0;                  ///< lines of the plan outside of the rota's validity
  std::vector<config::Diagnostic> problems;  ///< why `apply` would refuse it
  bool faithful = true;                      ///< `apply` finds nothing to change
};

struct FolderNotEmpty {};

using ExportOutcome = std::variant<Exported, FolderNotEmpty>;

Result<ExportOutcome> export_config(store::Reader& reader, const config::VigieConfig& config,
                                    const ExportRequest& request);

}  // namespace vigie::app
