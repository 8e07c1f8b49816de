// SPDX-License-Identifier: EUPL-1.2
/// A year of the network in minutes, under faults, from one seed.
///
/// Shape   what goes wrong is a list of sentences, each with its moment; empty: all that the ledger
///         says is so. The same seed makes the same year.
/// Errors  what cannot even be set up is thrown.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/world.hpp"

namespace vigie::sim {

struct SimOutcome {
  std::vector<std::string> faults;
  std::string figures;  ///< one line: what was lived through
};

/// `progress` hears each month.
SimOutcome simulate(const SimOptions& options,
                    const std::function<void(const std::string&)>& progress = {});

}  // namespace vigie::sim
