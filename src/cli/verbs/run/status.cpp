// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/run/status.hpp"

#include "app/job_list.hpp"
#include "app/jobs/clock_watch.hpp"
#include "app/jobs/status.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "jobs/wording.hpp"
#include "store/sql/migrate.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

std::string line_of(const app::LaneStatus& lane) {
  if (!lane.row) return fmt::format("{}\u00a0: jamais vue", jobs::word_of(lane.lane));
  std::string line = fmt::format("{} (vigie {})\u00a0: vue le {}", jobs::word_of(lane.lane),
                                 lane.row->verb, jobs::moment(lane.row->seen_at));
  if (lane.row->restarts > 0) {
    line += fmt::format("\u202f; {} depuis le {}, la dernière fois après\u00a0: {}",
                        text::plural(lane.row->restarts, "reprise", "reprises"),
                        jobs::moment(lane.row->started_at), lane.row->trouble);
  }
  return line;
}

std::string line_of(const app::JobStatus& status) {
  std::string line = fmt::format("  {}\u00a0: ", status.job->title);
  if (!status.last) {
    line += "pas encore";
  } else {
    const store::JobRun& run = *status.last;
    line += fmt::format("{}, {}", jobs::word_of(run.outcome),
                        jobs::moment(run.ended_at.value_or(run.started_at)));
    if (!run.detail.empty()) line += fmt::format(" ({})", run.detail);
    if (run.next_at) line += fmt::format("\u202f; suite le {}", jobs::moment(*run.next_at));
    if (run.backlog > 0)
      line += fmt::format("\u202f; en attente\u00a0: {}", text::number(run.backlog));
  }
  if (status.waits_for_clock) line += "\u202f; attend que l’heure soit confirmée";
  return line;
}

Json json_of(const app::JobStatus& status) {
  Json out{{"name", status.job->name},
           {"lane", name_of(status.job->lane)},
           {"waits_for_clock", status.waits_for_clock}};
  if (!status.last) return out;
  const store::JobRun& run = *status.last;
  out.set("outcome", name_of(run.outcome));
  out.set("started_at", iso(run.started_at));
  if (run.ended_at) out.set("ended_at", iso(*run.ended_at));
  if (run.next_at) out.set("next_at", iso(*run.next_at));
  out.set("backlog", run.backlog);
  out.set("failures", run.failures);
  out.set("detail", run.detail);
  return out;
}

Json json_of(const app::LaneStatus& lane) {
  Json out{{"name", name_of(lane.lane)}};
  if (!lane.row) return out;
  out.set("verb", lane.row->verb);
  out.set("started_at", iso(lane.row->started_at));
  out.set("seen_at", iso(lane.row->seen_at));
  out.set("restarts", lane.row->restarts);
  out.set("trouble", lane.row->trouble);
  return out;
}

Json json_of(const app::Status& status, std::string_view version, Instant now) {
  Json lanes = Json::array();
  for (const app::LaneStatus& lane : status.lanes) lanes.push(json_of(lane));
  Json jobs = Json::array();
  for (const app::JobStatus& job : status.jobs) jobs.push(json_of(job));
  Json troubles = Json::array();
  for (const auto& [key, trouble] : status.troubles) troubles.push(trouble);
  Json out{{"ok", status.troubles.empty()},
           {"version", version},
           {"schema", store::newest_version()},
           {"now", iso(now)}};
  if (status.jump) {
    out.set("clock_jump",
            Json{{"from", iso(status.jump->from_at)}, {"to", iso(status.jump->to_at)}});
  }
  out.set("lanes", lanes);
  out.set("jobs", jobs);
  out.set("troubles", troubles);
  return out;
}

void tell(const app::Status& status, std::string_view version, const Installation& installation,
          Console& console) {
  console.line(fmt::format("vigie {}, base {} (schéma {})", version,
                           installation.config.database.string(), store::newest_version()));
  for (const app::LaneStatus& lane : status.lanes) {
    console.line("");
    console.line(line_of(lane));
    for (const app::JobStatus& job : status.jobs) {
      if (job.job->lane == lane.lane) console.line(line_of(job));
    }
  }
  console.line("");
  if (status.troubles.empty()) console.line("Tout va bien.");
  for (const auto& [key, trouble] : status.troubles) {
    console.line(fmt::format("À regarder\u00a0: {}", trouble));
  }
}

}  // namespace

int run_status(const StatusArguments& arguments, Console& console,
               const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  const Instant now = SystemClock().now();
  auto reader = db->reader();
  const auto status = app::read_status(reader, app::job_list(), now);
  if (!status) return console.report(status.error());
  if (arguments.json) {
    console.line(json_of(*status, arguments.version, now).pretty());
  } else {
    tell(*status, arguments.version, installation, console);
  }
  return status->troubles.empty() ? kExitOk : kExitFailed;
}

int run_clock_accept(const ClockArguments& arguments, Console& console,
                     const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  const Instant now = SystemClock().now();
  const auto accepted = app::accept_clock(*db, arguments.by, now);
  if (!accepted) return console.report(accepted.error());
  console.line(*accepted == 0
                   ? "L’heure n’attendait pas d’être confirmée."
                   : fmt::format("L’heure est confirmée\u00a0: nous sommes le {}. Ce qui attendait "
                                 "reprend au prochain passage.",
                                 jobs::moment(now)));
  return kExitOk;
}

}  // namespace vigie::cli
