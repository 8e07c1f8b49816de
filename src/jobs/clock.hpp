// SPDX-License-Identifier: EUPL-1.2
/// Whether the machine's clock can be believed.
///
/// Shape   when the clock was last looked at × now -> a jump, where there is one; a moment that the
///         program chose × now -> whether it was chosen under another clock. A long stop of the
///         program looks like a jump ahead and counts as one: only a person can tell them apart.
/// Units   seconds.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.hpp"

namespace vigie::jobs {

/// What the clock may move between two looks, either way, before a person is asked.
inline constexpr std::int64_t kJumpSeconds = kDaySeconds;

struct ClockJump {
  Instant from_at;
  Instant to_at;
};

std::optional<ClockJump> jump_between(std::optional<Instant> last_look, Instant now);

/// The program put `at` there itself, and never waits for longer than `longest_s`: what lies
/// further ahead was put there under another clock, and is due. Not for what a person chose.
bool is_doubtful(Instant at, Instant now, std::int64_t longest_s);

/// Why purges, planned sendings and publications wait, and what to do; French.
std::string sentence_of(const ClockJump& jump);

}  // namespace vigie::jobs
