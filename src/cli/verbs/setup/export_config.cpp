// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/setup/export_config.hpp"

#include "app/setup/export_config.hpp"
#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

int tell_not_empty(const ExportConfigArguments& arguments, Console& console) {
  console.notice(fmt::format(
      "{} n’est pas vide\u00a0: rien n’a été écrit. Choisir un autre dossier, ou ajouter --force "
      "pour y remplacer les fichiers.",
      arguments.folder.string()));
  return kExitUsage;
}

int tell(const app::Exported& exported, const ExportConfigArguments& arguments, Console& console) {
  for (const config::Diagnostic& d : exported.problems) console.notice(config::to_line(d));
  for (const std::string& file : exported.anew) {
    console.notice(fmt::format("{}\u00a0: écrit à neuf, sans ses commentaires.", file));
  }
  if (exported.left_out > 0) {
    console.notice(fmt::format(
        "{} hors de la période «\u00a0valable\u00a0» du tour\u00a0: le fichier ne les dit pas.",
        text::plural(static_cast<long long>(exported.left_out), "semaine du planning est",
                     "semaines du planning sont")));
  }
  console.line(fmt::format("Écrit dans {}.", arguments.folder.string()));
  console.line(
      fmt::format("Relire\u00a0: vigie apply --plan --config {}", exported.config_file.string()));
  if (exported.faithful) return kExitOk;
  console.notice("Ce qui est écrit ne dit pas tout ce que tient la base de données.");
  return kExitPartial;
}

}  // namespace

int run_export_config(const ExportConfigArguments& arguments, Console& console,
                      const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto outcome = app::export_config(
      reader, installation.config, {installation.config_file, arguments.folder, arguments.force});
  if (!outcome) return console.report(outcome.error());
  if (std::holds_alternative<app::FolderNotEmpty>(*outcome)) {
    return tell_not_empty(arguments, console);
  }
  return tell(std::get<app::Exported>(*outcome), arguments, console);
}

}  // namespace vigie::cli
