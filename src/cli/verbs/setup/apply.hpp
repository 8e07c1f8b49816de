// SPDX-License-Identifier: EUPL-1.2
/// vigie apply [--plan] [--json] [--take CLÉ]…
///
/// Shape   every mistake of every file first (exit 2); else the difference with the database, then
///         what the program keeps of its own, what it changed of the files (drift,
///         left as it is: exit 4), then what was done.
#pragma once

#include <string>
#include <vector>

#include "cli/installation.hpp"

namespace vigie::cli {

struct ApplyArguments {
  bool plan = false;
  bool json = false;
  std::vector<std::string> take;
};

int run_apply(const ApplyArguments& arguments, Console& console, const Installation& installation);

}  // namespace vigie::cli
