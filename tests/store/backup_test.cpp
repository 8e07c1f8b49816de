// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/backup.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "store/sql/migrate.hpp"
#include "support/fixture.hpp"

namespace vigie::store {
namespace {

constexpr Instant kNow{1'800'000'000};

void put_setting(Database& db, std::string_view name) {
  auto tx = db.begin();
  ASSERT_TRUE(tx);
  auto insert = tx->prepare("INSERT INTO setting (name, value) VALUES (?1, x'00')");
  ASSERT_TRUE(insert.bind(name).run());
  ASSERT_TRUE(tx->commit());
}

std::int64_t number(const std::filesystem::path& file, std::string_view sql) {
  auto db = Database::open(file);
  EXPECT_TRUE(db);
  auto reader = db->reader();
  auto query = reader.prepare(sql);
  EXPECT_TRUE(query.step().value());
  return query.integer(0);
}

std::int64_t settings(const std::filesystem::path& file) {
  return number(file, "SELECT count(*) FROM setting");
}

class BackupTest : public testing::Test {
 protected:
  void SetUp() override {
    auto db = Database::open(file_);
    ASSERT_TRUE(db);
    ASSERT_TRUE(migrate(*db));
    put_setting(*db, "before");
    ASSERT_TRUE(back_up(*db, backup_));
    put_setting(*db, "after");
  }

  test::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "vigie.db";
  std::filesystem::path backup_ = folder_.path() / "copy.db";
};

TEST_F(BackupTest, HoldsWhatWasThereWhenItWasMade) {
  EXPECT_EQ(settings(backup_), 1);
  EXPECT_EQ(settings(file_), 2);
}

TEST_F(BackupTest, RestoreTakesItsPlaceAndKeepsTheFormerDatabase) {
  const auto restored = restore(backup_, file_, kNow);
  ASSERT_TRUE(restored) << restored.error().detail;
  EXPECT_EQ(settings(file_), 1);
  EXPECT_EQ(settings(restored->replaced), 2);
}

TEST_F(BackupTest, KeepsEveryFormerDatabaseOfOneSecondAndNoUnfinishedFile) {
  const auto first = restore(backup_, file_, kNow);
  {
    auto db = Database::open(file_);
    put_setting(*db, "between");
    put_setting(*db, "too");
  }
  const auto second = restore(backup_, file_, kNow);
  ASSERT_TRUE(first && second);
  EXPECT_NE(first->replaced, second->replaced);
  EXPECT_EQ(settings(first->replaced), 2);
  EXPECT_EQ(settings(second->replaced), 3);
  for (const auto& each : std::filesystem::directory_iterator(folder_.path())) {
    EXPECT_EQ(each.path().string().find(".restoring"), std::string::npos) << each.path();
  }
}

TEST_F(BackupTest, LeavesNothingOfACopyThatFailed) {
  auto db = Database::open(file_);
  ASSERT_TRUE(db->execute("PRAGMA user_version=999"));
  EXPECT_FALSE(back_up(*db, folder_.path() / "newer.db"));
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "newer.db.part"));
}

TEST_F(BackupTest, OfABaseWithSmallPagesHasThoseOfANewOne) {
  EXPECT_EQ(number(file_, "PRAGMA page_size"), 8192);
  const auto old = folder_.path() / "old.db";
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(old.c_str(), &raw), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(raw,
                         "PRAGMA page_size=4096; PRAGMA journal_mode=WAL; "
                         "PRAGMA application_id=0x76696769; CREATE TABLE t (x)",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
  sqlite3_close(raw);
  EXPECT_EQ(number(old, "PRAGMA page_size"), 4096);
  auto db = Database::open(old);
  ASSERT_TRUE(db);
  ASSERT_TRUE(migrate(*db));
  ASSERT_TRUE(back_up(*db, folder_.path() / "copy.db"));
  EXPECT_EQ(number(folder_.path() / "copy.db", "PRAGMA page_size"), 8192);
}

TEST_F(BackupTest, RestoreRefusesADamagedFileAndTouchesNothing) {
  std::string bytes = test::read_file(backup_);
  for (std::size_t at = 4096; at < bytes.size(); at += 7) bytes[at] = '\xff';
  const auto damaged = folder_.path() / "damaged.db";
  test::write_file(damaged, bytes);
  const auto restored = restore(damaged, file_, kNow);
  ASSERT_FALSE(restored);
  EXPECT_EQ(restored.error().code, Code::invalid_input);
  EXPECT_EQ(settings(file_), 2);
}

TEST_F(BackupTest, RestoreRefusesAFileThatIsNoVigieDatabase) {
  const auto other = folder_.path() / "letter.txt";
  test::write_file(other, "Chère collègue,\n");
  EXPECT_FALSE(restore(other, file_, kNow));
  EXPECT_EQ(settings(file_), 2);
}

}  // namespace
}  // namespace vigie::store
