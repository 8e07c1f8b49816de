// SPDX-License-Identifier: EUPL-1.2
/// What the page of an issue shows: where it is in its life, who approved it, what it lacks.
///
/// Shape   one read, with as many statements for three blocks as for thirty. An issue that is
///         frozen lacks nothing any more; one whose letter.toml or texts cannot be read says so
///         instead.
/// Errors  storage. A number that the letter does not have is an outcome: none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/vigie_config.hpp"
#include "letter/preflight.hpp"
#include "store/letter/approval_repo.hpp"
#include "store/letter/issue_repo.hpp"

namespace vigie::app {

struct IssuePage {
  store::IssueRow row;
  std::vector<store::Approval> approvals;  ///< latest first, withdrawn ones too
  std::vector<letter::Check> lacking;      ///< errors, then warnings
  std::string unreadable;                  ///< why the issue could not be looked at; "" when it was
};

Result<std::optional<IssuePage>> read_issue(store::Reader& reader,
                                            const config::VigieConfig& config,
                                            std::string_view letter, int number);

}  // namespace vigie::app
