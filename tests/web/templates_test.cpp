// SPDX-License-Identifier: EUPL-1.2
// Rules that every page template keeps, so that escaping is enough.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "support/fixture.hpp"

namespace vigie::web {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Rule {
  const char* why;
  std::regex forbidden;
};

const std::vector<Rule>& rules() {
  static const std::vector<Rule> kRules = {
      {"an event handler", std::regex("\\son[a-z]+=")},
      {"a style inside the page", std::regex("<style|\\sstyle=")},
      {"a script inside the page", std::regex("<script(?! src=\"\\{\\{(js|script)_url\\}\\}\")")},
      {"an address elsewhere", std::regex("(src|href|action)=\"(https?:)?//")},
      {"an address that is neither checked nor ours",
       std::regex("(src|href|action)=\"(?!/"
                  "|\\{\\{url\\}\\}|\\{\\{(css|js|script|icon|sans|serif)_url\\}\\}|#)")},
      {"a plain apostrophe", std::regex("[a-z]'[a-zéèêà]")},
  };
  return kRules;
}

/// What the templates of a folder, and of the folders below it, do not keep: "file: why".
std::vector<std::string> breaches(const std::filesystem::path& folder, int& seen) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".mustache") continue;
    ++seen;
    const std::string name = std::filesystem::relative(entry.path(), folder).string();
    const std::string source = test::read_file(entry.path());
    const std::string bare = std::regex_replace(source, std::regex("\"[^\"]*\""), "\"\"");
    if (std::regex_search(bare, std::regex("=[^\"]"))) {
      found.push_back(name + ": an attribute without double quotes");
    }
    for (const Rule& rule : rules()) {
      std::smatch match;
      if (!std::regex_search(source, match, rule.forbidden)) continue;
      found.push_back(name + ": " + rule.why + ": " + match.str());
    }
  }
  return found;
}

TEST(Templates, HoldNothingThatEscapingCannotGuard) {
  int seen = 0;
  EXPECT_THAT(breaches(test::source_dir() / "src/web", seen), IsEmpty());
  EXPECT_GT(seen, 10);
}

// The check is worth what it refuses, in a folder of any depth.
TEST(Templates, OneThatBreaksARuleIsRefusedInASubfolderToo) {
  const test::TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() / "pages/new");
  test::write_file(folder.path() / "pages/new/bad.mustache", "<p onclick=\"x()\">{{x}}</p>\n");
  test::write_file(folder.path() / "pages/new/good.mustache", "<p id=\"p\">{{x}}</p>\n");
  int seen = 0;
  EXPECT_THAT(breaches(folder.path(), seen),
              ElementsAre("pages/new/bad.mustache: an event handler:  onclick="));
  EXPECT_EQ(seen, 2);
}

}  // namespace
}  // namespace vigie::web
