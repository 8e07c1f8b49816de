// SPDX-License-Identifier: EUPL-1.2
/// vigie subscribers import FILE.csv [--dry-run] | list | remove ADDRESS | erase ADDRESS
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "cli/installation.hpp"

namespace vigie::cli {

struct SubscribersArguments {
  std::string letter;          ///< key; "" : the only one
  std::filesystem::path file;  ///< of import
  bool dry_run = false;
  std::string address;  ///< of remove and erase
  bool json = false;
  std::int64_t lot = 0;  ///< of an import
};

int run_subscribers_import(const SubscribersArguments& arguments, Console& console,
                           const Installation& installation);
int run_subscribers_list(const SubscribersArguments& arguments, Console& console,
                         const Installation& installation);
int run_subscribers_undo(const SubscribersArguments& arguments, Console& console,
                         const Installation& installation);
int run_subscribers_export(const SubscribersArguments& arguments, Console& console,
                           const Installation& installation);
int run_subscribers_remove(const SubscribersArguments& arguments, Console& console,
                           const Installation& installation);
int run_subscribers_erase(const SubscribersArguments& arguments, Console& console,
                          const Installation& installation);

}  // namespace vigie::cli
