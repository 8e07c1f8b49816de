// SPDX-License-Identifier: EUPL-1.2
/// Letters under way, as a job: what they still owe and may send now.
///
/// Errors  those of `send_due_issues`.
#pragma once

#include "app/jobs/job.hpp"

namespace vigie::app {

Result<Outlook> look_for_letters(store::Reader& reader, const config::VigieConfig& config,
                                 Instant now);
Result<JobReport> run_letters(JobPorts& ports, const Stop& stop);

}  // namespace vigie::app
