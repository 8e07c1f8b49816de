// SPDX-License-Identifier: EUPL-1.2
/// vigie tick (everything due, once; for cron) and vigie daemon (the same in a loop, with the web).
#pragma once

#include "cli/installation.hpp"

namespace vigie::cli {

struct DaemonArguments {
  int port = -1;  ///< instead of vigie.toml's; 0: any free one, told when ready
};

int run_tick(Console& console, const Installation& installation);

/// Until SIGTERM or SIGINT. SIGHUP reads vigie.toml again: a file with mistakes changes nothing.
int run_daemon(const DaemonArguments& arguments, Console& console,
               const Installation& installation);

}  // namespace vigie::cli
