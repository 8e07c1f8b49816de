// SPDX-License-Identifier: EUPL-1.2
/// Something that the program does by itself: what it is, and one run of it.
///
/// Shape   a `Job` is a line of "app/job_list.hpp". `run_job` looks whether it is due and, under
///         its lock, runs it; a row of `job_run` says when, what came of it and what is left. A job
///         that has nothing to do, or that another vigie is at, leaves no row. One that fails or
///         throws waits for a bounded pause before it is tried again, and stops nothing else.
/// Units   times are UTC seconds.
/// Errors  told by the report; storage where not even that could be written.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/tag/tagger_cache.hpp"
#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "config/vigie_config.hpp"
#include "model/job.hpp"
#include "net/http_getter.hpp"
#include "net/mailer.hpp"
#include "store/sql/database.hpp"
#include "store/upkeep/job_repo.hpp"

namespace vigie::app {

using Stop = std::function<bool()>;  ///< asked between two sources, messages, rows

/// What a lane works with: a connection of its own, the ports that `cli` built, and what is costly
/// to make, kept from one run to the next.
struct JobPorts {
  store::Database db;
  const config::VigieConfig& config;
  const Clock& clock;
  Entropy& entropy;
  std::function<Result<std::unique_ptr<net::HttpGetter>>()> make_getter;
  std::function<Result<std::unique_ptr<net::Mailer>>()> make_mailer;
  std::unique_ptr<net::HttpGetter> getter{};  ///< kept: connections are
  TaggerCache taggers{};
};

/// What a job finds when it looks, without doing anything.
struct Outlook {
  bool due = false;
  std::optional<Instant> next_at{};  ///< when it will be, as far as is known
  std::int64_t backlog = 0;          ///< what is left to do
};

/// What a run did: French lines, for whoever runs it by hand and for the log. The first one is
/// kept.
struct JobReport {
  std::vector<std::string> lines{};
  bool partial = false;  ///< something needs a look
  bool more = false;     ///< it gave way, and has more to do at once
};

struct Job {
  std::string_view name;   ///< in the database
  std::string_view title;  ///< for people, French
  Lane lane;
  std::string_view lock;  ///< the work that excludes another vigie's, see work_lock.hpp
  bool trusts_the_clock;  ///< waits for a person after a jump of the clock
  bool gives_way;         ///< can go on later: stopped when its slice of the lane is over
  Result<Outlook> (*look)(store::Reader&, const config::VigieConfig&, Instant now);
  Result<JobReport> (*run)(JobPorts&, const Stop&);
};

/// What a lane's turn, or one job's part of it, came to.
struct TurnReport {
  std::vector<std::string> lines;
  bool failed = false;
  bool busy = false;  ///< another vigie is at it
  bool partial = false;
  bool more = false;
  std::string thrown{};  ///< what a job threw: its ports are not to be trusted any more
};

/// `clock_waits`: a jump of the clock that nobody accepted.
void run_job(const Job& job, JobPorts& ports, std::string_view verb, bool clock_waits,
             const Stop& stop, TurnReport& report);

}  // namespace vigie::app
