// SPDX-License-Identifier: EUPL-1.2
/// When to come back to a source, and what to remember until then.
///
/// Shape   what was remembered + an answer and its reading -> what to remember next.
/// Units   seconds; `jitter` is in [-1, 1] and moves our own choices by ±10 %, never a wait that
///         the server asked for.
/// Pure    yes.
/// Source  validators are one opaque pair, taken from every document read whole and from a 304
///         that brings new ones; they survive failures. Failures back off by class: network, DNS
///         and TLS from half an hour, servers that are down from an hour (both to a day at most),
///         refusals and what is no feed from six hours (to a week). Nothing but a 410 stops a feed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "fetch/read_answer.hpp"
#include "model/http.hpp"
#include "model/poll.hpp"

namespace vigie::fetch {

/// What a document that was read whole brings to the schedule.
struct DocumentNews {
  PollHints hints;
  std::vector<Instant> dates;  ///< of its items, where they have one that is past
  int fresh = 0;               ///< items that this source had not shown before
  int known = 0;               ///< items that it had
};

/// The moment of a poll and what its round knows.
struct PollMoment {
  Instant now;
  double jitter = 0;
  std::optional<Instant> throttled_until{};  ///< of the answer's scope, where it asked to wait
};

/// `news` is of the document just read; none where none was read whole.
SourcePoll next_poll(const SourcePoll& before, const HttpAnswer& answer, const Reading& reading,
                     const std::optional<DocumentNews>& news, const PollMoment& moment);

/// Our own network was down: nothing is charged, the source is asked again soon.
SourcePoll after_outage(const SourcePoll& before, Trouble seen, Instant now);

/// Kinds of trouble that back off alike.
enum class TroubleClass { none, network, server, refusal, not_a_feed, challenge };
TroubleClass class_of(Trouble trouble);

}  // namespace vigie::fetch
