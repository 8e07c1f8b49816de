// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/format.hpp"
#include "store/sql/migrate.hpp"
#include "store/sql/private_file.hpp"

namespace vigie::store {
namespace fs = std::filesystem;
namespace {

constexpr int kDamageLinesMax = 20;

Result<void> sync_path(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return fail(Code::storage, path.string() + ": " + std::strerror(errno));
  const int done = ::fsync(descriptor);
  ::close(descriptor);
  if (done != 0) return fail(Code::storage, path.string() + ": " + std::strerror(errno));
  return {};
}

Result<void> rename_durably(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) return fail(Code::storage, to.string() + ": " + error.message());
  return sync_path(to.parent_path().empty() ? fs::path(".") : to.parent_path());
}

/// The schema's version of a file, once it is known to be sound.
Result<int> check_file(const fs::path& file) {
  auto db = Database::open(file, Mode::read_only);
  if (!db) return fail(Code::invalid_input, file.string() + ": " + db.error().detail);
  const auto damage = find_damage(*db);
  if (!damage) return fail(Code::invalid_input, file.string() + ": " + damage.error().detail);
  if (!damage->empty()) return fail(Code::invalid_input, file.string() + ": " + damage->front());
  const auto version = schema_version(*db);
  if (!version) return fail(version.error());
  if (*version == 0) return fail(Code::invalid_input, file.string() + ": not a vigie database");
  const auto state = schema_state(*db);
  if (!state) return fail(state.error());
  if (*state == SchemaState::too_new || *state == SchemaState::other_build) {
    return fail(Code::conflict,
                fmt::format("{}: schema {} of another program", file.string(), *version));
  }
  return *version;
}

Result<void> collect(Reader reader, std::string_view pragma, std::vector<std::string>& lines) {
  auto query = reader.prepare(pragma);
  return query.each([&](const Statement& row) {
    if (row.text(0) != "ok" && lines.size() < kDamageLinesMax) lines.push_back(row.text(0));
  });
}

void remove_side_files(const fs::path& database) {
  std::error_code ignored;
  fs::remove(database.string() + "-wal", ignored);
  fs::remove(database.string() + "-shm", ignored);
}

void remove_with_side_files(const fs::path& database) {
  std::error_code ignored;
  fs::remove(database, ignored);
  remove_side_files(database);
}

/// A name that no file has: two restores of one second keep both former databases.
fs::path free_name(const std::string& wanted) {
  fs::path name = wanted;
  for (int number = 2; fs::exists(name); ++number) name = fmt::format("{}-{}", wanted, number);
  return name;
}

}  // namespace

Result<std::vector<std::string>> find_damage(Database& db) {
  std::vector<std::string> lines;
  if (auto done = collect(db.reader(), "PRAGMA integrity_check", lines); !done) {
    return fail(done.error());
  }
  std::vector<std::string> tables;
  if (auto done = collect(db.reader(), "PRAGMA foreign_key_check", tables); !done) {
    return fail(done.error());
  }
  for (const std::string& table : tables) lines.push_back("foreign key broken in " + table);
  return lines;
}

Result<void> back_up(Database& db, const fs::path& file) {
  const fs::path unfinished = file.string() + ".part";
  remove_with_side_files(unfinished);
  make_private_file(unfinished);
  auto done = db.copy_to(unfinished);
  if (done) done = sync_path(unfinished);
  if (done) {
    if (auto sound = check_file(unfinished); !sound) done = fail(sound.error());
  }
  if (done) done = rename_durably(unfinished, file);
  remove_with_side_files(unfinished);  // what failed holds people's data, and is no copy
  return done;
}

Result<Restored> restore(const fs::path& backup, const fs::path& database, Instant now) {
  const auto version = check_file(backup);
  if (!version) return fail(version.error());
  const fs::path incoming = database.string() + ".restoring";
  std::error_code error;
  fs::copy_file(backup, incoming, fs::copy_options::overwrite_existing, error);
  if (!error) fs::permissions(incoming, kOwnerOnly, error);
  if (error) return fail(Code::storage, incoming.string() + ": " + error.message());
  if (auto done = sync_path(incoming); !done) return fail(done.error());
  if (auto sound = check_file(incoming); !sound) return fail(sound.error());
  Restored restored;
  restored.schema_version = *version;
  if (fs::exists(database)) {
    // What the log of the former database still holds goes into its file before it is set aside.
    if (auto former = Database::open(database)) {
      (void)former->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    restored.replaced =
        free_name(fmt::format("{}.before-restore-{}", database.string(), now.seconds));
    if (auto done = rename_durably(database, restored.replaced); !done) return fail(done.error());
  }
  remove_side_files(database);
  if (auto done = rename_durably(incoming, database); !done) return fail(done.error());
  remove_side_files(incoming);
  if (auto sound = check_file(database); !sound) return fail(sound.error());
  return restored;
}

}  // namespace vigie::store
