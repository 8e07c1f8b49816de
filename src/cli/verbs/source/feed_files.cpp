// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/source/feed_files.hpp"

#include "app/setup/feed_files.hpp"
#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::cli {

int run_feed_import(const FeedFileArguments& arguments, Console& console,
                    const Installation& installation) {
  const auto done =
      app::import_feeds(installation.config, arguments.centre, arguments.file, arguments.plan);
  if (!done) return console.report(done.error());
  for (const parse::OpmlProblem& problem : done->problems) {
    console.line(fmt::format("{}:{}:{}\u00A0: {}.", arguments.file.string(), problem.line,
                             problem.column, problem.message));
  }
  if (done->cut) {
    console.notice("Le fichier est coupé ou mal écrit\u00a0: rien n’en est repris.");
    return kExitUsage;
  }
  console.line(fmt::format(
      "{}{}, {}{}.",
      text::plural(static_cast<long long>(done->added), "source ajoutée", "sources ajoutées"),
      arguments.plan ? " (rien n’est écrit)" : "",
      text::plural(static_cast<long long>(done->duplicates), "déjà présente", "déjà présentes"),
      done->refused == 0
          ? ""
          : ", " + text::plural(static_cast<long long>(done->refused), "refusée", "refusées")));
  if (!arguments.plan && done->added > 0) {
    console.line(fmt::format("Écrit dans {}. «\u00a0vigie apply\u00a0» les mettra en service.",
                             done->written.string()));
  }
  return done->refused == 0 ? kExitOk : kExitPartial;
}

int run_feed_export(const FeedFileArguments& arguments, Console& console,
                    const Installation& installation) {
  const auto opml = app::export_feeds(installation.config, arguments.centre);
  if (!opml) return console.report(opml.error());
  std::string_view document = *opml;
  if (document.ends_with('\n')) document.remove_suffix(1);  // line() ends it
  console.line(document);
  return kExitOk;
}

}  // namespace vigie::cli
