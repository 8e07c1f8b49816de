// SPDX-License-Identifier: EUPL-1.2
/// Items appear at their hour: the job of the scheduled panorama.
///
/// Shape   a job of app/job_list.cpp. Each item appears by one conditional step in a transaction of
///         its own: what somebody moved, withdrew or published meanwhile is left to them.
/// Errors  storage.
#pragma once

#include "app/jobs/job.hpp"

namespace vigie::app {

inline constexpr int kPublishedARunMax = 100;

Result<Outlook> look_for_editions(store::Reader& reader, const config::VigieConfig& config,
                                  Instant now);
Result<JobReport> run_editions(JobPorts& ports, const Stop& stop);

/// Answers how many appeared.
Result<int> publish_due(store::Database& db, Instant now);

}  // namespace vigie::app
