// SPDX-License-Identifier: EUPL-1.2
#include "cli/installation.hpp"

#include <cstdlib>

#include "base/files.hpp"
#include "base/format.hpp"
#include "store/sql/migrate.hpp"

namespace vigie::cli {
namespace fs = std::filesystem;
namespace {

Result<store::Database> of_this_version(store::Database db, const fs::path& file) {
  const auto state = store::schema_state(db);
  if (!state) return fail(state.error());
  switch (*state) {
    case store::SchemaState::current:
      return db;
    case store::SchemaState::too_old:
      return fail(
          Code::conflict, file.string() + ": schema too old",
          "la base de données est d’une version antérieure. Lancez\u00a0: vigie db migrate");
    case store::SchemaState::too_new:
      return fail(too_new(file));
    case store::SchemaState::other_build:
      return fail(other_build(file));
  }
  return fail(Code::internal, "schema state");
}

}  // namespace

Error too_new(const fs::path& file) {
  return {Code::conflict, file.string() + ": schema too new",
          "la base de données vient d’une version plus récente de vigie. Mettez le programme à "
          "jour"};
}

Error other_build(const fs::path& file) {
  return {
      Code::conflict, file.string() + ": schema of another build",
      fmt::format("la base de données {0} vient d’une version d’essai de vigie, que celle-ci ne "
                  "lit plus. Mettez-la de côté (mv {0} {0}.ancienne), puis lancez\u00a0: vigie "
                  "apply",
                  file.string())};
}

Result<bool> database_exists(const Installation& installation) {
  const fs::path& file = installation.config.database;
  std::error_code unknown;
  const fs::file_status status = fs::status(file, unknown);
  if (fs::is_directory(status)) {
    return fail(Code::invalid_input, file.string() + ": a folder",
                fmt::format("la base de données {} est un dossier", file.string()));
  }
  if (status.type() == fs::file_type::none) {  // the folder above is closed to us
    return fail(Code::storage, file.string() + ": " + unknown.message(),
                fmt::format("ce compte n’a pas accès à la base de données {}", file.string()));
  }
  return fs::exists(status);
}

fs::path find_config(const fs::path& named) {
  if (!named.empty()) return named;
  if (const char* given = std::getenv("VIGIE_CONFIG"); given != nullptr && *given != '\0') {
    return given;
  }
  const fs::path here = "config/vigie.toml";
  std::error_code unknown;
  return fs::exists(here, unknown) ? here : fs::path("/etc/vigie/vigie.toml");
}

Result<Installation> load_installation(const fs::path& config_file, Console& console) {
  auto loaded = config::load_vigie(config_file);
  bool usable = true;
  for (const config::Diagnostic& diagnostic : loaded.diagnostics) {
    console.notice(config::to_line(diagnostic));
    usable = usable && diagnostic.severity != config::Severity::error;
  }
  if (!usable) {
    return fail(Code::invalid_input, config_file.string(),
                config_file.string() + " est à corriger");
  }
  return Installation{config_file, std::move(loaded.value)};
}

Result<store::Database> open_database(const Installation& installation, store::Mode mode) {
  const fs::path& file = installation.config.database;
  const auto there = database_exists(installation);
  if (!there) return fail(there.error());
  if (!*there) {
    return fail(
        Code::not_found, file.string(),
        fmt::format("il n’y a pas encore de base de données ({}). Lancez\u00a0: vigie apply",
                    file.string()));
  }
  auto db = store::Database::open(file, mode);
  if (!db) return fail(db.error());
  return of_this_version(std::move(*db), file);
}

Result<store::Database> open_or_create_database(const Installation& installation) {
  const fs::path& file = installation.config.database;
  const auto there = database_exists(installation);
  if (!there) return fail(there.error());
  const bool made_now = !*there;
  std::error_code cannot;
  if (made_now && file.has_parent_path()) fs::create_directories(file.parent_path(), cannot);
  if (cannot) return cannot_write(file.parent_path(), cannot);
  auto db = store::Database::open(file);
  if (!db) return fail(db.error());
  if (made_now) {
    if (auto done = store::migrate(*db); !done) return fail(done.error());
  }
  return of_this_version(std::move(*db), file);
}

}  // namespace vigie::cli
