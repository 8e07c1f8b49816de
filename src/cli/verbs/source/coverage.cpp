// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/source/coverage.hpp"

#include "app/tag/coverage.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

std::string what_lacks(const app::Gap& gap) {
  const std::string sources =
      gap.sources == 0 ? "aucune source" : text::plural(gap.sources, "source", "sources");
  const std::string articles =
      gap.articles == 0 ? "aucun article" : text::plural(gap.articles, "article", "articles");
  return sources + ", " + articles;
}

void tell(std::string_view heading, const std::vector<app::Gap>& gaps, Console& console) {
  console.line(fmt::format("{}\u00a0:{}", heading, gaps.empty() ? " rien ne manque." : ""));
  for (const app::Gap& gap : gaps) {
    console.line(fmt::format("  {} ({})\u00a0: {}", gap.name, gap.code, what_lacks(gap)));
  }
}

void tell(const app::Coverage& coverage, Console& console) {
  console.line(fmt::format("Sur {}.", text::plural(coverage.weeks, "semaine", "semaines")));
  if (coverage.themes_known == 0) {
    console.line("Thèmes\u00a0: aucun n’est connu. Lancez\u00a0: vigie apply");
  } else {
    tell("Thèmes", coverage.themes, console);
  }
  tell("Départements", coverage.departements, console);
  if (coverage.neighbourhoods_known == 0) {
    console.line(
        "Quartiers prioritaires\u00a0: aucun n’est connu. Lancez\u00a0: vigie territories import "
        "FICHIER");
  }
  if (coverage.neighbourhoods_known > 0 && coverage.neighbourhoods.empty()) {
    tell("Quartiers prioritaires", {}, console);
  }
  for (const app::DepartementGaps& each : coverage.neighbourhoods) {
    tell("Quartiers prioritaires, " + each.place.name, each.neighbourhoods, console);
  }
  console.line(coverage.away.empty() ? "Sources dont le titulaire est absent\u00a0: aucune."
                                     : "Sources dont le titulaire est absent\u00a0:");
  for (const app::AwaySource& source : coverage.away) {
    console.line(
        fmt::format("  {} ({})\u00a0: {}", source.title, source.holder,
                    source.reader.empty() ? "personne ne la lit" : "lue par " + source.reader));
  }
}

Json json_of(const std::vector<app::Gap>& gaps) {
  Json list = Json::array();
  for (const app::Gap& gap : gaps) {
    list.push(Json{{"code", gap.code},
                   {"name", gap.name},
                   {"sources", gap.sources},
                   {"articles", gap.articles}});
  }
  return list;
}

Json json_of(const app::Coverage& coverage) {
  Json neighbourhoods = Json::array();
  for (const app::DepartementGaps& each : coverage.neighbourhoods) {
    neighbourhoods.push(
        Json{{"departement", each.place.code}, {"neighbourhoods", json_of(each.neighbourhoods)}});
  }
  Json away = Json::array();
  for (const app::AwaySource& source : coverage.away) {
    away.push(Json{{"title", source.title}, {"holder", source.holder}, {"reader", source.reader}});
  }
  return Json{{"weeks", coverage.weeks},
              {"themes", json_of(coverage.themes)},
              {"departements", json_of(coverage.departements)},
              {"neighbourhoods", neighbourhoods},
              {"away", away}};
}

}  // namespace

int run_coverage(const CoverageArguments& arguments, Console& console,
                 const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  const app::TerritoryShelf shelf(installation.config.territories, "");
  const auto territories = shelf.get();
  if (!territories) return console.report(territories.error());
  auto reader = db->reader();
  const auto coverage = app::coverage(reader, **territories, arguments.weeks, SystemClock().now());
  if (!coverage) return console.report(coverage.error());
  arguments.json ? console.line(json_of(*coverage).pretty()) : tell(*coverage, console);
  return kExitOk;
}

}  // namespace vigie::cli
