// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/migrate.hpp"

#include <sqlite3.h>

#include "base/embedded.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"

VIGIE_EMBEDDED(migrations);

namespace vigie::store {
namespace {

constexpr int kApplicationId = 0x76696769;  // "vigi"

Result<int> number(Database& db, std::string_view pragma) {
  auto reader = db.reader();
  auto query = reader.prepare(pragma);
  const auto row = query.step();
  if (!row) return fail(row.error());
  return static_cast<int>(query.integer(0));
}

/// What tells the files of this program from those of another build.
std::string digest_of_files() {
  std::string all;
  for (const EmbeddedFile& file : embedded::migrations_files()) all += file.bytes();
  constexpr std::size_t kBytes = 16;
  return hex(digest(all, kBytes));
}

/// Does the database hold the digest of our files? Only for one whose migrations all ran.
Result<bool> made_by_these_files(Database& db) {
  auto reader = db.reader();
  auto query = reader.prepare("SELECT digest FROM schema_build");
  const auto row = query.step();
  if (!row) return fail(row.error());
  return *row && query.text_view(0) == digest_of_files();
}

Result<void> run_file(Database& db, const EmbeddedFile& file, std::size_t version) {
  const bool last = version == embedded::migrations_files().size();
  const std::string build =
      last ? fmt::format("INSERT INTO schema_build (digest) VALUES ('{}');", digest_of_files())
           : "";
  const std::string script = fmt::format(
      "BEGIN IMMEDIATE;\n{}\n{}PRAGMA application_id={};PRAGMA user_version={};\nCOMMIT;",
      file.bytes(), build, kApplicationId, version);
  if (auto ran = db.execute(script); !ran) {
    (void)db.execute("ROLLBACK");
    return fail_with(file.name(), ran.error());
  }
  return {};
}

}  // namespace

std::string_view sqlite_version() { return sqlite3_libversion(); }

int newest_version() { return static_cast<int>(embedded::migrations_files().size()); }

Result<int> schema_version(Database& db) { return number(db, "PRAGMA user_version"); }

Result<SchemaState> schema_state(Database& db) {
  const auto version = schema_version(db);
  if (!version) return fail(version.error());
  const auto application = number(db, "PRAGMA application_id");
  if (!application) return fail(application.error());
  const auto tables = number(db, "SELECT count(*) FROM sqlite_schema");
  if (!tables) return fail(tables.error());
  if (*tables > 0 && *application != kApplicationId) return SchemaState::other_build;
  if (*version > newest_version()) return SchemaState::too_new;
  if (*version < newest_version()) return SchemaState::too_old;
  const auto ours = made_by_these_files(db);
  if (!ours) return fail(ours.error());
  return *ours ? SchemaState::current : SchemaState::other_build;
}

Result<int> migrate(Database& db) {
  const auto state = schema_state(db);
  if (!state) return fail(state.error());
  if (*state == SchemaState::too_new) return fail(Code::conflict, "schema of a newer program");
  if (*state == SchemaState::other_build) return fail(Code::conflict, "schema of another build");
  const auto version = schema_version(db);
  if (!version) return fail(version.error());
  int done = 0;
  const auto files = embedded::migrations_files();  // sorted by name, numbered from 0001
  for (std::size_t index = static_cast<std::size_t>(*version); index < files.size(); ++index) {
    if (auto ran = run_file(db, files[index], index + 1); !ran) return fail(ran.error());
    ++done;
  }
  return done;
}

}  // namespace vigie::store
