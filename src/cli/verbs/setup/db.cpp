// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/setup/db.hpp"

#include "app/jobs/work_lock.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "store/sql/backup.hpp"
#include "store/sql/migrate.hpp"

namespace vigie::cli {
namespace fs = std::filesystem;
namespace {

std::string megabytes(const fs::path& file) {
  std::error_code unknown;
  const auto size = fs::file_size(file, unknown);
  if (unknown) return "?";
  const auto tenths = (size + 50'000) / 100'000;
  return fmt::format("{},{}\u00a0Mo", tenths / 10, tenths % 10);
}

/// A migration is one transaction: what failed left nothing.
Error untouched(Error error) {
  if (error.sentence.empty() && error.code == Code::storage) {
    error.sentence =
        "la mise à jour de la base de données a échoué\u00a0; elle est restée comme avant";
  }
  return error;
}

/// What is wrong with a copy is for the log; that it is not put in place is for the person.
Error not_restored(Error error, const fs::path& file) {
  if (error.sentence.empty() && error.code == Code::invalid_input) {
    error.sentence = fmt::format(
        "{} n’est pas une sauvegarde saine de vigie\u00a0; rien n’est changé", file.string());
  }
  return error;
}

}  // namespace

int run_db_migrate(Console& console, const Installation& installation) {
  const fs::path& file = installation.config.database;
  const auto there = database_exists(installation);
  if (!there) return console.report(there.error());
  if (!*there) {
    const auto made = open_or_create_database(installation);
    if (!made) return console.report(made.error());
    console.line(fmt::format("Base de données créée\u00a0: {}", file.string()));
    return kExitOk;
  }
  auto db = store::Database::open(file);
  if (!db) return console.report(db.error());
  const auto state = store::schema_state(*db);
  if (!state) return console.report(state.error());
  if (*state == store::SchemaState::current) {
    console.line("La base de données est à jour.");
    return kExitOk;
  }
  if (*state == store::SchemaState::too_new) return console.report(too_new(file));
  if (*state == store::SchemaState::other_build) return console.report(other_build(file));
  const auto version = store::schema_version(*db);
  if (!version) return console.report(version.error());
  if (*version > 0) {
    const fs::path copy = fmt::format("{}.before-migration-{}", file.string(), *version);
    if (auto done = store::back_up(*db, copy); !done) return console.report(done.error());
    console.line(fmt::format("Copie de sûreté\u00a0: {}", copy.string()));
  }
  auto done = store::migrate(*db);
  if (!done) return console.report(untouched(std::move(done.error())));
  console.line(fmt::format("Base de données mise à jour\u00a0: version {} → {}.", *version,
                           store::newest_version()));
  return kExitOk;
}

int run_db_check(Console& console, const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  const auto damage = store::find_damage(*db);
  if (!damage) return console.report(damage.error());
  for (const std::string& line : *damage) console.line(line);
  if (!damage->empty()) {
    console.notice("La base de données est abîmée. Lancez\u00a0: vigie db restore FICHIER");
    return kExitFailed;
  }
  console.line("La base de données est saine.");
  return kExitOk;
}

int run_db_backup(const fs::path& file, Console& console, const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  std::error_code unknown;
  if (file.has_parent_path() && !fs::is_directory(file.parent_path(), unknown)) {
    console.notice(
        fmt::format("vigie\u00a0: le dossier {} n’existe pas.", file.parent_path().string()));
    return kExitUsage;
  }
  if (auto done = store::back_up(*db, file); !done) return console.report(done.error());
  console.line(
      fmt::format("Sauvegarde faite et vérifiée\u00a0: {} ({})", file.string(), megabytes(file)));
  return kExitOk;
}

int run_db_restore(const fs::path& file, Console& console, const Installation& installation) {
  const fs::path& database = installation.config.database;
  const Instant now = SystemClock().now();
  std::error_code unknown;  // after a disk was lost, its folder may be missing too
  if (fs::exists(file, unknown)) fs::create_directories(database.parent_path(), unknown);
  // Whoever polls, sends, purges or serves holds one of these for as long as it has the file open.
  std::vector<app::WorkLock> held;
  for (const char* work : {"poll", "send", "notify", "upkeep", "serve"}) {
    auto lock = app::WorkLock::take(database, work, "db restore", now);
    if (!lock) return console.report(lock.error());
    held.push_back(std::move(*lock));
  }
  auto restored = store::restore(file, database, now);
  if (!restored) return console.report(not_restored(std::move(restored.error()), file));
  console.line(fmt::format("Base de données restaurée et vérifiée ({}).", megabytes(database)));
  if (!restored->replaced.empty()) {
    console.line(fmt::format("L’ancienne est gardée\u00a0: {}", restored->replaced.string()));
  }
  if (restored->schema_version < store::newest_version()) {
    console.line("Elle est d’une version antérieure. Lancez maintenant\u00a0: vigie db migrate");
  }
  return kExitOk;
}

}  // namespace vigie::cli
