// SPDX-License-Identifier: EUPL-1.2
// Rules that every page template keeps, so that escaping is enough.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "support/fixture.hpp"

namespace vigie::web {
namespace {

TEST(Templates, HoldNothingThatEscapingCannotGuard) {
  struct Rule {
    const char* why;
    std::regex forbidden;
  };
  const Rule rules[] = {
      {"an event handler", std::regex("\\son[a-z]+=")},
      {"a style inside the page", std::regex("<style|\\sstyle=")},
      {"a script inside the page", std::regex("<script(?! src=\"\\{\\{js_url\\}\\}\")")},
      {"an address elsewhere", std::regex("(src|href|action)=\"(https?:)?//")},
      {"an address that is neither checked nor ours",
       std::regex("(src|href|action)=\"(?!/|\\{\\{url\\}\\}|\\{\\{(css|js|icon)_url\\}\\}|#)")},
      {"a plain apostrophe", std::regex("[a-z]'[a-zéèêà]")},
  };
  int seen = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(test::source_dir() / "src/web/templates")) {
    const std::string source = test::read_file(entry.path());
    ++seen;
    const std::string bare = std::regex_replace(source, std::regex("\"[^\"]*\""), "\"\"");
    EXPECT_FALSE(std::regex_search(bare, std::regex("=[^\"]")))
        << entry.path().filename() << ": an attribute without double quotes";
    for (const Rule& rule : rules) {
      std::smatch found;
      EXPECT_FALSE(std::regex_search(source, found, rule.forbidden))
          << entry.path().filename() << ": " << rule.why << ": " << found.str();
    }
  }
  EXPECT_GT(seen, 10);
}

}  // namespace
}  // namespace vigie::web
