// SPDX-License-Identifier: EUPL-1.2
/// The outcome of an application of the files, in French or as JSON.
///
/// Pure    yes.
#pragma once

#include <string>
#include <vector>

#include "app/setup/apply.hpp"

namespace vigie::cli {

/// Groups of changes, drift, and the closing sentence. A group shows at most `group_lines_max`.
std::vector<std::string> apply_lines(const app::ApplyOutcome& outcome, std::size_t group_lines_max);
std::string apply_json(const app::ApplyOutcome& outcome);

/// What differs between two canonical texts: "nom : « A » → « B »", "alias : + x, − y".
std::string changed_fields(const std::string& before, const std::string& after);

}  // namespace vigie::cli
