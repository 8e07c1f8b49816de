// SPDX-License-Identifier: EUPL-1.2
/// The poll as a job: what is due now, with the ports of its lane.
///
/// Errors  those of `poll`.
#pragma once

#include "app/jobs/job.hpp"
#include "app/poll/ingest.hpp"

namespace vigie::app {

Result<Outlook> look_for_polls(store::Reader& reader, const config::VigieConfig& config,
                               Instant now);
Result<JobReport> run_polls(JobPorts& ports, const Stop& stop);

/// French: one line on the round, then one for each source that has something to say. None when
/// nothing was due.
std::vector<std::string> lines_of(const RoundReport& report);

}  // namespace vigie::app
