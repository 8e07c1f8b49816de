// SPDX-License-Identifier: EUPL-1.2
/// vigie filters test
///
/// Shape   a dry run of config/filters.toml over what came in the last 30 days and is still to be
///         read: each story that a rule would put aside, by rule. Writes nothing. Exit code 2 where
///         the file has mistakes, which are told.
#pragma once

#include "cli/console.hpp"
#include "cli/installation.hpp"

namespace vigie::cli {

int run_filters_test(Console& console, const Installation& installation);

}  // namespace vigie::cli
