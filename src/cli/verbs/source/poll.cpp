// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/source/poll.hpp"

#include "app/jobs/clock_watch.hpp"
#include "app/jobs/work_lock.hpp"
#include "app/poll/poll_job.hpp"
#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "cli/network.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

long long sum(const app::RoundReport& report, int app::SourceReport::*figure) {
  long long total = 0;
  for (const app::SourceReport& source : report.sources) total += source.*figure;
  return total;
}

Json json_of(const app::SourceReport& source) {
  return {{"source", source.source.value},
          {"title", source.title},
          {"url", source.url},
          {"outcome", name_of(source.outcome)},
          {"failed", source.failed},
          {"sentence", source.sentence},
          {"items", source.items},
          {"new", source.fresh},
          {"sighted", source.sighted},
          {"edited", source.edited}};
}

void print_json(const app::RoundReport& report, Console& console) {
  Json sources = Json::array();
  for (const app::SourceReport& source : report.sources) sources.push(json_of(source));
  const Json page = {{"due", report.due},
                     {"answered", report.sources.size()},
                     {"not_modified", report.count(PollOutcome::not_modified)},
                     {"unchanged", report.count(PollOutcome::unchanged)},
                     {"failed", report.failed()},
                     {"outage", report.outage},
                     {"new", sum(report, &app::SourceReport::fresh)},
                     {"sighted", sum(report, &app::SourceReport::sighted)},
                     {"edited", sum(report, &app::SourceReport::edited)},
                     {"sources", sources}};
  console.line(page.pretty());
}

Result<app::RoundReport> poll(const PollArguments& arguments, Console& console,
                              const Installation& installation, store::Database& db) {
  const Instant now = SystemClock().now();
  const auto lock = app::WorkLock::take(installation.config.database, "poll", "poll", now);
  if (!lock) return fail(lock.error());
  const auto getter = make_getter(installation.config.network);
  if (!getter) return fail(getter.error());
  const auto doubted = app::doubt_plans(db, now);
  if (!doubted) return fail(doubted.error());
  if (!doubted->empty()) console.notice(*doubted);
  auto reader = db.reader();
  const auto taggers = app::load_taggers(reader, installation.config.territories, paris_day(now));
  if (!taggers) return fail(taggers.error());
  auto filters = app::load_filter_book(reader);
  if (!filters) return fail(filters.error());
  SystemEntropy entropy;
  const auto progress = [&console](std::size_t done, std::size_t due) {
    console.progress("Relève", static_cast<std::int64_t>(done), static_cast<std::int64_t>(due));
    return true;
  };
  auto report = app::poll(db, **getter, *taggers, entropy,
                          {arguments.all, arguments.centre, std::move(*filters)}, now, progress);
  console.end_progress();
  return report;
}

}  // namespace

int run_poll(const PollArguments& arguments, Console& console, const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  const auto report = poll(arguments, console, installation, *db);
  if (!report) return console.report(report.error());
  if (arguments.json) {
    print_json(*report, console);
  } else {
    const auto lines = app::lines_of(*report);
    for (const std::string& line : lines) console.line(line);
    if (lines.empty()) console.line("Aucune source à relever pour l’instant.");
  }
  return report->failed() > 0 ? kExitPartial : kExitOk;
}

}  // namespace vigie::cli
