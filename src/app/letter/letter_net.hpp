// SPDX-License-Identifier: EUPL-1.2
/// What letters ask of the web by themselves: the calendars that they announce from, and whether
/// the links of issues at work answer.
///
/// Shape   a job of the lane that comes in. An address is asked once in kLinkSeconds, a calendar in
///         kCalendarSeconds; what was answered is kept, an issue's checks read it.
/// Units   at most kLinksARun addresses a run.
/// Errors  storage; one that does not answer is an answer like another.
#pragma once

#include "app/jobs/job.hpp"

namespace vigie::app {

inline constexpr std::int64_t kLinkSeconds = kDaySeconds;
inline constexpr std::int64_t kCalendarSeconds = 6 * kHourSeconds;
inline constexpr std::int64_t kLetterNetSeconds = 600;
inline constexpr std::size_t kLinksARun = 60;
inline constexpr std::string_view kLetterNetJob = "letter_net";

Result<Outlook> look_for_letter_net(store::Reader& reader, const config::VigieConfig& config,
                                    Instant now);
Result<JobReport> run_letter_net(JobPorts& ports, const Stop& stop);

/// A calendar's bytes as somebody pasted them; answers how many events they held.
Result<int> take_calendar(store::Database& db, std::string_view letter, std::string_view source,
                          std::string_view bytes, Instant now);

}  // namespace vigie::app
