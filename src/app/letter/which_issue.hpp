// SPDX-License-Identifier: EUPL-1.2
/// The issue that an order means: by its number, or the only one of a month.
///
/// Shape   a cancelled issue is found by its number only. When no single issue is meant, those of
///         the month are told, so that a person can name one.
/// Units   month "2026-11".
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "store/letter/issue_repo.hpp"

namespace vigie::app {

struct WantedIssue {
  std::string letter;
  std::string month;
  std::optional<int> number;
};

struct NotOneIssue {
  std::vector<int> of_month;  ///< empty: there is none
};

using FoundIssue = std::variant<store::IssueRow, NotOneIssue>;

Result<FoundIssue> which_issue(store::Reader& reader, const WantedIssue& wanted);

/// For an order that needs one: not_found or invalid_input, with the sentence that says what to do.
Result<store::IssueRow> one_issue(store::Reader& reader, const WantedIssue& wanted);

}  // namespace vigie::app
