// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/panorama/import.hpp"

#include "app/panorama/import_old.hpp"
#include "base/clock.hpp"
#include "base/files.hpp"
#include "base/format.hpp"
#include "text/charset.hpp"
#include "text/csv.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

constexpr std::size_t kMapBytesMax = 1 << 20;
constexpr int kTagsShown = 20;

Result<app::OldThemes> themes_of_map(const std::filesystem::path& file) {
  app::OldThemes themes;
  if (file.empty()) return themes;
  const auto bytes = read_file_named(file, kMapBytesMax);
  if (!bytes) return fail(bytes.error());
  for (const text::CsvRow& row : text::read_csv(*bytes)) {
    if (row.fields.size() >= 2) themes[row.fields[0]] = row.fields[1];
  }
  return themes;
}

void tell_plan(Console& console, const parse::OldPanorama& old, const app::OldPlan& plan) {
  const auto count = [](std::int64_t number, std::string_view one, std::string_view many) {
    return text::plural(number, one, many);
  };
  console.line(fmt::format("Forme reconnue\u00a0: {}.", old.shape));
  for (const std::string& column : old.columns) console.line("  colonne " + column);
  console.line(fmt::format("{}, dont {}.", count(plan.read, "article lu", "articles lus"),
                           count(plan.fresh, "nouveau", "nouveaux")));
  if (plan.doubles > 0) {
    console.line(count(plan.doubles, "est déjà là, ou deux fois dans le fichier.",
                       "sont déjà là, ou deux fois dans le fichier."));
  }
  if (plan.without_address > 0) {
    console.line(count(plan.without_address, "laissé de côté, sans adresse du journal.",
                       "laissés de côté, sans adresse du journal."));
  }
  if (plan.without_date > 0) {
    console.line(
        count(plan.without_date, "laissé de côté, sans date.", "laissés de côté, sans date."));
  }
  if (plan.without_note > 0) {
    console.line(count(plan.without_note, "sans note.", "sans note."));
  }
  if (old.dropped > 0) console.line(count(old.dropped, "illisible.", "illisibles."));
  for (const auto& [year, items] : plan.years) {
    console.line(fmt::format("  {}\u00a0: {}", year, text::number(items)));
  }
  int shown = 0;
  for (const auto& [tag, items] : plan.tags_unknown) {
    if (++shown > kTagsShown) break;
    console.line(fmt::format("  étiquette sans thème\u00a0: {} ({})", tag, items));
  }
}

}  // namespace

int run_panorama_import(const PanoramaImportArguments& arguments, Console& console,
                        const Installation& installation) {
  const auto bytes = read_file_named(arguments.file, parse::kOldBytesMax);
  if (!bytes) return console.report(bytes.error());
  const text::Decoded decoded = text::to_utf8(*bytes, "");
  const auto old = parse::read_old_panorama(decoded.utf8);
  if (!old) return console.report(old.error());
  const auto themes = themes_of_map(arguments.themes);
  if (!themes) return console.report(themes.error());
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto plan = app::plan_old(reader, *old, *themes);
  if (!plan) return console.report(plan.error());
  tell_plan(console, *old, *plan);
  if (arguments.plan) {
    console.line("Rien n’est écrit. Sans --plan, ces articles entrent au panorama.");
    return kExitOk;
  }
  const auto lot =
      app::import_old(*db, *old, *themes, arguments.file.filename().string(), SystemClock().now());
  if (!lot) return console.report(lot.error());
  if (lot->lot == 0) {
    console.line("Rien de nouveau.");
    return kExitOk;
  }
  console.line(
      fmt::format("{} au panorama, dans le lot {}. Pour les retirer\u00a0: vigie panorama "
                  "remove {}",
                  text::plural(lot->added, "article", "articles"), lot->lot, lot->lot));
  return kExitOk;
}

int run_panorama_remove(const PanoramaRemoveArguments& arguments, Console& console,
                        const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  const auto removed = app::remove_old(*db, arguments.lot, SystemClock().now());
  if (!removed) return console.report(removed.error());
  console.line(text::plural(*removed, "article retiré.", "articles retirés."));
  return kExitOk;
}

}  // namespace vigie::cli
