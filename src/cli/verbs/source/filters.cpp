// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/source/filters.hpp"

#include <map>

#include "app/poll/filtering.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::cli {

int run_filters_test(Console& console, const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto preview = app::preview_filters(reader, installation.config, SystemClock().now());
  if (!preview) return console.report(preview.error());
  for (const config::Diagnostic& one : preview->diagnostics) console.notice(config::to_line(one));
  if (config::has_errors(preview->diagnostics)) return kExitUsage;
  std::map<std::string, std::vector<const app::FilterHit*>> by_rule;
  for (const app::FilterHit& hit : preview->hits) by_rule[hit.rule].push_back(&hit);
  for (const auto& [rule, hits] : by_rule) {
    console.line(
        fmt::format("«\u00A0{}\u00A0» écarterait {}\u00A0:", rule,
                    text::plural(static_cast<long long>(hits.size()), "actualité", "actualités")));
    for (const app::FilterHit* hit : hits) {
      console.line(fmt::format("  {}  {}  {} ({})", text::short_date(paris_day(hit->arrived_at)),
                               hit->centre, hit->title, hit->media));
    }
  }
  console.line(fmt::format(
      "{} sur {} à lire des {} derniers jours\u00A0: {}. Rien n’a été changé.",
      text::plural(static_cast<long long>(preview->rules), "règle", "règles"),
      text::plural(static_cast<long long>(preview->looked_at), "actualité", "actualités"),
      app::kFilterPreviewDays,
      text::plural(static_cast<long long>(preview->hits.size()), "serait écartée",
                   "seraient écartées")));
  return kExitOk;
}

}  // namespace vigie::cli
