// SPDX-License-Identifier: EUPL-1.2
/// What people read of lanes and jobs, on pages and on the command line alike.
///
/// Shape   French; moments are told in Paris time.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "model/job.hpp"

namespace vigie::jobs {

std::string_view word_of(Lane lane);           ///< "entrées", "envois", "entretien"
std::string_view word_of(JobOutcome outcome);  ///< "fait", "a échoué"…

/// "30 novembre 2026 à 11 h 05"
std::string moment(Instant at);

}  // namespace vigie::jobs
