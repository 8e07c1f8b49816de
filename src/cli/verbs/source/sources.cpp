// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/source/sources.hpp"

#include <map>

#include "app/jobs/work_lock.hpp"
#include "app/setup/sources.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "fetch/health.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

using app::SourceStatus;

Json json_of(const std::optional<Instant>& at) { return at ? Json(iso(*at)) : Json(); }

Json json_of(const SourceStatus& status) {
  Json centres = Json::array();
  for (const std::string& centre : status.centres) centres.push(centre);
  return {{"source", status.source.value},
          {"title", status.title},
          {"url", status.url},
          {"own_url", status.own_url},
          {"centres", centres},
          {"state", name_of(status.state)},
          {"label", fetch::french_of(status.state)},
          {"since", json_of(status.since_at)},
          {"cause", status.cause},
          {"next", json_of(status.next_at)},
          {"proposal", status.proposal},
          {"needs_a_look", status.needs_a_look}};
}

std::string moment(Instant at) {
  const auto local = local_time(at, kParis);
  if (!local) return iso(at);
  return fmt::format("{} à {}\u00a0h\u00a0{:02}", text::long_date(local->day), local->hour,
                     local->minute);
}

std::string line_of(const SourceStatus& status) {
  std::string line = fmt::format("{:>6}  {}\u00a0: {}", status.source.value, status.title,
                                 fetch::french_of(status.state));
  if (status.since_at) {
    line += fmt::format(" depuis le {}", text::long_date(paris_day(*status.since_at)));
  }
  if (!status.cause.empty()) line += fmt::format(" ({})", status.cause);
  if (status.next_at) line += fmt::format("\u202f; prochain essai le {}", moment(*status.next_at));
  if (!status.proposal.empty()) line += fmt::format("\n        {}", status.proposal);
  if (status.moved_at && status.url != status.own_url) {
    line +=
        fmt::format("\n        lue à {}\u202f; les fichiers disent {}", status.url, status.own_url);
  }
  return line;
}

/// "déplacée", "déplacées"; "ok" and "en échec" do not change.
std::string agreeing(SourceState state, long long count) {
  std::string word(fetch::french_of(state));
  if (count > 1 && word.ends_with('e')) word += 's';
  return word;
}

std::string summary(const std::vector<SourceStatus>& statuses) {
  std::map<SourceState, long long> counts;
  for (const SourceStatus& status : statuses) ++counts[status.state];
  std::string line;
  for (const auto& [state, count] : counts) {
    line += fmt::format("{}{} {}", line.empty() ? "" : ", ", text::number(count),
                        agreeing(state, count));
  }
  return fmt::format("{}\u00a0: {}.",
                     text::plural(static_cast<long long>(statuses.size()), "source", "sources"),
                     line);
}

using Act = Result<void> (*)(store::Database&, SourceId, Instant);

int act(const SourceArguments& arguments, Console& console, const Installation& installation,
        Act change, std::string_view done_sentence) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  const Instant now = SystemClock().now();
  // A poll under way would write over what is changed here.
  const auto lock = app::WorkLock::take(installation.config.database, "poll", "sources", now);
  if (!lock) return console.report(lock.error());
  const auto done = change(*db, SourceId{arguments.source}, now);
  if (!done) return console.report(done.error());
  console.line(done_sentence);
  return kExitOk;
}

}  // namespace

int run_sources(const SourcesArguments& arguments, Console& console,
                const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  auto statuses = app::source_statuses(reader, arguments.centre, SystemClock().now());
  if (!statuses) return console.report(statuses.error());
  if (!arguments.state.empty()) {
    std::erase_if(*statuses, [&](const SourceStatus& status) {
      return name_of(status.state) != arguments.state;
    });
  }
  if (arguments.json) {
    Json page = Json::array();
    for (const SourceStatus& status : *statuses) page.push(json_of(status));
    console.line(page.pretty());
    return kExitOk;
  }
  if (statuses->empty()) {
    console.line("Aucune source.");
    return kExitOk;
  }
  console.line(summary(*statuses));
  for (const SourceStatus& status : *statuses) console.line(line_of(status));
  return kExitOk;
}

int run_sources_accept_move(const SourceArguments& arguments, Console& console,
                            const Installation& installation) {
  return act(
      arguments, console, installation, app::accept_move,
      "La source est lue désormais à sa nouvelle adresse. «\u00a0vigie sources undo-move\u00a0» "
      "revient en arrière.");
}

int run_sources_refuse_move(const SourceArguments& arguments, Console& console,
                            const Installation& installation) {
  return act(arguments, console, installation, app::refuse_move,
             "La source garde son adresse\u202f; ce déplacement ne sera plus proposé.");
}

int run_sources_undo_move(const SourceArguments& arguments, Console& console,
                          const Installation& installation) {
  return act(arguments, console, installation, app::undo_move,
             "La source est lue de nouveau à l’adresse des fichiers.");
}

int run_sources_retry(const SourceArguments& arguments, Console& console,
                      const Installation& installation) {
  return act(arguments, console, installation, app::retry_source,
             "La source sera relevée au prochain passage.");
}

}  // namespace vigie::cli
