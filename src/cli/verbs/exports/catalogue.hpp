// SPDX-License-Identifier: EUPL-1.2
/// vigie catalogue import FILE, status, check, authors FILE: what the network's catalogue holds.
///
/// Shape   the file replaces what was known; answers that persons gave stay. `check` tells the state
///         of each item of a month.
#pragma once

#include <filesystem>

#include "cli/installation.hpp"

namespace vigie::cli {

struct CatalogueArguments {
  std::filesystem::path file;
  std::string days;
  bool json = false;
};

int run_catalogue_import(const CatalogueArguments& arguments, Console& console,
                         const Installation& installation);
int run_catalogue_status(const CatalogueArguments& arguments, Console& console,
                         const Installation& installation);
int run_catalogue_check(const CatalogueArguments& arguments, Console& console,
                        const Installation& installation);
int run_catalogue_authors(const CatalogueArguments& arguments, Console& console,
                          const Installation& installation);

}  // namespace vigie::cli
