// SPDX-License-Identifier: EUPL-1.2
/// What a person does to an issue on its way: begin, pause, go on, cancel, send again what is
/// uncertain.
///
/// Shape   a step of the issue's life, in the version that the person saw. The sender looks at the
///         state before each message, so that a pause acts within one. Cancelling waits until no
///         sender is at work: it pauses first, and says so where one still is.
/// Errors  storage. What a person can mend is an outcome.
#pragma once

#include <filesystem>
#include <string>

#include "app/letter/issue_steps.hpp"

namespace vigie::app {

enum class Steering { begin, pause, resume, cancel, resend };

struct Steered {
  bool done = false;
  bool changed_meanwhile = false;
  std::string problem{};  ///< French; "" when done
};

struct SteeringOrder {
  Steering what = Steering::pause;
  int version = 0;  ///< of the issue, as the page showed it
  Actor actor;
};
Result<Steered> steer_sending(store::Database& db, const std::filesystem::path& database,
                              const store::IssueRow& row, const SteeringOrder& order, Instant now);

}  // namespace vigie::app
