// SPDX-License-Identifier: EUPL-1.2
/// The chain, from what is due to the desks: fetch → parse → identify → tag | recognise → group →
/// desk.
///
/// Shape   one round over the sources in scope. What is left of the bar reads the network and runs
///         on threads of its own, what is right of it is written by the caller: feeds in batches,
///         each in a savepoint that holds its items, their sightings, groups, tags and desk lines,
///         and the validators that make the next poll a 304. A process killed in between has the
///         whole feed or nothing of it, and asks for it again.
/// Units   one instant for the whole round.
/// Errors  not_found for a centre that does not exist, storage when the round could not begin. What
///         happens to one source is told in its report and stops nothing.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "app/poll/filtering.hpp"
#include "app/tag/tagging.hpp"
#include "base/entropy.hpp"
#include "model/ids.hpp"
#include "model/poll.hpp"
#include "net/http_getter.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct PollScope {
  bool all = false;      ///< what is not due too
  std::string centre;    ///< key; "" for every centre
  FilterBook filters{};  ///< what is put aside on arrival
};

struct SourceReport {
  SourceId source;
  std::string title;
  std::string url;
  PollOutcome outcome = PollOutcome::never;
  bool failed = false;   ///< needs a look
  std::string sentence;  ///< French, why; "" when all is well
  int items = 0;         ///< in the document
  int fresh = 0;         ///< new articles
  int sighted = 0;       ///< articles that another source had shown
  int edited = 0;
};

struct RoundReport {
  std::vector<SourceReport> sources;  ///< those that were answered, by id
  std::size_t due = 0;
  bool outage = false;       ///< nearly all failed on the network: nobody was charged
  bool interrupted = false;  ///< the caller stopped it

  std::size_t count(PollOutcome outcome) const;
  std::size_t failed() const;
};

/// Told after each source; the round stops when it answers false.
using PollProgress = std::function<bool(std::size_t done, std::size_t due)>;

Result<RoundReport> poll(store::Database& db, net::HttpGetter& getter, const Taggers& taggers,
                         Entropy& entropy, const PollScope& scope, Instant now,
                         const PollProgress& progress);

}  // namespace vigie::app
