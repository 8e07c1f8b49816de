// SPDX-License-Identifier: EUPL-1.2
/// What the days of an issue bring: its draft made by itself, its owners told, reminders.
///
/// Shape   a job of its own. On the day that letter.toml names, the month's issue is drafted where
///         there is none; its pages have the owners of the issue before and the day that the letter
///         gives. They are told once ("issue_drafted", its editors where nobody is named), and
///         reminded before a page is due ("issue_page_due"), as long as the issue is a draft.
/// Errors  storage; invalid_input where letter.toml or a text of the month has mistakes.
#pragma once

#include "app/jobs/job.hpp"
#include "app/jobs/notification.hpp"
#include "app/letter/issue_steps.hpp"
#include "store/letter/issue_repo.hpp"
#include "store/letter/owner_repo.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

inline constexpr std::string_view kIssueDrafted = "issue_drafted";
inline constexpr std::string_view kIssuePageDue = "issue_page_due";

Result<Outlook> look_for_issue_days(store::Reader& reader, const config::VigieConfig& config,
                                    Instant now);
Result<JobReport> run_issue_days(JobPorts& ports, const Stop& stop);

Result<std::optional<NotificationText>> compose_issue_drafted(const Composing& composing);
Result<std::optional<NotificationText>> compose_issue_page_due(const Composing& composing);

/// Who may write a letter, by name.
Result<std::vector<store::Curator>> editors_of(store::Reader& reader, std::string_view letter);

/// Over the version that was seen (0: nobody was named yet); false where it is another by now. Who
/// is named by somebody else hears of it through the reminders of her page.
Result<bool> name_page_owner(store::Database& db, const store::PageOwner& owner, const Actor& actor,
                             Instant now);

}  // namespace vigie::app
