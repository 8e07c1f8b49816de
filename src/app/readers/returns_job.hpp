// SPDX-License-Identifier: EUPL-1.2
/// Mails that came back, as a job: the Maildir is looked at, what is in it is taken in.
///
/// Errors  those of `take_returns`.
#pragma once

#include "app/jobs/job.hpp"

namespace vigie::app {

Result<Outlook> look_for_returns(store::Reader& reader, const config::VigieConfig& config,
                                 Instant now);
Result<JobReport> run_returns(JobPorts& ports, const Stop& stop);

}  // namespace vigie::app
