// SPDX-License-Identifier: EUPL-1.2
/// vigie export all DIR and vigie import all DIR: everything, out and in.
///
/// Shape   out into a new folder; in into a machine whose database is new.
#pragma once

#include <filesystem>

#include "cli/installation.hpp"

namespace vigie::cli {

struct WayOutArguments {
  std::filesystem::path folder;
};

int run_export_all(const WayOutArguments& arguments, Console& console,
                   const Installation& installation);
int run_import_all(const WayOutArguments& arguments, Console& console,
                   const Installation& installation);

}  // namespace vigie::cli
