// SPDX-License-Identifier: EUPL-1.2
/// Tells curators, by mail, what came that their saved searches find.
///
/// Shape   at once: after each round that brought something; daily and weekly: at the hour that the
///         curator chose, in the zone of their centre, weekly on Monday. One mail a person: a story
///         once, under the first search that found it, one that grew told as growth, and a table of
///         the searches with their numbers, zeros too. Nothing is sent for nothing, unless asked.
/// Errors  storage.
#pragma once

#include "app/jobs/job.hpp"
#include "app/jobs/notification.hpp"

namespace vigie::app {

inline constexpr std::string_view kSearchAlert = "search_alert";
/// Stories that one mail names of one search; the rest is on its page.
inline constexpr std::size_t kAlertStoriesMax = 20;

/// Asks for the mails that are owed; answers how many.
Result<int> plan_alerts(store::Database& db, Instant now);

Result<Outlook> look_for_alerts(store::Reader& reader, const config::VigieConfig& config,
                                Instant now);
Result<JobReport> run_alerts(JobPorts& ports, const Stop& stop);

Result<std::optional<NotificationText>> compose_search_alert(const Composing& composing);

}  // namespace vigie::app
