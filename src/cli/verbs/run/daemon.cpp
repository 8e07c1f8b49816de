// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/run/daemon.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/jobs/work_lock.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "cli/page_adder.hpp"
#include "cli/round.hpp"
#include "cli/service.hpp"
#include "http/server.hpp"
#include "web/site.hpp"

namespace vigie::cli {
namespace {

constexpr int kRoundPauseMs = 30'000;  ///< between two looks at what is due
constexpr int kEndWaitMs = 1'000;      ///< the same while a round ends

/// Runs rounds on a thread of its own until it is stopped.
class RoundLoop {
 public:
  explicit RoundLoop(Round round) : round_(std::move(round)), thread_([this] { run(); }) {}
  ~RoundLoop() {
    ask_to_stop();
    thread_.join();
  }
  RoundLoop(const RoundLoop&) = delete;
  RoundLoop& operator=(const RoundLoop&) = delete;

  void ask_to_stop() {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    changed_.notify_all();
  }
  bool ended_within(int wait_ms) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::milliseconds(wait_ms), [this] { return ended_; });
  }

 private:
  void run() {
    while (!stop_) {
      for (const std::string& line : round_.run([this] { return stop_.load(); }).lines) {
        log(Level::info, "round", {{"text", line}});
      }
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, std::chrono::milliseconds(kRoundPauseMs),
                        [this] { return stop_.load(); });
    }
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  Round round_;
  std::atomic<bool> stop_ = false;
  bool ended_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread thread_;  // last: it uses all of the above
};

/// What a daemon is made of for one reading of vigie.toml.
struct Running {
  std::unique_ptr<web::Site> site;
  std::unique_ptr<http::Server> server;
  std::unique_ptr<RoundLoop> loop;
};

Result<Running> start(const DaemonArguments& arguments, const Installation& installation,
                      Console& console, const Clock& clock, Entropy& entropy) {
  Running running;
  auto round = Round::make(installation, clock, entropy, "daemon");
  if (!round) return fail(round.error());
  if (auto done = round->wake(); !done) return fail(done.error());
  auto site = web::Site::make(installation.config, clock, entropy);
  if (!site) return fail(site.error());
  running.site = std::move(*site);
  running.site->let_add_pages(page_adder(installation));
  running.server = std::make_unique<http::Server>(
      [&served = *running.site](const http::Request& request) { return served.handle(request); },
      clock);
  const auto& web = installation.config.web;
  const int port = arguments.port >= 0 ? arguments.port : web.port;
  if (auto done = running.server->start(web.listen_address, port); !done) {
    return fail(done.error());
  }
  running.loop = std::make_unique<RoundLoop>(std::move(*round));
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

/// A round may wait minutes for a mail server's answer: meanwhile the site answers and systemd is
/// told that we live. The port closes last.
void end(Running& running) {
  running.loop->ask_to_stop();
  while (!running.loop->ended_within(kEndWaitMs)) {
    notify_service("WATCHDOG=1\nEXTEND_TIMEOUT_USEC=30000000");
  }
  running.server->stop();
}

}  // namespace

int run_tick(Console& console, const Installation& installation) {
  const SystemClock clock;
  SystemEntropy entropy;
  auto round = Round::make(installation, clock, entropy, "tick");
  if (!round) return console.report(round.error());
  StopSignals signals;  // a stop is seen between two sources or messages
  bool stopped = false;
  const RoundLines done = round->run([&] {
    stopped = stopped || signals.wait(0) == Signal::stop;
    return stopped;
  });
  for (const std::string& line : done.lines) console.line(line);
  if (done.lines.empty()) console.line("Rien à faire pour l’instant.");
  return done.exit_code;
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
