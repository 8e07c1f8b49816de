// SPDX-License-Identifier: EUPL-1.2
/// What the program does by itself: in which lane, and what came of a run.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace vigie {
inline namespace model {

/// Lanes run side by side, each with a thread and a connection; the jobs of one take turns.
enum class Lane {
  network_in,  ///< what is read: polls
  mail_out,    ///< what is sent: notifications, letters
  upkeep       ///< what is kept in order: purges, the index
};

inline constexpr std::array kLanes{Lane::network_in, Lane::mail_out, Lane::upkeep};

/// The word the database holds.
constexpr std::string_view name_of(Lane lane) {
  switch (lane) {
    case Lane::network_in:
      return "network_in";
    case Lane::mail_out:
      return "mail_out";
    case Lane::upkeep:
      return "upkeep";
  }
  return "upkeep";
}

enum class JobOutcome {
  running,     ///< not ended yet
  done,        ///< all of it
  partial,     ///< done, but something needs a look
  failed,      ///< could not be done, or threw
  interrupted  ///< its process ended before it
};

inline constexpr std::array kJobOutcomes{JobOutcome::running, JobOutcome::done, JobOutcome::partial,
                                         JobOutcome::failed, JobOutcome::interrupted};

constexpr std::string_view name_of(JobOutcome outcome) {
  switch (outcome) {
    case JobOutcome::running:
      return "running";
    case JobOutcome::done:
      return "done";
    case JobOutcome::partial:
      return "partial";
    case JobOutcome::failed:
      return "failed";
    case JobOutcome::interrupted:
      return "interrupted";
  }
  return "running";
}

constexpr std::optional<JobOutcome> job_outcome_named(std::string_view name) {
  for (const JobOutcome outcome : kJobOutcomes) {
    if (name_of(outcome) == name) return outcome;
  }
  return std::nullopt;
}

}  // namespace model
}  // namespace vigie
