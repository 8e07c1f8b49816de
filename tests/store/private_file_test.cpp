// SPDX-License-Identifier: EUPL-1.2
// A base, its log, its index and its copies are for the eyes of their owner, whatever the umask.
#include "store/sql/private_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "store/sql/backup.hpp"
#include "store/sql/migrate.hpp"
#include "support/fixture.hpp"

namespace vigie::store {
namespace {

namespace fs = std::filesystem;

/// A umask that hides nothing, as a person's shell may have it.
class OpenUmask {
 public:
  OpenUmask() : before_(::umask(0)) {}
  ~OpenUmask() { ::umask(before_); }
  OpenUmask(const OpenUmask&) = delete;
  OpenUmask& operator=(const OpenUmask&) = delete;

 private:
  mode_t before_;
};

fs::perms rights_of(const fs::path& file) { return fs::status(file).permissions(); }

TEST(PrivateFile, TheDatabaseItsSideFilesAndItsCopiesAreTheOwnersAlone) {
  const OpenUmask umask;
  const test::TemporaryFolder folder;
  const fs::path file = folder.path() / "vigie.db";
  const fs::path copy = folder.path() / "copie.db";
  {
    auto db = Database::open(file);
    ASSERT_TRUE(db);
    ASSERT_TRUE(migrate(*db));
    for (const char* side : {"", "-wal", "-shm"}) {
      EXPECT_EQ(rights_of(file.string() + side), kOwnerOnly) << side;
    }
    const auto made = back_up(*db, copy);
    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_EQ(rights_of(copy), kOwnerOnly);
  }
  fs::permissions(copy, fs::perms::others_read, fs::perm_options::add);  // a copy that came by post
  const auto restored = restore(copy, file, Instant{1'795'000'000});
  ASSERT_TRUE(restored) << restored.error().detail;
  EXPECT_EQ(rights_of(file), kOwnerOnly);
  EXPECT_EQ(rights_of(restored->replaced), kOwnerOnly);
}

TEST(PrivateFile, WhatIsThereKeepsItsRightsAndItsBytes) {
  const test::TemporaryFolder folder;
  const fs::path file = folder.path() / "un";
  test::write_file(file, "mots");
  fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
  make_private_file(file);
  EXPECT_EQ(test::read_file(file), "mots");
  EXPECT_EQ(rights_of(file) & fs::perms::group_read, fs::perms::group_read);
}

}  // namespace
}  // namespace vigie::store
