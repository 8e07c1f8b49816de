// SPDX-License-Identifier: EUPL-1.2
/// vigie poll [--all] [--centre X] [--json]
#pragma once

#include <string>

#include "cli/installation.hpp"

namespace vigie::cli {

struct PollArguments {
  bool all = false;
  std::string centre;
  bool json = false;
};

int run_poll(const PollArguments& arguments, Console& console, const Installation& installation);

}  // namespace vigie::cli
