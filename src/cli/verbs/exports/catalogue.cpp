// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/exports/catalogue.hpp"

#include "app/exports/catalogue.hpp"
#include "app/exports/read_records.hpp"
#include "base/clock.hpp"
#include "base/files.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "text/csv.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

std::string records_words(std::int64_t count) { return text::plural(count, "notice", "notices"); }

Result<std::vector<store::RecordRow>> rows_of_days(store::Reader& reader, const std::string& days) {
  const auto selection = app::days_named(days);
  if (!selection) {
    return fail(Code::invalid_input, "days " + days, "un jour s’écrit 2026-11-16, un mois 2026-11");
  }
  return app::read_rows(reader, *selection);
}

}  // namespace

int run_catalogue_import(const CatalogueArguments& arguments, Console& console,
                         const Installation& installation) {
  const auto bytes = read_file(arguments.file, exports::kCatalogueBytesMax);
  if (!bytes) return console.report(bytes.error());
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  const auto imported = app::import_catalogue(*db, *bytes, SystemClock().now());
  if (!imported) return console.report(imported.error());
  console.line(fmt::format("{} lues ({}). Ce que des personnes ont dit reste.",
                           records_words(static_cast<std::int64_t>(imported->records)),
                           imported->shape));
  if (imported->refused == 0) return kExitOk;
  console.notice(fmt::format("{} sans numéro ou sans titre, laissées de côté.",
                             records_words(static_cast<std::int64_t>(imported->refused))));
  return kExitPartial;
}

int run_catalogue_status(const CatalogueArguments&, Console& console,
                         const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto size = store::catalogue_size(reader);
  if (!size) return console.report(size.error());
  if (!size->seen_at) {
    console.line("Aucune liste du catalogue n’a été lue\u00A0: vigie catalogue import FICHIER.");
    return kExitOk;
  }
  console.line(fmt::format("{}, vues le {}.", records_words(size->records),
                           text::long_date(paris_day(*size->seen_at))));
  return kExitOk;
}

int run_catalogue_check(const CatalogueArguments& arguments, Console& console,
                        const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto rows = rows_of_days(reader, arguments.days);
  if (!rows) return console.report(rows.error());
  const auto standings = app::catalogue_standings(reader, *rows);
  if (!standings) return console.report(standings.error());
  Json list = Json::array();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const app::CatalogueStanding& standing = (*standings)[i];
    if (arguments.json) {
      list.push(Json{{"title", (*rows)[i].title},
                     {"key", (*rows)[i].key},
                     {"by", exports::name_of(standing.key)},
                     {"record", standing.record},
                     {"there", app::is_there(standing)}});
      continue;
    }
    console.line(fmt::format("{}\u00A0: {}{}", (*rows)[i].title, exports::word_of(standing.state),
                             standing.record.empty() ? "" : " (notice " + standing.record + ")"));
  }
  if (arguments.json) console.line(list.pretty());
  return kExitOk;
}

int run_catalogue_authors(const CatalogueArguments& arguments, Console& console,
                          const Installation& installation) {
  constexpr std::size_t kBytesMax = 4UL << 20U;
  const auto bytes = read_file(arguments.file, kBytesMax);
  if (!bytes) return console.report(bytes.error());
  std::vector<store::StoredAlias> aliases;
  for (const text::CsvRow& row : text::read_csv(*bytes)) {
    if (row.fields.size() >= 2 && !row.fields[0].empty() && !row.fields[1].empty()) {
      aliases.push_back({row.fields[0], row.fields[1]});
    }
  }
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  if (auto done = app::take_author_aliases(*db, aliases); !done) {
    return console.report(done.error());
  }
  console.line(text::plural(static_cast<long long>(aliases.size()), "nom d’auteur repris",
                            "noms d’auteur repris"));
  return kExitOk;
}

}  // namespace vigie::cli
