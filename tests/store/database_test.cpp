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

TEST(Migrate, RefusesAFileOfAnEarlierBuildOrOfAnotherProgram) {
  Database earlier = opened();
  ASSERT_TRUE(earlier.execute("UPDATE schema_build SET digest = 'another'"));
  EXPECT_EQ(schema_state(earlier).value(), SchemaState::other_build);
  EXPECT_EQ(migrate(earlier).error().code, Code::conflict);

  auto foreign = Database::open(":memory:");  // as builds before 0.1 left it: no application_id
  ASSERT_TRUE(foreign->execute("CREATE TABLE article (id INTEGER); PRAGMA user_version=9"));
  EXPECT_EQ(schema_state(*foreign).value(), SchemaState::other_build);
  EXPECT_EQ(migrate(*foreign).error().code, Code::conflict);
}

/// The page that one reads: tests/golden/schema.sql is the schema as SQLite holds it.
TEST(Migrate, MakesTheSchemaOfTheGoldenPage) {
  Database db = opened();
  auto reader = db.reader();
  auto query = reader.prepare(R"sql(
      SELECT sql FROM sqlite_schema
      WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'
      ORDER BY rowid)sql");
  std::string page = "-- SPDX-License-Identifier: EUPL-1.2\n";
  ASSERT_TRUE(query.each([&page](const Statement& row) { page += "\n" + row.text(0) + ";\n"; }));
  test::expect_golden("schema.sql", page);
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

TEST(Transaction, OnAFullDiskLosesItsOwnWritesAndNoneBefore) {
  const test::TemporaryFolder folder;
  Database db = opened(folder.path() / "vigie.db");
  auto first = db.begin();
  ASSERT_TRUE(put(*first, "a", "1"));
  ASSERT_TRUE(first->commit());
  {
    auto reader = db.reader();
    auto pages = reader.prepare("PRAGMA page_count");
    ASSERT_TRUE(pages.step().value());
    ASSERT_TRUE(db.execute("PRAGMA max_page_count=" + pages.text(0)));  // as if no byte were left
  }
  {
    auto second = db.begin();
    const auto full = put(*second, "b", std::string(1 << 20, 'x'));
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, Code::storage);
    EXPECT_EQ(
        full.error().sentence,
        "le disque est plein\u00a0: ce dernier enregistrement n’a pas été fait, ce qui précède "
        "est gardé");
  }
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

TEST(Reader, RefusesAStatementThatWritesOnAnyConnection) {
  Database db = opened();
  auto tx = db.begin();
  ASSERT_TRUE(put(*tx, "a", "1"));
  auto inside = tx->reader();
  auto outside = db.reader();
  for (const std::string_view sql :
       {"INSERT INTO setting (name, value) VALUES ('b', x'31')", "UPDATE setting SET value = x'32'",
        "DELETE FROM setting", "DROP TABLE setting", "PRAGMA user_version=7",
        "INSERT INTO setting (name, value) VALUES ('b', x'31') RETURNING name"}) {
    SCOPED_TRACE(sql);
    for (Reader* reader : {&inside, &outside}) {
      const auto row = reader->prepare(sql).step();
      ASSERT_FALSE(row);
      EXPECT_EQ(row.error().code, Code::internal);
      EXPECT_EQ(count_settings(db), 1);
    }
  }
  auto again = tx->prepare("DELETE FROM setting");  // what a reader was refused, a writer may do
  EXPECT_TRUE(again.run());
  EXPECT_FALSE(outside.prepare("DELETE FROM setting").step());
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
