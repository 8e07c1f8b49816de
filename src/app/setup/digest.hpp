// SPDX-License-Identifier: EUPL-1.2
/// Once a week, to the curators of a centre: which of its sources need somebody to look, and what
/// was answered to what they proposed for the panorama.
///
/// Shape   one mail a person and week, on Monday morning or when the program first runs after it,
///         and only where there is something to say: what failed for two days and more, what is
///         gone, silent or no feed any more, moves to decide on and moves that were followed; of
///         their proposals those that somebody took, merged or declined since the Monday before,
///         with the reason. Never one mail an error.
/// Errors  storage.
#pragma once

#include "app/jobs/job.hpp"
#include "app/jobs/notification.hpp"

namespace vigie::app {

inline constexpr std::string_view kDigest = "digest";
inline constexpr std::string_view kDigestJob = "digests";

/// From when on this week's digests are to be planned.
Result<Instant> digests_from(Instant now);

/// Asks for this week's notifications, answers how many are new.
Result<int> plan_digests(store::Database& db, Instant now);

/// Once a week: a run since this week's moment did it.
Result<Outlook> look_for_digests(store::Reader& reader, const config::VigieConfig& config,
                                 Instant now);
Result<JobReport> run_digests(JobPorts& ports, const Stop& stop);

Result<std::optional<NotificationText>> compose_digest(const Composing& composing);

}  // namespace vigie::app
