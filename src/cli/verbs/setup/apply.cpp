// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/setup/apply.hpp"

#include <algorithm>
#include <limits>

#include "app/setup/apply.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/verbs/setup/apply_report.hpp"
#include "store/sql/migrate.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

constexpr std::size_t kGroupLinesMax = 12;

/// Planning before the first application makes no file: it compares with an empty database.
Result<store::Database> database_for(const ApplyArguments& arguments,
                                     const Installation& installation) {
  if (!arguments.plan) return open_or_create_database(installation);
  const auto there = database_exists(installation);
  if (!there) return fail(there.error());
  if (*there) return open_database(installation, store::Mode::read_only);
  auto db = store::Database::open(":memory:");
  if (!db) return db;
  if (auto done = store::migrate(*db); !done) return fail(done.error());
  return db;
}

int tell_mistakes(const std::vector<config::Diagnostic>& diagnostics, Console& console) {
  const auto errors =
      std::ranges::count(diagnostics, config::Severity::error, &config::Diagnostic::severity);
  console.notice(
      fmt::format("{} : rien n’a été appliqué.", text::plural(errors, "erreur", "erreurs")));
  return kExitUsage;
}

int tell_unknown(const std::vector<std::string>& names, Console& console) {
  for (const std::string& name : names) {
    console.notice(fmt::format("--take\u00a0: clé inconnue «\u00a0{}\u00a0».", name));
  }
  console.notice("Rien n’a été appliqué.");
  return kExitUsage;
}

}  // namespace

int run_apply(const ApplyArguments& arguments, Console& console, const Installation& installation) {
  auto db = database_for(arguments, installation);
  if (!db) return console.report(db.error());
  const app::ApplyRequest request{arguments.plan, {arguments.take.begin(), arguments.take.end()}};
  const auto outcome = app::apply(*db, installation.config, request, SystemClock().now());
  if (!outcome) return console.report(outcome.error());
  if (!outcome->difference.unknown.empty())
    return tell_unknown(outcome->difference.unknown, console);
  const bool wrong = config::has_errors(outcome->diagnostics);
  if (arguments.json) {
    console.line(apply_json(*outcome));
  } else {
    for (const config::Diagnostic& d : outcome->diagnostics) console.notice(config::to_line(d));
    if (wrong) return tell_mistakes(outcome->diagnostics, console);
    const std::size_t most =
        arguments.plan ? std::numeric_limits<std::size_t>::max() - 1 : kGroupLinesMax;
    for (const std::string& line : apply_lines(*outcome, most)) {
      console.line(line);
    }
  }
  if (wrong) return kExitUsage;
  return outcome->difference.drifts.empty() ? kExitOk : kExitPartial;
}

}  // namespace vigie::cli
