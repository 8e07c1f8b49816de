// SPDX-License-Identifier: EUPL-1.2
/// The month's issue, assembled from the panorama, the kept stories and the own texts.
///
/// Shape   a draft is made anew each time from what is there, until it is frozen; it takes what was
///         decided since kLookBackDays before the month began and what no earlier issue took.
/// Errors  invalid_input (a text or letter.toml has mistakes: see the diagnostics), conflict (the
///         issue is frozen), not_found (no such letter, no draft), storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/letter/letter_files.hpp"
#include "letter/preflight.hpp"
#include "store/letter/issue_repo.hpp"

namespace vigie::app {

inline constexpr int kLookBackDays = 31;

struct Draft {
  store::IssueRow row;
  Issue issue;
  letter::RenderedIssue rendered;
  std::vector<letter::Check> checks;
};

Result<Draft> draft_issue(store::Database& db, const config::VigieConfig& config,
                          const LetterFiles& kit, std::string_view month, Instant now,
                          std::vector<config::Diagnostic>& diagnostics);

/// The draft as it is kept, rendered and checked.
Result<Draft> open_draft(store::Reader& reader, const config::VigieConfig& config,
                         const LetterFiles& kit, std::string_view month);

/// The mail as a browser shows it, draft or frozen; not_found when the month has no issue.
Result<std::string> preview_issue(store::Reader& reader, const config::VigieConfig& config,
                                  std::string_view letter, std::string_view month);

}  // namespace vigie::app
