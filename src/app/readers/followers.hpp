// SPDX-License-Identifier: EUPL-1.2
/// The panorama by mail: every working morning, or on Mondays, what appeared since the last one.
///
/// Shape   a follower is a subscriber like any other (same sign-up, preferences, suppressions). A
///         mail is composed when it leaves, from what is on the panorama then: what was withdrawn is
///         not in it, and where nothing is new no mail leaves.
/// Units   mornings begin at kFollowersHour in Paris; at most kFollowedItemsMax items.
/// Errors  storage.
#pragma once

#include <string_view>

#include "app/jobs/job.hpp"
#include "app/jobs/notification.hpp"

namespace vigie::app {

inline constexpr std::string_view kFollowersJob = "followers";
inline constexpr std::string_view kPanoramaMail = "panorama_mail";
inline constexpr int kFollowersHour = 7;
inline constexpr int kFollowedItemsMax = 60;

Result<Outlook> look_for_followers(store::Reader& reader, const config::VigieConfig& config,
                                   Instant now);
Result<JobReport> run_followers(JobPorts& ports, const Stop& stop);

Result<std::optional<NotificationText>> compose_panorama_mail(const Composing& composing);

/// This morning's messages, written for the courier; answers how many.
Result<int> plan_followers(store::Database& db, Instant now);

}  // namespace vigie::app
