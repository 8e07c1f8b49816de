// SPDX-License-Identifier: EUPL-1.2
/// A batch of addresses, asked for by a job with its lane's getter.
///
/// Shape   addresses -> answers, in the order they end; `HttpAnswer::token` is the place of the
///         address. What was not asked because of `stop` has no answer. `keep` may cut an answer
///         before it is held beside the others.
/// Errors  those of making the getter; an address that does not answer is an answer.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/jobs/job.hpp"

namespace vigie::app {

Result<std::vector<HttpAnswer>> get_all(JobPorts& ports, const std::vector<std::string>& urls,
                                        const std::function<void(HttpAnswer&)>& keep,
                                        const Stop& stop);

}  // namespace vigie::app
