// SPDX-License-Identifier: EUPL-1.2
/// `vigie apply`: the files into the database, in one durable transaction.
///
/// Shape   all files are read and checked first; one error anywhere and nothing is touched. Then
///         the three-way difference, then (unless it is only planned) the writing. Applied twice it
///         changes nothing. Nothing is deleted that others point at: centres and feeds are retired,
///         holds are closed. A name to take that is unknown leaves everything as it is
///         (Difference::unknown).
/// Errors  storage and busy; mistakes in files are diagnostics of the outcome, not errors.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/setup/difference.hpp"
#include "config/vigie_config.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct ApplyRequest {
  bool plan_only = false;
  std::set<std::string> take;  ///< what the program changed and the file is to win for
};

struct ApplyOutcome {
  std::vector<config::Diagnostic> diagnostics;
  Difference difference;  ///< empty when a diagnostic is an error
  bool applied = false;
};

Result<ApplyOutcome> apply(store::Database& db, const config::VigieConfig& config,
                           const ApplyRequest& request, Instant now);

/// Writes the changes of a difference, the rows as `files` has them; part of `apply`.
Result<void> write_changes(store::Transaction& tx, const Configuration& files,
                           const std::vector<Change>& changes, Instant now);

}  // namespace vigie::app
