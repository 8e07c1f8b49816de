// SPDX-License-Identifier: EUPL-1.2
/// Tells the curators of a centre, by mail, that their duty week is coming.
///
/// Shape   `plan_reminders` asks for the notifications that today owes, each person once a delay;
///         `compose_reminder` writes one, and nothing where the week went to another centre since.
/// Errors  storage.
#pragma once

#include "app/jobs/job.hpp"
#include "app/jobs/notification.hpp"

namespace vigie::app {

inline constexpr std::string_view kReminder = "reminder";

/// How many are owed and were not asked for yet.
Result<int> reminders_owed(store::Reader& reader, Instant now);
Result<int> plan_reminders(store::Database& db, Instant now);

Result<Outlook> look_for_reminders(store::Reader& reader, const config::VigieConfig& config,
                                   Instant now);
Result<JobReport> run_reminders(JobPorts& ports, const Stop& stop);

Result<std::optional<NotificationText>> compose_reminder(const Composing& composing);

}  // namespace vigie::app
