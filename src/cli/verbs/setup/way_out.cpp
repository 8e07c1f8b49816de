// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/setup/way_out.hpp"

#include "app/setup/export_config.hpp"
#include "app/setup/way_out.hpp"
#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::cli {

int run_export_all(const WayOutArguments& arguments, Console& console,
                   const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto left = app::export_all(reader, arguments.folder, installation.config.web.public_url);
  if (!left) return console.report(left.error());
  const auto config =
      app::export_config(reader, installation.config,
                         {installation.config_file, arguments.folder / "configuration", false});
  if (!config) return console.report(config.error());
  console.line(fmt::format(
      "{} de {}, {}\u00A0: tout est dans {}.", text::plural(left->rows, "ligne", "lignes"),
      text::plural(left->tables, "table", "tables"),
      text::plural(left->letters, "lettre", "lettres"), arguments.folder.string()));
  console.line(
      "Ce dossier contient des données personnelles et des clés\u00A0: à garder comme tel.");
  return kExitOk;
}

int run_import_all(const WayOutArguments& arguments, Console& console,
                   const Installation& installation) {
  auto db = open_or_create_database(installation);
  if (!db) return console.report(db.error());
  const auto came = app::import_all(*db, arguments.folder);
  if (!came) return console.report(came.error());
  console.line(
      fmt::format("{} reprises. Chaque compte choisit un nouveau mot de passe (vigie user).",
                  text::plural(came->rows, "ligne", "lignes")));
  return kExitOk;
}

}  // namespace vigie::cli
