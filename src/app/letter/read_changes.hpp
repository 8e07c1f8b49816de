// SPDX-License-Identifier: EUPL-1.2
/// What changed in an issue since it was approved last.
///
/// Shape   blocks that came, left, moved or say something else, each with what it said then.
/// Errors  storage.
#pragma once

#include <string>
#include <vector>

#include "store/letter/block_repo.hpp"
#include "store/letter/issue_repo.hpp"

namespace vigie::app {

struct ChangedBlock {
  Block now;         ///< as it stands; without text where it was taken out
  std::string then;  ///< its title and text when the issue was approved; "" : it was not there
  bool removed = false;
  std::string by;
  Instant at;
};

/// Empty where nothing was approved yet, or the approval stands.
Result<std::vector<ChangedBlock>> changes_since_approval(store::Reader& reader,
                                                         const store::IssueRow& row);

}  // namespace vigie::app
