// SPDX-License-Identifier: EUPL-1.2
/// What is done between polls: forgetting what may not be kept longer (feeds' texts, names in the
/// journal, sessions that are over, notifications and runs of jobs, pictures of letters that
/// nothing shows), and the index kept in few pieces.
///
/// Shape   the database keeps titles, links, fingerprints and every decision.
/// Errors  storage.
/// Source  the retention of vigie.toml; docs/OPERATIONS.md says what is kept and why.
#pragma once

#include <cstdint>

#include "app/jobs/job.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "config/vigie_config.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

/// Longer than any kind of notification may be asked for again.
inline constexpr std::int64_t kNotificationsKeptSeconds = 180 * kDaySeconds;
inline constexpr std::int64_t kInvitationsKeptSeconds = 30 * kDaySeconds;  ///< once over
inline constexpr std::int64_t kRunsKeptSeconds = 2 * kDaySeconds;
inline constexpr std::int64_t kFailedRunsKeptSeconds = 30 * kDaySeconds;
inline constexpr std::int64_t kForgetPeriodSeconds = kHourSeconds;

struct Forgotten {
  std::int64_t feed_texts = 0;
  std::int64_t event_names = 0;
};

Result<Forgotten> forget_what_is_old(store::Database& db,
                                     const config::VigieConfig::Retention& retention, Instant now);

/// Forgets the feeds' own texts kept for longer; titles, links and fingerprints stay.
Result<std::int64_t> purge_feed_text(store::Database& db, Instant now, int days);

/// Merges what the polls since wrote into the index of articles, a bounded part at a time: one
/// transaction of its own, short and most often empty.
Result<void> tidy_index(store::Database& db);

inline constexpr std::string_view kPollJob = "poll";
inline constexpr std::string_view kForgetJob = "forget";
inline constexpr std::string_view kIndexJob = "index";

/// Once every kForgetPeriodSeconds.
Result<Outlook> look_for_old(store::Reader& reader, const config::VigieConfig& config, Instant now);
Result<JobReport> run_forget(JobPorts& ports, const Stop& stop);
/// After a poll.
Result<Outlook> look_for_index(store::Reader& reader, const config::VigieConfig& config,
                               Instant now);
Result<JobReport> run_index(JobPorts& ports, const Stop& stop);

}  // namespace vigie::app
