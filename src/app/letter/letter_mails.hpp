// SPDX-License-Identifier: EUPL-1.2
/// What people are told about the issues of their letters.
///
/// Shape   submitted (to who may approve), fallen (an approval, to who gave it and who submitted),
///         missed (an hour of departure, to who chose it). A subject is "<issue>:<version>".
/// Errors  storage.
#pragma once

#include "app/jobs/notification.hpp"
#include "store/letter/issue_repo.hpp"

namespace vigie::app {

inline constexpr std::string_view kIssueSubmitted = "issue_submitted";
inline constexpr std::string_view kIssueFell = "issue_fell";
inline constexpr std::string_view kIssueMissed = "issue_missed";

std::string issue_subject(const store::IssueRow& row);

/// After a change that took an approval, a freeze and a schedule back: owner and approver at once.
Result<void> tell_fallen(store::Transaction& tx, const store::IssueRow& before, Instant now);

Result<std::optional<NotificationText>> compose_issue_submitted(const Composing& composing);
Result<std::optional<NotificationText>> compose_issue_fell(const Composing& composing);
Result<std::optional<NotificationText>> compose_issue_missed(const Composing& composing);

}  // namespace vigie::app
