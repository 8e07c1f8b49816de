// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/database.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "store/sql/migrate.hpp"
#include "support/fixture.hpp"

namespace vigie::store {
namespace {

Database opened(const std::filesystem::path& file = ":memory:") {
  auto db = Database::open(file);
  EXPECT_TRUE(db) << db.error().detail;
  EXPECT_TRUE(migrate(*db));
  return std::move(*db);
}

std::int64_t count_settings(Database& db) {
  auto reader = db.reader();
  auto query = reader.prepare("SELECT count(*) FROM setting");
  EXPECT_TRUE(query.step().value());
  return query.integer(0);
}

Result<void> put(Transaction& tx, std::string_view name, std::string_view value) {
  auto insert = tx.prepare("INSERT INTO setting (name, value) VALUES (?1, ?2)");
  return insert.bind(name, Bytes{value}).run();
}

TEST(Migrate, RunsOnceAndThenHasNothingToDo) {
  auto db = Database::open(":memory:");
  ASSERT_TRUE(db);
  EXPECT_EQ(schema_state(*db).value(), SchemaState::too_old);
  EXPECT_EQ(migrate(*db).value(), newest_version());
  EXPECT_EQ(migrate(*db).value(), 0);
  EXPECT_EQ(schema_state(*db).value(), SchemaState::current);
}

TEST(Migrate, RefusesAFileOfANewerProgram) {
  Database db = opened();
  ASSERT_TRUE(db.execute("PRAGMA user_version=999"));
  EXPECT_EQ(schema_state(db).value(), SchemaState::too_new);
  EXPECT_EQ(migrate(db).error().code, Code::conflict);
}

/// The database as the program of an earlier version left it.
Database of_version(int version) {
  auto db = Database::open(":memory:");
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(test::source_dir() / "src/store/migrations")) {
    files.push_back(entry.path());
  }
  std::ranges::sort(files);
  for (int i = 0; i < version; ++i) {
    EXPECT_TRUE(db->execute(test::read_file(files[static_cast<std::size_t>(i)])));
  }
  EXPECT_TRUE(db->execute("PRAGMA user_version=" + std::to_string(version)));
  return std::move(*db);
}

TEST(Migrate, TellsAsPaidWhatPagesHadSaidBeforeAnybodyAsked) {
  Database db = of_version(7);
  ASSERT_TRUE(db.execute(R"sql(
      INSERT INTO story (id, created_at) VALUES (1, 0);
      INSERT INTO reprint (id, story_id, created_at) VALUES (1, 1, 0);
      INSERT INTO article (id, reprint_id, url, url_key, title, first_seen_at, title_key, access)
      VALUES (1, 1, 'a', 'a', 't', 0, x'00', 'free'), (2, 1, 'b', 'b', 't', 0, x'00', 'free'),
             (3, 1, 'c', 'c', 't', 0, x'00', 'free');
      INSERT INTO article_signals (article_id, free_access, read_at) VALUES (1, 0, 0), (2, 1, 0))sql"));
  ASSERT_EQ(migrate(db).value(), newest_version() - 7);
  auto reader = db.reader();
  auto paid = reader.prepare("SELECT group_concat(id) FROM article WHERE access = 'subscribers'");
  ASSERT_TRUE(paid.step().value());
  EXPECT_EQ(paid.text(0), "1");
}

/// A check of three values and more as `x IN (…)` has SQLite fill a table of its own for every row.
TEST(Migrate, ChecksARowWithoutATableOfItsOwn) {
  Database db = opened();
  auto reader = db.reader();
  auto tables =
      reader.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%CHECK%'");
  const auto names = tables.all([](const Statement& row) { return row.text(0); });
  ASSERT_TRUE(names);
  ASSERT_GE(names->size(), 10U);
  for (const std::string& name : *names) {
    auto program = reader.prepare("EXPLAIN INSERT INTO " + name + " DEFAULT VALUES");
    const auto steps = program.all([](const Statement& row) { return row.text(1); });
    ASSERT_TRUE(steps);
    EXPECT_EQ(std::ranges::count(*steps, "OpenEphemeral"), 0) << name;
  }
}

TEST(Transaction, KeepsNothingUnlessCommitted) {
  Database db = opened();
  {
    auto tx = db.begin();
    ASSERT_TRUE(tx);
    ASSERT_TRUE(put(*tx, "a", "1"));
  }
  EXPECT_EQ(count_settings(db), 0);
  auto tx = db.begin(Durability::full);
  ASSERT_TRUE(tx);
  ASSERT_TRUE(put(*tx, "a", "1"));
  ASSERT_TRUE(tx->commit());
  EXPECT_EQ(count_settings(db), 1);
}

TEST(Savepoint, FailsAloneInItsTransaction) {
  Database db = opened();
  auto tx = db.begin();
  ASSERT_TRUE(tx);
  {
    auto part = tx->savepoint();
    ASSERT_TRUE(part && put(*tx, "a", "1") && part->keep());
  }
  {
    auto part = tx->savepoint();
    ASSERT_TRUE(part && put(*tx, "b", "2"));
    EXPECT_FALSE(put(*tx, "a", "again"));
  }
  {
    auto part = tx->savepoint();
    ASSERT_TRUE(part && put(*tx, "c", "3") && part->keep());
  }
  ASSERT_TRUE(tx->commit());
  EXPECT_EQ(count_settings(db), 2);
}

TEST(Reader, CannotWriteOnAReadOnlyConnection) {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "v.db";
  Database writer = opened(file);
  auto db = Database::open(file, Mode::read_only);
  ASSERT_TRUE(db) << db.error().detail;
  auto reader = db->reader();
  auto insert = reader.prepare("INSERT INTO setting (name, value) VALUES ('x', x'00')");
  EXPECT_FALSE(insert.run());
}

bool is_mapped(const std::filesystem::path& file) {
  const std::string maps = test::read_file("/proc/self/maps");
  return maps.find(file.string() + "\n") != std::string::npos;
}

TEST(MappedFile, IsMappedAsLongAsItIsReadAndNotAfterwards) {
  const test::TemporaryFolder dir;
  const auto file = dir.path() / "vigie.sqlite";
  {
    Database db = opened(file);
    auto tx = db.begin().value();
    ASSERT_TRUE(put(tx, "one", "1"));
    ASSERT_TRUE(tx.commit());
  }
  auto db = Database::open(file);
  ASSERT_TRUE(db);
  auto tx = db->begin().value();
  ASSERT_TRUE(put(tx, "two", "2"));  // stands in the log, and not yet where the file is mapped
  auto reader = tx.reader();
  int rows = 0;
  {
    const MappedFile mapped(reader);
    auto query = reader.prepare("SELECT name FROM setting ORDER BY name");
    ASSERT_TRUE(query.each([&](const Statement&) { rows += is_mapped(file) ? 1 : 0; }));
  }
  EXPECT_EQ(rows, 2);
  EXPECT_FALSE(is_mapped(file));
  ASSERT_TRUE(tx.commit());
  EXPECT_FALSE(is_mapped(file));
}

TEST(Statement, BindsAndReadsEveryKind) {
  Database db = opened();
  auto reader = db.reader();
  auto query = reader.prepare("SELECT ?1, ?2, ?3, ?4, ?5, ?6");
  const std::string blob("\0\x01", 2);
  query.bind(7, 2.5, "Été", Bytes{blob}, std::optional<Instant>(), Instant{12});
  ASSERT_TRUE(query.step().value());
  EXPECT_EQ(query.integer(0), 7);
  EXPECT_EQ(query.real(1), 2.5);
  EXPECT_EQ(query.text(2), "Été");
  EXPECT_EQ(query.text(3), blob);
  EXPECT_FALSE(query.maybe_instant(4));
  EXPECT_EQ(query.instant(5), Instant{12});
}

TEST(Statement, TellsABrokenStatementAtItsFirstStep) {
  Database db = opened();
  auto reader = db.reader();
  const auto answer = reader.prepare("SELECT nothing FROM nowhere").step();
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::storage);
}

}  // namespace
}  // namespace vigie::store
