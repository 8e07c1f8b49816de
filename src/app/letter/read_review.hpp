// SPDX-License-Identifier: EUPL-1.2
/// What the page on which an issue is approved shows.
///
/// Shape   one read: the draft as it stands, or its frozen bytes, its checks, approvals, what
///         changed since the last one, comments, copies sent to try.
/// Errors  storage. An issue whose letter.toml or texts cannot be read says so instead.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/letter/open_draft.hpp"
#include "app/letter/read_changes.hpp"
#include "store/letter/approval_repo.hpp"
#include "store/letter/beside_repo.hpp"
#include "store/letter/review_repo.hpp"

namespace vigie::app {

struct ReviewPage {
  store::IssueRow row;
  std::string letter_name;
  std::optional<Draft> draft;  ///< none: it is frozen, or cannot be read
  std::string fingerprint;
  std::string text;        ///< the text part
  std::string unreadable;  ///< why the issue could not be looked at; "" when it was
  std::vector<store::Approval> approvals;
  std::vector<store::AcceptedWarning> accepted;
  std::vector<ChangedBlock> changes;
  std::vector<store::Comment> comments;
  std::vector<store::TestCopy> tests;
  std::string why_not;  ///< why who looks may not approve it
};

Result<ReviewPage> read_review(store::Reader& reader, const config::VigieConfig& config,
                               const store::IssueRow& row, CuratorId who, Instant now);

}  // namespace vigie::app
