// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/ops/technical.hpp"

#include "app/job_list.hpp"
#include "app/jobs/status.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "jobs/wording.hpp"
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
  for (const std::string& trouble : status.troubles) {
    out += fmt::format("À regarder\u00a0: {}\n", trouble);
  }
  return out;
}

}  // namespace

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
