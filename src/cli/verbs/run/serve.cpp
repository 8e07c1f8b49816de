// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/run/serve.hpp"

#include "app/jobs/work_lock.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/feed_finder.hpp"
#include "cli/first_run.hpp"
#include "cli/page_adder.hpp"
#include "cli/service.hpp"
#include "http/server.hpp"
#include "web/site.hpp"

namespace vigie::cli {
int run_serve(const ServeArguments& arguments, Console& console, const Installation& installation) {
  raise_descriptor_limit();
  StopSignals signals;  // before any thread, so that all of them have the signals blocked
  if (auto db = open_database(installation); !db) return console.report(db.error());
  const SystemClock clock;
  const auto lock =
      app::WorkLock::take(installation.config.database, "serve", "serve", clock.now());
  if (!lock) return console.report(lock.error());
  SystemEntropy entropy;
  auto site = web::Site::make(installation.config, clock, entropy);
  if (!site) return console.report(site.error());
  (*site)->let_add_pages(page_adder(installation), page_looker(installation));
  (*site)->let_find_feeds(feed_finder(installation));
  (*site)->let_fetch_pictures(picture_fetcher(installation));
  http::Server server(
      [&served = **site](const http::Request& request) { return served.handle(request); }, clock);
  const auto& web = installation.config.web;
  const int port = arguments.port >= 0 ? arguments.port : web.port;
  if (auto done = server.start(web.listen_address, port); !done) {
    return console.report(done.error());
  }
  tell_first_run(**site, console);
  console.line(
      fmt::format("vigie est ouverte\u00A0: http://{}:{}/", web.listen_address, server.port()));
  console.flush();
  notify_service("READY=1");
  while (signals.wait(kServiceWaitMs) != Signal::stop) notify_service("WATCHDOG=1");
  notify_service("STOPPING=1");
  server.stop();
  return kExitOk;
}

}  // namespace vigie::cli
