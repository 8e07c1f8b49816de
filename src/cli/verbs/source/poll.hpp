// SPDX-License-Identifier: EUPL-1.2
/// vigie poll [--all] [--centre X] [--json]
#pragma once

#include <string>
#include <vector>

#include "app/poll/ingest.hpp"
#include "cli/installation.hpp"

namespace vigie::cli {

struct PollArguments {
  bool all = false;
  std::string centre;
  bool json = false;
};

int run_poll(const PollArguments& arguments, Console& console, const Installation& installation);

/// One line on the round, then one for each source that has something to say. None when nothing was
/// due.
std::vector<std::string> lines_of(const app::RoundReport& report);

}  // namespace vigie::cli
