// SPDX-License-Identifier: EUPL-1.2
// Every statement of store names tables and columns that the schema has: one that nobody runs in
// a test would otherwise be found out by whoever runs it first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include "store/sql/migrate.hpp"
#include "support/fixture.hpp"

namespace vigie::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
namespace fs = std::filesystem;

/// The statements of a source: raw ones, and those given to prepare in one plain string.
std::vector<std::string> statements_of(const std::string& source) {
  static const std::regex kPlain(R"re(prepare\(\s*"([^"]*)"\s*\))re");
  std::vector<std::string> found;
  const std::string begin = "R\"sql(";
  const std::string end = ")sql\"";
  for (std::size_t at = source.find(begin); at != std::string::npos; at = source.find(begin, at)) {
    at += begin.size();
    found.push_back(source.substr(at, source.find(end, at) - at));
  }
  for (std::sregex_iterator at(source.begin(), source.end(), kPlain); at != std::sregex_iterator();
       ++at) {
    found.push_back((*at)[1]);
  }
  return found;
}

/// Those that SQLite does not understand; a piece that others are made of is cut short, no more.
std::vector<std::string> misunderstood(Reader& reader, const std::vector<std::string>& statements) {
  std::vector<std::string> found;
  for (const std::string& statement : statements) {
    const auto answer = reader.prepare("EXPLAIN " + statement).step();
    if (answer || answer.error().detail.find("incomplete input") == 0) continue;
    found.push_back(answer.error().detail);
  }
  return found;
}

class StoreStatements : public ::testing::Test {
 protected:
  StoreStatements() { EXPECT_TRUE(migrate(db)); }

  Database db = std::move(*Database::open(":memory:"));
  Reader reader = db.reader();
};

TEST_F(StoreStatements, NameWhatTheSchemaHas) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(test::source_dir() / "src" / "store")) {
    const fs::path& file = entry.path();
    if (file.extension() != ".cpp" || file.parent_path().filename() == "sql") continue;
    const auto statements = statements_of(test::read_file(file));
    count += statements.size();
    EXPECT_THAT(misunderstood(reader, statements), IsEmpty()) << file;
  }
  EXPECT_GT(count, 200U) << "the statements are found";
}

TEST_F(StoreStatements, ThatNameSomethingElseAreRefused) {
  const auto statements = statements_of(
      "auto query = reader.prepare(R\"sql(\n  SELECT nobody FROM person)sql\");\n"
      "auto other = tx.prepare(\n    \"DELETE FROM nowhere\");\n"
      "auto good = tx.prepare(\"SELECT id FROM person WHERE id = ?1\");\n"
      "constexpr auto kPiece = R\"sql(SELECT id FROM person WHERE )sql\";\n");
  EXPECT_THAT(misunderstood(reader, statements), ElementsAre(HasSubstr("no such column: nobody"),
                                                             HasSubstr("no such table: nowhere")));
}

}  // namespace
}  // namespace vigie::store
