// SPDX-License-Identifier: EUPL-1.2
/// vigie rota balance [--moves 8] [--json]
/// vigie rota load --centre oriv [--json]
/// vigie rota allocate
///
/// Shape   each centre's load against its share, then at most so many moves, each with its reason,
///         then what pinned sources leave. A proposal for a meeting: nothing is written. `load` is one
///         centre's, source by source.
#pragma once

#include "cli/installation.hpp"

namespace vigie::cli {

struct RotaBalanceArguments {
  int moves = -1;  ///< below 0: as rota.toml says
  bool json = false;
};
int run_rota_balance(const RotaBalanceArguments& arguments, Console& console,
                     const Installation& installation);

/// Who could read what nobody reads; a proposal.
struct RotaAllocateArguments {};
int run_rota_allocate(const RotaAllocateArguments& arguments, Console& console,
                      const Installation& installation);

struct RotaLoadArguments {
  std::string centre;
  bool json = false;
};
int run_rota_load(const RotaLoadArguments& arguments, Console& console,
                  const Installation& installation);

}  // namespace vigie::cli
