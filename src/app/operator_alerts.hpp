// SPDX-License-Identifier: EUPL-1.2
/// Tells those who operate vigie, by mail, that something of it is wrong, and that it is well
/// again.
///
/// Shape   what `read_status` says is compared with the troubles that are open: one message a trouble
///         once it lasted kTroubleQuietSeconds, one when it ended, if it was told. What comes and goes
///         is not told again within kTroubleAgainSeconds. A message is for each account that operates.
/// Errors  storage. Nothing is written where nothing changed.
#pragma once

#include "app/jobs/job.hpp"
#include "app/jobs/notification.hpp"

namespace vigie::app {

inline constexpr std::string_view kTroubleBegan = "trouble_began";
inline constexpr std::string_view kTroubleEnded = "trouble_ended";
inline constexpr std::int64_t kTroubleQuietSeconds = 10 * kMinuteSeconds;
inline constexpr std::int64_t kTroubleAgainSeconds = 6 * kHourSeconds;

Result<Outlook> look_for_troubles(store::Reader& reader, const config::VigieConfig& config,
                                  Instant now);
/// French lines of what was told.
Result<JobReport> write_troubles(store::Database& db, Instant now);
Result<JobReport> run_troubles(JobPorts& ports, const Stop& stop);

Result<std::optional<NotificationText>> compose_trouble_began(const Composing& composing);
Result<std::optional<NotificationText>> compose_trouble_ended(const Composing& composing);

}  // namespace vigie::app
