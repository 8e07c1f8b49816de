// SPDX-License-Identifier: EUPL-1.2
/// vigie db migrate | check | backup FILE | restore FILE
#pragma once

#include <filesystem>

#include "cli/installation.hpp"

namespace vigie::cli {

int run_db_migrate(Console& console, const Installation& installation);
int run_db_check(Console& console, const Installation& installation);
int run_db_backup(const std::filesystem::path& file, Console& console,
                  const Installation& installation);
int run_db_restore(const std::filesystem::path& file, Console& console,
                   const Installation& installation);

}  // namespace vigie::cli
