// SPDX-License-Identifier: EUPL-1.2
/// vigie rota balance [--moves 8] [--json]
///
/// Shape   each centre's load against its share, then at most so many moves, each with its reason,
///         then what pinned sources leave. A proposal for a meeting: nothing is written.
#pragma once

#include "cli/installation.hpp"

namespace vigie::cli {

struct RotaBalanceArguments {
  int moves = -1;  ///< below 0: as rota.toml says
  bool json = false;
};
int run_rota_balance(const RotaBalanceArguments& arguments, Console& console,
                     const Installation& installation);

}  // namespace vigie::cli
