// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/exports/report.hpp"

#include "app/exports/report.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "store/people/centre_repo.hpp"

namespace vigie::cli {
namespace {

void tell_sentences(const exports::Report& report, Console& console) {
  std::optional<exports::Nature> told;
  std::string missing;
  for (const exports::ReportLine& line : report.lines) {
    const std::string sentence = exports::sentence_of(line, report.year);
    if (sentence.empty()) {
      missing += (missing.empty() ? "" : ", ") + std::string(line.figure->code);
      continue;
    }
    if (told != line.figure->nature) {
      told = line.figure->nature;
      console.line(fmt::format("{}\u00A0:", exports::heading_of(*told)));
    }
    console.line("  " + sentence);
  }
  if (!missing.empty()) console.line("Non mesuré\u00A0: " + missing + ".");
}

}  // namespace

int run_report(const ReportArguments& arguments, Console& console,
               const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  CentreId centre;
  std::string whose = "réseau des CRPV";
  if (!arguments.centre.empty()) {
    const auto known = store::centre_by_key(reader, arguments.centre);
    if (!known) return console.report(known.error());
    centre = known->id;
    whose = known->centre.name;
  }
  const auto report = app::read_report(reader, arguments.year, centre, SystemClock().now());
  if (!report) return console.report(report.error());
  if (arguments.csv) {
    console.line(exports::report_csv(report->report));
  } else if (arguments.json) {
    console.line(exports::report_json(report->report));
  } else if (arguments.html) {
    console.line(exports::report_html(report->report, whose));
  } else if (arguments.facets) {
    console.line(app::facets_csv(*report));
  } else {
    tell_sentences(report->report, console);
  }
  return kExitOk;
}

}  // namespace vigie::cli
