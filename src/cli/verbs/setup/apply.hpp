// SPDX-License-Identifier: EUPL-1.2
/// vigie apply [--plan] [--json] [--overwrite CLÉ]…
///
/// Shape   every mistake of every file first (exit 2); else the difference with the database, then
///         what the program changed since (drift, kept: exit 4), then what was done.
#pragma once

#include <string>
#include <vector>

#include "cli/installation.hpp"

namespace vigie::cli {

struct ApplyArguments {
  bool plan = false;
  bool json = false;
  std::vector<std::string> overwrite;
};

int run_apply(const ApplyArguments& arguments, Console& console, const Installation& installation);

}  // namespace vigie::cli
