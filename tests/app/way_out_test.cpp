// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/way_out.hpp"

#include <gtest/gtest.h>

#include <map>

#include "app/panorama/relay.hpp"
#include "store/sql/migrate.hpp"
#include "support/fixture.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRelayedWith = "À lire pour l’accès aux soins dans les quartiers.";

std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files[fs::relative(entry.path(), folder).string()] = test::read_file(entry.path());
    }
  }
  return files;
}

class WayOut : public testing::Test {
 protected:
  WayOut() {
    const StoryId story = sample.story({"L’« œuvre » ; de l'été\n\"suite\"", "Le Journal"});
    sample.tag(story, "theme", "sante", "Santé", "mot");
    EXPECT_TRUE(relay(sample.db(), sample.aicha(), {story, 1, {}}, kRelayedWith, test::kSampleNow));
    sample.run("INSERT INTO setting (name, value) VALUES ('mail_key', x'00FF27')");
    sample.run("INSERT INTO search (rowid, title, body) VALUES (1, 'oeuvre', 'mots')");
  }
  Result<LeftWith> leave(store::Database& db, const fs::path& to) {
    auto reader = db.reader();
    return export_all(reader, to, "https://vigie.example");
  }
  store::Database empty(const char* name) {
    auto db = store::Database::open(folder.path() / name);
    EXPECT_TRUE(store::migrate(*db));
    return std::move(*db);
  }

  test::TemporaryFolder folder;
  test::PressSample sample{folder.path() / "v.db"};
};

TEST_F(WayOut, WhatComesInIsWhatWentOut) {
  const auto left = leave(sample.db(), folder.path() / "out");
  ASSERT_TRUE(left) << left.error().detail;
  store::Database other = empty("other.db");
  const auto came = import_all(other, folder.path() / "out");
  ASSERT_TRUE(came) << came.error().detail;
  EXPECT_EQ(came->rows, left->rows);
  ASSERT_TRUE(leave(other, folder.path() / "again"));
  const auto before = files_of(folder.path() / "out");
  const auto after = files_of(folder.path() / "again");
  ASSERT_EQ(before.size(), after.size());
  for (const auto& [name, bytes] : before) EXPECT_EQ(bytes, after.at(name)) << name;
}

TEST_F(WayOut, TriggersWorkAgainAfterwards) {
  ASSERT_TRUE(leave(sample.db(), folder.path() / "out"));
  store::Database other = empty("other.db");
  ASSERT_TRUE(import_all(other, folder.path() / "out"));
  auto reader = other.reader();
  auto query = reader.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'");
  ASSERT_TRUE(query.step().value());
  EXPECT_EQ(query.integer(0),
            sample.number("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"));
}

TEST_F(WayOut, PasswordsAndSessionsStayAndKeysAreForTheOwnerAlone) {
  ASSERT_TRUE(leave(sample.db(), folder.path() / "out"));
  const auto files = files_of(folder.path() / "out");
  EXPECT_EQ(files.count("tables/session.csv"), 0U);
  EXPECT_EQ(files.count("tables/audience_seen.csv"), 0U) << "who read today is nobody’s";
  EXPECT_EQ(files.at("tables/curator.csv").find("argon2"), std::string::npos);
  EXPECT_NE(files.at("cles-secretes.csv").find("X'00FF27'"), std::string::npos);
  const auto mode = fs::status(folder.path() / "out" / "cles-secretes.csv").permissions();
  EXPECT_EQ(mode & fs::perms::all, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_NE(files.at("LISEZMOI.txt").find("-- 'pole-ressources'"), std::string::npos)
      << "each column says what it is";
  EXPECT_NE(files.at("panorama.json").find("\"container-title\": \"Le Journal\""),
            std::string::npos);
}

TEST_F(WayOut, NothingIsOverwritten) {
  ASSERT_TRUE(leave(sample.db(), folder.path() / "out"));
  EXPECT_EQ(leave(sample.db(), folder.path() / "out").error().code, Code::conflict);
  EXPECT_EQ(import_all(sample.db(), folder.path() / "out").error().code, Code::conflict);
}

TEST_F(WayOut, AFileThatWasBrokenBringsNothingIn) {
  ASSERT_TRUE(leave(sample.db(), folder.path() / "out"));
  const fs::path file = folder.path() / "out" / "tables" / "theme.csv";
  test::write_file(file, test::read_file(file) + "\"sans fin");
  store::Database other = empty("other.db");
  EXPECT_EQ(import_all(other, folder.path() / "out").error().code, Code::invalid_input);
  auto reader = other.reader();
  auto query = reader.prepare("SELECT count(*) FROM centre");
  ASSERT_TRUE(query.step().value());
  EXPECT_EQ(query.integer(0), 0);
}

}  // namespace
}  // namespace vigie::app
