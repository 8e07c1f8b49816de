// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/tag/territories.hpp"

#include "app/tag/neighbourhoods.hpp"
#include "app/tag/tagging.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

long long count(std::size_t number) { return static_cast<long long>(number); }

void tell(const app::NeighbourhoodReport& report, Console& console) {
  console.line(fmt::format("{} lues\u00a0: {}.",
                           text::plural(count(report.lines), "ligne", "lignes"),
                           text::plural(count(report.kept), "quartier prioritaire reconnu",
                                        "quartiers prioritaires reconnus")));
  if (report.written) {
    console.line(fmt::format("Dans la base\u00a0: {} de plus, {} de moins.",
                             text::number(count(report.added)),
                             text::number(count(report.removed))));
  }
  if (report.refused > 0) {
    console.line(
        text::plural(count(report.refused), "ligne laissée de côté", "lignes laissées de côté") +
        "\u00a0:");
    for (const std::string& note : report.notes) console.line("  " + note);
    if (report.refused > report.notes.size()) console.line("  …");
  }
  if (!report.written) {
    console.notice(
        "Trop de lignes sont illisibles\u00a0: rien n’a été changé. Vérifiez que le fichier est "
        "celui des quartiers prioritaires, avec leur code, leur nom et leur commune.");
  }
}

Json json_of(const app::NeighbourhoodReport& report) {
  Json notes = Json::array();
  for (const std::string& note : report.notes) notes.push(note);
  return Json{{"lines", report.lines},
              {"kept", report.kept},
              {"added", report.added},
              {"removed", report.removed},
              {"refused", report.refused},
              {"written", report.written},
              {"notes", notes}};
}

}  // namespace

int run_territories_import(const TerritoriesImportArguments& arguments, Console& console,
                           const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  const app::TerritoryShelf shelf(installation.config.territories, "");
  const auto territories = shelf.get();
  if (!territories) return console.report(territories.error());
  const auto report = app::import_neighbourhoods(*db, arguments.file, **territories);
  if (!report) return console.report(report.error());
  arguments.json ? console.line(json_of(*report).pretty()) : tell(*report, console);
  if (!report->written) return kExitUsage;
  return report->refused > 0 ? kExitPartial : kExitOk;
}

}  // namespace vigie::cli
