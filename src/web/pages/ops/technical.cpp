// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/ops/technical.hpp"

#include "app/job_list.hpp"
#include "app/jobs/status.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "jobs/wording.hpp"
#include "store/upkeep/notification_repo.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {

namespace {

std::string line_of(const app::JobStatus& status) {
  if (!status.last) return fmt::format("{}\u00a0: pas encore", status.job->title);
  const store::JobRun& run = *status.last;
  std::string line = fmt::format("{}\u00a0: {}, {}", status.job->title, jobs::word_of(run.outcome),
                                 jobs::moment(run.ended_at.value_or(run.started_at)));
  if (run.next_at) line += fmt::format("\u202f; suite le {}", jobs::moment(*run.next_at));
  if (run.backlog > 0) line += fmt::format("\u202f; en attente\u00a0: {}", run.backlog);
  return line;
}

/// What the people of the network see besides.
std::string details_of(const app::Status& status) {
  std::string out;
  for (const app::JobStatus& each : status.jobs) out += line_of(each) + "\n";
  for (const auto& [key, trouble] : status.troubles) {
    out += fmt::format("À regarder\u00a0: {}\n", trouble);
  }
  return out;
}

/// "vigie_job_backlog{job="poll"} 3": the program's own names hold nothing to escape.
void add_sample(std::string& out, std::string_view name, std::string_view label,
                std::string_view value_of_label, std::int64_t value) {
  out += fmt::format("vigie_{}{{{}=\"{}\"}} {}\n", name, label, value_of_label, value);
}

void add_gauge(std::string& out, std::string_view name, std::string_view help) {
  out += fmt::format("# HELP vigie_{0} {1}\n# TYPE vigie_{0} gauge\n", name, help);
}

/// One family after the other, as the format wants them.
std::string metrics_of(const app::Status& status, const store::NotificationQueue& queue) {
  std::string out;
  const auto jobs = [&](std::string_view name, std::string_view help, const auto& value) {
    add_gauge(out, name, help);
    for (const app::JobStatus& each : status.jobs) {
      if (each.last) add_sample(out, name, "job", each.job->name, value(*each.last));
    }
  };
  using store::JobRun;
  jobs("job_last_run_seconds", "End of the last run, or its begin while it runs.",
       [](const JobRun& run) { return run.ended_at.value_or(run.started_at).seconds; });
  jobs("job_failed", "1 where the last run failed.",
       [](const JobRun& run) { return std::int64_t{run.outcome == JobOutcome::failed ? 1 : 0}; });
  jobs("job_backlog", "What waits.", [](const JobRun& run) { return std::int64_t{run.backlog}; });
  add_gauge(out, "lane_seen_seconds", "When the lane last looked for work.");
  for (const app::LaneStatus& each : status.lanes) {
    if (!each.row) continue;
    add_sample(out, "lane_seen_seconds", "lane", name_of(each.lane), each.row->seen_at.seconds);
  }
  add_gauge(out, "notifications_waiting", "Messages to people that are not sent yet.");
  out += fmt::format("vigie_notifications_waiting {}\n", queue.waiting);
  add_gauge(out, "troubles", "What vigie status says is wrong.");
  out += fmt::format("vigie_troubles {}\n", status.troubles.size());
  return out;
}

bool asks_from_this_machine(const Request& request) {
  return request.address.starts_with("127.") || request.address == "::1";
}

}  // namespace

Response get_alive(const Visit&) { return plain_text("ok\n"); }

Response get_ready(const Visit& visit) {
  store::Reader reader = visit.db.reader();
  if (store::notification_queue(reader)) return plain_text("ok\n");
  return plain_text("base de données muette\n", 503);
}

Response get_metrics(const Layout& layout, const Visit& visit) {
  const bool operates = visit.visitor && visit.may(people::Permission::operate, Where::anywhere);
  if (!operates && !asks_from_this_machine(visit.request)) {
    return error_page(layout, visit, {Code::not_found, visit.request.path});
  }
  store::Reader reader = visit.db.reader();
  const auto status = app::read_status(reader, app::job_list(), visit.now);
  if (!status) return error_page(layout, visit, status.error());
  const auto queue = store::notification_queue(reader);
  if (!queue) return error_page(layout, visit, queue.error());
  Response response = plain_text(metrics_of(*status, *queue));
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return response;
}

Response get_health(const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto status = app::read_status(reader, app::job_list(), visit.now);
  if (status) return plain_text("ok\n" + (visit.visitor ? details_of(*status) : ""));
  log(Level::error, "health", {{"error", status.error().detail}});
  return plain_text("base de données muette\n", 503);
}

Response get_asset(const Layout& layout, const Visit& visit) {
  const auto found = asset(visit.capture("name"));
  if (!found) return error_page(layout, visit, {Code::not_found, visit.request.path});
  Response response;
  response.content_type = found->content_type;
  response.body = found->bytes;
  // An address with an old digest shows today's bytes, and must not be kept.
  const bool current = asset_url(visit.capture("name")) == visit.request.path;
  response.cache = current ? Cache::forever : Cache::none;
  return response;
}

}  // namespace vigie::web
