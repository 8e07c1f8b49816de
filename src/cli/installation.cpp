// SPDX-License-Identifier: EUPL-1.2
#include "cli/installation.hpp"

#include <cstdlib>

#include "base/format.hpp"
#include "store/migrate.hpp"

namespace vigie::cli {
namespace fs = std::filesystem;
namespace {

Result<store::Database> of_this_version(store::Database db, const fs::path& file,
                                        Console& console) {
  const auto state = store::schema_state(db);
  if (!state) return fail(state.error());
  switch (*state) {
    case store::SchemaState::current:
      return db;
    case store::SchemaState::too_old:
      console.notice("La base de données est d’une version antérieure. Lancez : vigie db migrate");
      return fail(Code::conflict, file.string() + ": schema too old");
    case store::SchemaState::too_new:
      return fail(too_new(file, console));
  }
  return fail(Code::internal, "schema state");
}

}  // namespace

Error too_new(const fs::path& file, Console& console) {
  console.notice(
      "La base de données vient d’une version plus récente de vigie. Mettez le programme à jour.");
  return {Code::conflict, file.string() + ": schema too new"};
}

fs::path find_config(const fs::path& named) {
  if (!named.empty()) return named;
  if (const char* given = std::getenv("VIGIE_CONFIG"); given != nullptr && *given != '\0') {
    return given;
  }
  const fs::path here = "config/vigie.toml";
  return fs::exists(here) ? here : fs::path("/etc/vigie/vigie.toml");
}

Result<Installation> load_installation(const fs::path& config_file, Console& console) {
  auto loaded = config::load_vigie(config_file);
  bool usable = true;
  for (const config::Diagnostic& diagnostic : loaded.diagnostics) {
    console.notice(config::to_line(diagnostic));
    usable = usable && diagnostic.severity != config::Severity::error;
  }
  if (!usable) return fail(Code::invalid_input, config_file.string());
  return Installation{config_file, std::move(loaded.value)};
}

Result<store::Database> open_database(const Installation& installation, Console& console,
                                      store::Mode mode) {
  const fs::path& file = installation.config.database;
  if (!fs::exists(file)) {
    console.notice(fmt::format("Il n’y a pas encore de base de données ({}). Lancez : vigie apply",
                               file.string()));
    return fail(Code::not_found, file.string());
  }
  auto db = store::Database::open(file, mode);
  if (!db) return fail(db.error());
  return of_this_version(std::move(*db), file, console);
}

Result<store::Database> open_or_create_database(const Installation& installation,
                                                Console& console) {
  const fs::path& file = installation.config.database;
  const bool made_now = !fs::exists(file);
  std::error_code cannot;
  if (made_now && file.has_parent_path()) fs::create_directories(file.parent_path(), cannot);
  if (cannot) return fail(Code::storage, file.parent_path().string() + ": " + cannot.message());
  auto db = store::Database::open(file);
  if (!db) return fail(db.error());
  if (made_now) {
    if (auto done = store::migrate(*db); !done) return fail(done.error());
  }
  return of_this_version(std::move(*db), file, console);
}

}  // namespace vigie::cli
