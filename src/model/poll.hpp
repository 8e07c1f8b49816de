// SPDX-License-Identifier: EUPL-1.2
/// What vigie remembers of a source between two polls.
///
/// Shape   one row of source_poll; `fetch` makes the next from the last, `store` keeps it.
/// Units   UTC seconds; the validators and the hash are opaque bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace vigie {
inline namespace model {

enum class PollOutcome {
  never,         ///< not polled yet
  new_body,      ///< a document that was not there last time
  unchanged,     ///< 200 with the bytes of last time
  not_modified,  ///< 304
  throttled,     ///< 429 or 503 that asks to wait: no failure of the feed
  gone,          ///< 410: not polled again by itself
  failed
};

/// The word the database holds.
constexpr std::string_view name_of(PollOutcome outcome) {
  switch (outcome) {
    case PollOutcome::never:
      return "";
    case PollOutcome::new_body:
      return "new_body";
    case PollOutcome::unchanged:
      return "unchanged";
    case PollOutcome::not_modified:
      return "not_modified";
    case PollOutcome::throttled:
      return "throttled";
    case PollOutcome::gone:
      return "gone";
    case PollOutcome::failed:
      return "failed";
  }
  return "";
}

constexpr PollOutcome poll_outcome_of(std::string_view name) {
  for (const PollOutcome outcome :
       {PollOutcome::new_body, PollOutcome::unchanged, PollOutcome::not_modified,
        PollOutcome::throttled, PollOutcome::gone, PollOutcome::failed}) {
    if (name_of(outcome) == name) return outcome;
  }
  return PollOutcome::never;
}

struct SourcePoll {
  std::string etag;                ///< both of the last document that was read whole…
  std::string last_modified;       ///< …as one pair
  std::string body_hash;           ///< of that document
  std::optional<int> ttl_minutes;  ///< what it said of itself
  std::optional<Instant> polled_at;
  std::optional<Instant> succeeded_at;
  Instant next_at;
  int failures = 0;  ///< in a row
  std::optional<Instant> failing_since_at;
  PollOutcome outcome = PollOutcome::never;
  std::string detail;    ///< French sentence; "" when all is well
  std::string moved_to;  ///< where permanent redirects lead, as a proposal
  bool gone = false;
};

}  // namespace model
}  // namespace vigie
