// SPDX-License-Identifier: EUPL-1.2
/// An issue as it is kept, rendered and checked.
///
/// Shape   row and blocks -> the three outputs and the checklist. What is frozen is shown as its
///         bytes, never rendered anew.
/// Errors  those of open_letter and render; storage.
#pragma once

#include <string>
#include <vector>

#include "app/letter/letter_files.hpp"
#include "letter/preflight.hpp"
#include "store/letter/issue_repo.hpp"

namespace vigie::app {

struct Draft {
  store::IssueRow row;  ///< as it was read: its version guards what is done with the rest
  Issue issue;
  letter::RenderedIssue rendered;
  std::vector<letter::Check> checks;
};

/// The blocks of a row, in the order of the plan.
Result<Issue> load_issue(store::Reader& reader, const LetterPlan& plan, const store::IssueRow& row);

/// The own texts of the month are read for the checks.
Result<Draft> open_draft(store::Reader& reader, const config::VigieConfig& config,
                         const LetterFiles& files, const store::IssueRow& row, Instant now = {});

/// The mail as a browser shows it, draft or frozen.
Result<std::string> preview_issue(store::Reader& reader, const config::VigieConfig& config,
                                  const store::IssueRow& row);

}  // namespace vigie::app
