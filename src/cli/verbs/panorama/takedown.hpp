// SPDX-License-Identifier: EUPL-1.2
/// vigie panorama takedown ADDRESS --asked-by WHO
///
/// Shape   see app/panorama/takedown.hpp. Tells what went, and the letters that had left with it.
#pragma once

#include "cli/console.hpp"
#include "cli/installation.hpp"

namespace vigie::cli {

struct TakedownArguments {
  std::string address;
  std::string asked_by;
};
int run_panorama_takedown(const TakedownArguments& arguments, Console& console,
                          const Installation& installation);

}  // namespace vigie::cli
