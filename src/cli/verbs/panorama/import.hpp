// SPDX-License-Identifier: EUPL-1.2
/// vigie panorama import FILE [--plan] [--themes MAP]      vigie panorama remove LOT
///
/// Shape   see app/panorama/import_old.hpp. The plan is always told first: what was read, what is new,
///         what is left out and why, by year. MAP is a table of two columns: a tag of then, the code
///         of a theme.
#pragma once

#include <filesystem>

#include "cli/console.hpp"
#include "cli/installation.hpp"

namespace vigie::cli {

struct PanoramaImportArguments {
  std::filesystem::path file;
  std::filesystem::path themes;
  bool plan = false;
};
int run_panorama_import(const PanoramaImportArguments& arguments, Console& console,
                        const Installation& installation);

struct PanoramaRemoveArguments {
  std::int64_t lot = 0;
};
int run_panorama_remove(const PanoramaRemoveArguments& arguments, Console& console,
                        const Installation& installation);

}  // namespace vigie::cli
