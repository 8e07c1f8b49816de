// SPDX-License-Identifier: EUPL-1.2
/// vigie territories import FILE [--json]
///
/// Shape   the official file of the priority neighbourhoods replaces those known; the report says
///         in French what was read, and which lines were not.
#pragma once

#include <filesystem>

#include "cli/installation.hpp"

namespace vigie::cli {

struct TerritoriesImportArguments {
  std::filesystem::path file;
  bool json = false;
};

int run_territories_import(const TerritoriesImportArguments& arguments, Console& console,
                           const Installation& installation);

}  // namespace vigie::cli
