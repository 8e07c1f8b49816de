// SPDX-License-Identifier: EUPL-1.2
/// What stands against an appointment, as an error with its French sentence.
#pragma once

#include <string>

#include "base/result.hpp"
#include "people/wording.hpp"

namespace vigie::app {

inline Failure appointment_refused(people::AppointRefusal refusal) {
  const bool last = refusal == people::AppointRefusal::last_coordinator;
  return fail(last ? Code::conflict : Code::forbidden, "appointing",
              std::string(people::sentence_of(refusal)));
}

}  // namespace vigie::app
