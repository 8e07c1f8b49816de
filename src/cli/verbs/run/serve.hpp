// SPDX-License-Identifier: EUPL-1.2
/// vigie serve: the web application alone, without polling or sending.
#pragma once

#include "cli/installation.hpp"

namespace vigie::cli {

struct ServeArguments {
  int port = -1;  ///< instead of vigie.toml's; 0: any free one, told when ready
};

int run_serve(const ServeArguments& arguments, Console& console, const Installation& installation);

}  // namespace vigie::cli
