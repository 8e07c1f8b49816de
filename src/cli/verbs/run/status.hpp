// SPDX-License-Identifier: EUPL-1.2
/// vigie status [--json]: how the program does by itself. Exit 0 when all is well, 1 when something
/// is wrong. vigie clock accept: a person says that the machine's clock is right.
#pragma once

#include <string>

#include "cli/installation.hpp"

namespace vigie::cli {

struct StatusArguments {
  bool json = false;
  std::string version;  ///< of this program
};

int run_status(const StatusArguments& arguments, Console& console,
               const Installation& installation);

struct ClockArguments {
  std::string by;  ///< who says so
};

int run_clock_accept(const ClockArguments& arguments, Console& console,
                     const Installation& installation);

}  // namespace vigie::cli
