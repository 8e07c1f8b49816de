// SPDX-License-Identifier: EUPL-1.2
/// vigie coverage [--weeks N] [--json]
#pragma once

#include "cli/installation.hpp"

namespace vigie::cli {

struct CoverageArguments {
  int weeks = 4;
  bool json = false;
};

int run_coverage(const CoverageArguments& arguments, Console& console,
                 const Installation& installation);

}  // namespace vigie::cli
