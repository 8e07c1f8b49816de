// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/run/daemon.hpp"

#include <chrono>
#include <vector>

#include "app/job_list.hpp"
#include "app/jobs/lane.hpp"
#include "app/jobs/work_lock.hpp"
#include "app/poll/due_sources.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "cli/feed_finder.hpp"
#include "cli/first_run.hpp"
#include "cli/network.hpp"
#include "cli/page_adder.hpp"
#include "cli/service.hpp"
#include "http/server.hpp"
#include "web/site.hpp"

namespace vigie::cli {
namespace {

constexpr std::uint64_t kSeeds = 1'000'000'000;
constexpr std::chrono::milliseconds kEndWait{1'000};  ///< between two looks while lanes end

/// What a daemon is made of for one reading of vigie.toml.
struct Running {
  std::unique_ptr<web::Site> site;
  std::unique_ptr<http::Server> server;
  std::vector<std::unique_ptr<app::LaneThread>> lanes;
};

/// Before any lane runs: ports can be made, and what became due while nothing ran is spread.
Result<void> wake(const app::LaneThread::MakePorts& make, const Clock& clock, Entropy& entropy) {
  auto ports = make();
  if (!ports) return fail(ports.error());
  if (auto getter = ports->make_getter(); !getter) return fail(getter.error());
  const Instant now = clock.now();
  for (const Lane lane : kLanes) {
    if (auto done = app::announce_lane(ports->db, lane, "daemon", now); !done) return done;
  }
  return app::wake_sources(ports->db, now, entropy.below(kSeeds));
}

Result<Running> start(const DaemonArguments& arguments, const Installation& installation,
                      Console& console, const Clock& clock, Entropy& entropy) {
  Running running;
  const app::LaneThread::MakePorts ports = [&] { return make_ports(installation, clock, entropy); };
  if (auto done = wake(ports, clock, entropy); !done) return fail(done.error());
  auto site = web::Site::make(installation.config, clock, entropy);
  if (!site) return fail(site.error());
  running.site = std::move(*site);
  running.site->let_add_pages(page_adder(installation), page_looker(installation));
  running.site->let_find_feeds(feed_finder(installation));
  running.site->let_fetch_pictures(picture_fetcher(installation));
  running.server = std::make_unique<http::Server>(
      [&served = *running.site](const http::Request& request) { return served.handle(request); },
      clock);
  const auto& web = installation.config.web;
  const int port = arguments.port >= 0 ? arguments.port : web.port;
  if (auto done = running.server->start(web.listen_address, port); !done) {
    return fail(done.error());
  }
  for (const Lane lane : kLanes) {
    running.lanes.push_back(
        std::make_unique<app::LaneThread>(app::job_list(), lane, ports, "daemon"));
  }
  tell_first_run(*running.site, console);
  console.line(
      fmt::format("vigie veille\u00a0: http://{}:{}/", web.listen_address, running.server->port()));
  return running;
}

Signal wait_for_signal(StopSignals& signals) {
  for (;;) {
    const Signal signal = signals.wait(kServiceWaitMs);
    notify_service("WATCHDOG=1");
    if (signal != Signal::none) return signal;
  }
}

/// A lane may wait minutes for a mail server's answer: meanwhile the site answers and systemd is
/// told that we live. The port closes last.
void end(Running& running) {
  for (const auto& lane : running.lanes) lane->ask_to_stop();
  for (const auto& lane : running.lanes) {
    while (!lane->ended_within(kEndWait)) {
      notify_service("WATCHDOG=1\nEXTEND_TIMEOUT_USEC=30000000");
    }
  }
  running.server->stop();
}

/// The turns of one lane, as long as it has more to do at once.
int run_lane(Lane lane, app::JobPorts& ports, const app::Stop& stop, Console& console, bool& told) {
  int exit_code = kExitOk;
  for (bool more = true; more && !stop();) {
    const app::TurnReport turn = app::run_turn(app::job_list(), lane, ports, "tick", stop);
    for (const std::string& line : turn.lines) console.line(line);
    told = told || !turn.lines.empty();
    if (turn.failed) {
      exit_code = kExitFailed;
    } else if (turn.busy && exit_code != kExitFailed) {
      exit_code = kExitBusy;
    } else if (turn.partial && exit_code == kExitOk) {
      exit_code = kExitPartial;
    }
    more = turn.more;
  }
  return exit_code;
}

/// Of two lanes: what could not be done counts first, then what another vigie does.
int worse_of(int one, int other) {
  for (const int code : {kExitFailed, kExitBusy, kExitPartial}) {
    if (one == code || other == code) return code;
  }
  return kExitOk;
}

}  // namespace

int run_tick(Console& console, const Installation& installation) {
  const SystemClock clock;
  SystemEntropy entropy;
  auto ports = make_ports(installation, clock, entropy);
  if (!ports) return console.report(ports.error());
  StopSignals signals;  // a stop is seen between two sources or messages
  bool stopped = false;
  const app::Stop stop = [&] {
    stopped = stopped || signals.wait(0) == Signal::stop;
    return stopped;
  };
  bool told = false;
  int exit_code = kExitOk;
  for (const Lane lane : kLanes) {
    if (stop()) break;
    const auto begun = app::announce_lane(ports->db, lane, "tick", clock.now());
    if (!begun) return console.report(begun.error());
    exit_code = worse_of(exit_code, run_lane(lane, *ports, stop, console, told));
  }
  if (!told) console.line("Rien à faire pour l’instant.");
  return exit_code;
}

int run_daemon(const DaemonArguments& arguments, Console& console,
               const Installation& installation) {
  raise_descriptor_limit();
  StopSignals signals;  // before any thread, so that all of them have the signals blocked
  const SystemClock clock;
  SystemEntropy entropy;
  const auto lock =
      app::WorkLock::take(installation.config.database, "serve", "daemon", clock.now());
  if (!lock) return console.report(lock.error());
  Installation current = installation;
  for (;;) {
    auto running = start(arguments, current, console, clock, entropy);
    if (!running) return console.report(running.error());
    console.flush();
    notify_service("READY=1");
    for (;;) {
      if (wait_for_signal(signals) == Signal::stop) {
        notify_service("STOPPING=1");
        end(*running);
        log(Level::notice, "stopped");
        return kExitOk;
      }
      auto reread = load_installation(current.config_file, console);
      if (!reread) continue;  // its mistakes were told; what runs goes on
      if (reread->config.database != current.config.database) {
        console.notice("La base de données ne change pas sans redémarrage.");
        continue;
      }
      notify_service("RELOADING=1");
      end(*running);
      *running = {};
      current = std::move(*reread);
      log(Level::notice, "reloaded", {{"file", current.config_file.string()}});
      break;
    }
  }
}

}  // namespace vigie::cli
