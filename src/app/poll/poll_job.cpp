// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/poll_job.hpp"

#include "app/poll/due_sources.hpp"
#include "app/poll/throttles.hpp"
#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

long long sum(const RoundReport& report, int SourceReport::*figure) {
  long long total = 0;
  for (const SourceReport& source : report.sources) total += source.*figure;
  return total;
}

std::string summary(const RoundReport& report) {
  const auto unchanged =
      report.count(PollOutcome::unchanged) + report.count(PollOutcome::not_modified);
  std::string line = text::plural(static_cast<long long>(report.due), "source", "sources");
  line +=
      fmt::format(" à relever\u00a0: {} sans changement, {} en échec.", unchanged, report.failed());
  line += " ";
  line += text::plural(sum(report, &SourceReport::fresh), "nouvel article", "nouveaux articles");
  line += ", ";
  line += text::plural(sum(report, &SourceReport::sighted), "reprise d’un article déjà vu",
                       "reprises d’articles déjà vus");
  line += ", ";
  line += text::plural(sum(report, &SourceReport::edited), "article modifié", "articles modifiés");
  return line + ".";
}

}  // namespace

Result<Outlook> look_for_polls(store::Reader& reader, const config::VigieConfig&, Instant now) {
  const auto throttles = Throttles::load(reader);
  if (!throttles) return fail(throttles.error());
  const auto due = due_sources(reader, {}, *throttles, now);
  if (!due) return fail(due.error());
  const auto next = store::next_poll_at(reader, now);
  if (!next) return fail(next.error());
  return Outlook{!due->empty(), *next, static_cast<std::int64_t>(due->size())};
}

Result<JobReport> run_polls(JobPorts& ports, const Stop& stop) {
  const Instant now = ports.clock.now();
  if (!ports.getter) {
    auto getter = ports.make_getter();
    if (!getter) return fail(getter.error());
    ports.getter = std::move(*getter);
  }
  auto reader = ports.db.reader();
  const auto taggers = ports.taggers.get(reader, ports.config.territories, now);
  if (!taggers) return fail(taggers.error());
  auto filters = load_filter_book(reader);
  if (!filters) return fail(filters.error());
  const auto go_on = [&](std::size_t, std::size_t) { return !stop(); };
  const PollScope scope{false, "", std::move(*filters)};
  const auto report = poll(ports.db, *ports.getter, **taggers, ports.entropy, scope, now, go_on);
  if (!report) return fail(report.error());
  return JobReport{.lines = lines_of(*report), .partial = report->failed() > 0};
}

std::vector<std::string> lines_of(const RoundReport& report) {
  if (report.due == 0) return {};
  std::vector<std::string> lines = {summary(report)};
  if (report.outage) {
    lines.emplace_back("Presque rien ne répond\u00a0: la connexion d’ici semble coupée.");
  }
  for (const SourceReport& source : report.sources) {
    if (source.sentence.empty()) continue;
    lines.push_back(fmt::format("  {}\u00a0: {} ({})", source.title, source.sentence, source.url));
  }
  return lines;
}

}  // namespace vigie::app
