// SPDX-License-Identifier: EUPL-1.2
/// What vigie remembers of a source between two polls.
///
/// Shape   one row of source_poll; `fetch` makes the next from the last, `store` keeps it.
/// Units   UTC seconds; the validators and the hash are opaque bytes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "model/feed.hpp"

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

/// What went wrong, when something did.
enum class Trouble {
  none,
  no_name,
  no_connection,
  no_tls,
  too_slow,
  cut,
  transport,
  too_large,
  forbidden_address,
  too_many_redirects,
  server_error,   ///< 5xx
  needs_login,    ///< 401
  refused,        ///< 403
  not_found,      ///< 404
  odd_status,     ///< any other
  bot_challenge,  ///< Cloudflare's
  empty,
  web_page,
  no_feed,
  unreadable
};

/// The words the database holds, by the order above.
inline constexpr std::array<std::string_view, 20> kTroubleNames = {
    "",          "no_name",   "no_connection", "no_tls",        "too_slow",     "cut",
    "transport", "too_large", "forbidden",     "redirects",     "server_error", "needs_login",
    "refused",   "not_found", "odd_status",    "bot_challenge", "empty",        "web_page",
    "no_feed",   "unreadable"};

constexpr std::string_view name_of(Trouble trouble) {
  return kTroubleNames.at(static_cast<std::size_t>(trouble));
}

constexpr Trouble trouble_of(std::string_view name) {
  for (std::size_t i = 0; i < kTroubleNames.size(); ++i) {
    if (kTroubleNames.at(i) == name) return static_cast<Trouble>(i);
  }
  return Trouble::none;
}

/// How a source is doing, as people are told.
enum class SourceState {
  unpolled,  ///< just added
  ok,
  slow,
  failing,
  moved,       ///< redirects for good
  silent,      ///< answers, but nothing new has come for long
  gone,        ///< 410
  not_a_feed,  ///< answers with something else
};

inline constexpr std::array<std::string_view, 8> kSourceStateNames = {
    "unpolled", "ok", "slow", "failing", "moved", "silent", "gone", "not_a_feed"};

constexpr std::string_view name_of(SourceState state) {
  return kSourceStateNames.at(static_cast<std::size_t>(state));
}

constexpr std::optional<SourceState> source_state_of(std::string_view name) {
  for (std::size_t i = 0; i < kSourceStateNames.size(); ++i) {
    if (kSourceStateNames.at(i) == name) return static_cast<SourceState>(i);
  }
  return std::nullopt;
}

/// Whether the document behind a permanent redirect is the feed we knew.
enum class MoveProof {
  unknown,  ///< no document was read through it yet
  same,     ///< it shares an item with what was stored before
  other
};

/// A permanent redirect under watch.
struct MoveWatch {
  std::string target;  ///< "" : none
  std::optional<Instant> since_at;
  int polls = 0;  ///< that led there
  MoveProof proof = MoveProof::unknown;
  std::string refused;  ///< a target that a person does not want
};

/// A server that asked to wait, with all that hangs on it.
struct Throttle {
  std::string scope;  ///< "tumblr.com", "127.0.0.1:8080", or one feed's address
  Instant since_at;
  Instant until_at;
  std::int64_t wait_s = 0;
  int status = 0;
};

struct SourcePoll {
  std::string etag;                       ///< both of the last document that was read whole…
  std::string last_modified;              ///< …as one pair
  std::string body_hash;                  ///< of that document
  PollHints hints;                        ///< what it said of itself
  std::optional<std::int64_t> max_age_s;  ///< of that document's Cache-Control
  std::string rhythm;                     ///< when items came; see fetch/rhythm.hpp
  std::optional<Instant> last_item_at;
  std::int64_t usual_gap_s = 0;  ///< between two items, over months
  std::optional<Instant> polled_at;
  std::optional<Instant> succeeded_at;
  Instant next_at;
  int failures = 0;        ///< in a row
  int class_failures = 0;  ///< in a row, of the same class: what the back-off doubles by
  std::optional<Instant> failing_since_at;
  PollOutcome outcome = PollOutcome::never;
  Trouble trouble = Trouble::none;
  std::string detail;          ///< French sentence; "" when all is well
  std::int64_t answer_ms = 0;  ///< how long answers take, smoothed
  MoveWatch move;
  bool gone = false;
  SourceState state = SourceState::unpolled;
  std::optional<Instant> state_since_at;
};

}  // namespace model
}  // namespace vigie
