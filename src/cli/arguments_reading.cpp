// SPDX-License-Identifier: EUPL-1.2
#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"

namespace vigie::cli {

void add_reading_verbs(CLI::App& /*app*/, Chosen& /*chosen*/) {}

}  // namespace vigie::cli
