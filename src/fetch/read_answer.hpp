// SPDX-License-Identifier: EUPL-1.2
/// What an HTTP answer means for the source that was asked.
///
/// Shape   answer + what is remembered -> outcome, what went wrong, and the hash of the body.
///         A `new_body` is for `parse` to read; where it refuses, `not_a_feed` gives the reading
///         that replaces this one. A body that was cut, or is over the limits, is new with that
///         trouble: what is readable of its start is kept.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/http.hpp"
#include "model/poll.hpp"

namespace vigie::fetch {

struct Reading {
  PollOutcome outcome = PollOutcome::failed;
  Trouble trouble = Trouble::none;
  std::string body_hash;
  std::vector<std::string> announced = {};  ///< feeds a web page names, as whoever read it says
};

Reading read_answer(const HttpAnswer& answer, const SourcePoll& before);

/// The reading of a body that `parse` refused with `error`.
Reading not_a_feed(const HttpAnswer& answer, const Error& error);

/// The network itself failed: what an outage on our side looks like.
bool is_network_trouble(Trouble trouble);

/// With fewer polls a bad quarter of an hour of two feeds would pass for an outage.
bool enough_for_an_outage(std::size_t polls);
/// More than four polls in five failed on the network: the fault is ours, no feed is charged.
bool is_local_outage(std::size_t polls, std::size_t network_failures);

}  // namespace vigie::fetch
