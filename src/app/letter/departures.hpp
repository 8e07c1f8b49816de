// SPDX-License-Identifier: EUPL-1.2
/// What leaves by itself: issues at their hour, and copies to try.
///
/// Shape   a frozen issue whose hour has come begins to be sent; one whose hour passed by more than
///         kLateSeconds does not: who chose the hour is asked again. A copy to try is marked
///         "[ESSAI]", counted nowhere, its links live and its unsubscription inert.
/// Units   UTC seconds; at most kTestsARun copies a run, kTestsADay of one issue a day.
/// Errors  storage; those of rendering for a copy are kept in its row.
#pragma once

#include <string>
#include <vector>

#include "app/jobs/job.hpp"
#include "app/letter/issue_steps.hpp"
#include "net/mailer.hpp"
#include "store/letter/review_repo.hpp"

namespace vigie::app {

inline constexpr std::int64_t kLateSeconds = 2 * kHourSeconds;
inline constexpr int kTestsARun = 20;
inline constexpr int kTestAddressesMax = 5;
inline constexpr int kTestsADay = 40;

Result<Outlook> look_for_departures(store::Reader& reader, Instant now);
/// Answers how many began.
Result<int> begin_departures(store::Database& db, Instant now);

/// Copies for these people; false where too many were asked for.
Result<bool> ask_for_tests(store::Database& db, IssueId issue,
                           const std::vector<std::string>& addresses, const Actor& actor,
                           Instant now);
/// Answers how many the relay took.
Result<int> send_tests(store::Database& db, const config::VigieConfig& config, net::Mailer& mailer,
                       Instant now);

/// The path of a link that unsubscribes nobody.
inline constexpr std::string_view kTestLeaving = "/essai/desinscription";

}  // namespace vigie::app
