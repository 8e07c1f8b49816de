// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/migrate.hpp"

#include "base/embedded.hpp"
#include "base/format.hpp"

VIGIE_EMBEDDED(migrations);

namespace vigie::store {

int newest_version() { return static_cast<int>(embedded::migrations_files().size()); }

Result<int> schema_version(Database& db) {
  auto reader = db.reader();
  auto query = reader.prepare("PRAGMA user_version");
  const auto row = query.step();
  if (!row) return fail(row.error());
  return static_cast<int>(query.integer(0));
}

Result<SchemaState> schema_state(Database& db) {
  const auto version = schema_version(db);
  if (!version) return fail(version.error());
  if (*version < newest_version()) return SchemaState::too_old;
  return *version > newest_version() ? SchemaState::too_new : SchemaState::current;
}

Result<int> migrate(Database& db) {
  const auto version = schema_version(db);
  if (!version) return fail(version.error());
  if (*version > newest_version()) {
    return fail(Code::conflict, fmt::format("schema {} is newer than this program's {}", *version,
                                            newest_version()));
  }
  int done = 0;
  const auto files = embedded::migrations_files();  // sorted by name, numbered from 0001
  for (std::size_t index = static_cast<std::size_t>(*version); index < files.size(); ++index) {
    const std::string script = fmt::format("BEGIN IMMEDIATE;\n{}\nPRAGMA user_version={};\nCOMMIT;",
                                           files[index].bytes(), index + 1);
    if (auto ran = db.execute(script); !ran) {
      (void)db.execute("ROLLBACK");
      return fail_with(files[index].name(), ran.error());
    }
    ++done;
  }
  return done;
}

}  // namespace vigie::store
