// SPDX-License-Identifier: EUPL-1.2
/// What groups do by themselves: their calendars are read, and before a meeting each member is told
/// what came since the last one.
///
/// Shape   two jobs. The mail is composed when it leaves: what was relayed under the group's theme,
///         which dossiers moved, what members wrote, since the meeting before. Once a member and
///         meeting; none for a meeting that is off, or over, or of a group that was closed.
/// Units   kDigestAheadSeconds before a meeting; a calendar is asked once in kGroupCalendarSeconds.
/// Errors  storage. A calendar that does not answer is told on the group's page; what it said before
///         stays.
#pragma once

#include "app/jobs/job.hpp"
#include "app/jobs/notification.hpp"

namespace vigie::app {

inline constexpr std::string_view kGroupDigest = "group_digest";
inline constexpr std::string_view kGroupCalendarsJob = "group_calendars";
inline constexpr std::string_view kGroupDigestsJob = "group_digests";
inline constexpr std::int64_t kDigestAheadSeconds = 2 * kDaySeconds;
inline constexpr std::int64_t kGroupCalendarSeconds = 6 * kHourSeconds;
/// Where a group never met: so far back.
inline constexpr std::int64_t kDigestPastSeconds = 60 * kDaySeconds;
inline constexpr int kDigestArticlesMax = 40;

Result<Outlook> look_for_group_calendars(store::Reader& reader, const config::VigieConfig& config,
                                         Instant now);
Result<JobReport> run_group_calendars(JobPorts& ports, const Stop& stop);

Result<Outlook> look_for_group_digests(store::Reader& reader, const config::VigieConfig& config,
                                       Instant now);
Result<JobReport> run_group_digests(JobPorts& ports, const Stop& stop);

Result<std::optional<NotificationText>> compose_group_digest(const Composing& composing);

}  // namespace vigie::app
