// SPDX-License-Identifier: EUPL-1.2
/// What an HTTP answer means for the source that was asked.
///
/// Shape   answer + what is remembered -> outcome, what went wrong, and the hash of the body.
///         A `new_body` is for `parse` to read; where it refuses, `not_a_feed` gives the reading
///         that replaces this one. A cut body is new, with `Trouble::cut`: what is readable is
///         kept.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "model/http.hpp"
#include "model/poll.hpp"

namespace vigie::fetch {

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

struct Reading {
  PollOutcome outcome = PollOutcome::failed;
  Trouble trouble = Trouble::none;
  std::string body_hash;
};

Reading read_answer(const HttpAnswer& answer, const SourcePoll& before);

/// The reading of a body that `parse` refused with `error`.
Reading not_a_feed(const HttpAnswer& answer, const Error& error);

/// The network itself failed: what an outage on our side looks like.
bool is_network_trouble(Trouble trouble);

/// More than four polls in five failed on the network: the fault is ours, no feed is charged.
bool is_local_outage(std::size_t polls, std::size_t network_failures);

}  // namespace vigie::fetch
