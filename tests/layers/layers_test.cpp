// SPDX-License-Identifier: EUPL-1.2
#include "layers/layers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "support/fixture.hpp"

namespace vigie::test {
namespace fs = std::filesystem;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Every text that the project writes by hand and that has a comment to carry a licence line.
const std::set<std::string> kHandWritten = {".cpp", ".hpp", ".sql", ".css",  ".js",
                                            ".mjs", ".py",  ".sh",  ".cmake"};

std::vector<fs::path> files_below(const fs::path& root, const std::set<std::string>& suffixes) {
  std::vector<fs::path> files;
  if (!fs::exists(root)) return files;
  for (auto entry = fs::recursive_directory_iterator(root);
       entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry->path().filename() == "node_modules") entry.disable_recursion_pending();
    if (entry->is_regular_file() && suffixes.contains(entry->path().extension().string())) {
      files.push_back(entry->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> all_breaches(const fs::path& src) {
  const Layers layers = parse_layers(read_file(src / "LAYERS"));
  std::vector<std::string> found = layers.problems;
  for (const fs::path& file : files_below(src, {".cpp", ".hpp"})) {
    const auto here = breaches(layers, fs::relative(file, src).string(), read_file(file));
    found.insert(found.end(), here.begin(), here.end());
  }
  return found;
}

TEST(Layers, EveryIncludeOfTheTreeKeepsTheLaw) {
  EXPECT_THAT(all_breaches(source_dir() / "src"), IsEmpty());
}

TEST(Layers, EveryFolderOfTheTreeIsAModuleOfTheLaw) {
  const Layers layers = parse_layers(read_file(source_dir() / "src/LAYERS"));
  for (const fs::directory_entry& entry : fs::directory_iterator(source_dir() / "src")) {
    if (!entry.is_directory()) continue;
    EXPECT_TRUE(layers.below.contains(entry.path().filename().string())) << entry.path();
  }
}

// The check is worth what it refuses: a copy of the tree, one include planted in it.
TEST(Layers, AForbiddenIncludePlantedInACopyIsRefused) {
  const TemporaryFolder folder;
  const fs::path src = folder.path() / "src";
  fs::copy(source_dir() / "src", src, fs::copy_options::recursive);
  const std::size_t before = all_breaches(src).size();

  write_file(src / "model/planted.hpp", "#pragma once\n#include \"store/database.hpp\"\n");
  std::vector<std::string> found = all_breaches(src);
  ASSERT_EQ(found.size(), before + 1);
  EXPECT_THAT(found, testing::Contains("model/planted.hpp:2: model may not include store"));
}

TEST(Layers, RefusesWhatALineDoesNotName) {
  const Layers layers = parse_layers(
      "# the law\nbase:\ntext: base\nparse: base text\nnet: base\n"
      "lib curl/ text net\nlib pugixml parse\npure parse\nworld fstream unistd.h\n");
  ASSERT_THAT(layers.problems, IsEmpty());
  struct Case {
    std::string_view why, path, text, expected;
  };
  static constexpr Case kCases[] = {
      {"its own module", "text/url.cpp", "#include \"text/url.hpp\"\n", ""},
      {"a floor below, named", "parse/rss.cpp", "#include \"text/url.hpp\"\n", ""},
      {"a module beside it", "net/get.cpp", "#include \"parse/rss.hpp\"\n",
       "net/get.cpp:1: net may not include parse"},
      {"a floor above", "base/log.cpp", "\n  #  include \"net/get.hpp\"\n",
       "base/log.cpp:2: base may not include net"},
      {"no such module", "base/log.cpp", "#include \"tools/x.hpp\"\n",
       "base/log.cpp:1: there is no module tools"},
      {"a bare name hides its module", "base/log.cpp", "#include \"log.hpp\"\n",
       "base/log.cpp:1: write \"base/log.hpp\""},
      {"a library at home", "net/get.cpp", "#include <curl/curl.h>\n", ""},
      {"a library away from home", "parse/rss.cpp", "#include <curl/urlapi.h>\n",
       "parse/rss.cpp:1: <curl/urlapi.h> is not at home in parse"},
      {"a library that nobody invited", "base/log.cpp", "#include <spdlog/spdlog.h>\n",
       "base/log.cpp:1: <spdlog/spdlog.h> has no home in LAYERS"},
      {"the C++ library", "parse/rss.cpp", "#include <vector>\n", ""},
      {"the system", "base/log.cpp", "#include <sys/stat.h>\n#include <unistd.h>\n", ""},
      {"the outside, in a pure module", "parse/rss.cpp", "#include <fstream>\n",
       "parse/rss.cpp:1: parse is pure: no <fstream>"},
      {"a folder that is no module", "tools/x.cpp", "",
       "tools/x.cpp: tools is no module of LAYERS"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto found = breaches(layers, c.path, c.text);
    if (c.expected.empty()) {
      EXPECT_THAT(found, IsEmpty());
    } else {
      EXPECT_THAT(found, ElementsAre(c.expected));
    }
  }
}

TEST(Layers, ARoomIncludesWhatItsLineNames) {
  const Layers layers = parse_layers(
      "base:\napp: base\nweb: base app\n"
      "room app/tag:\nroom app/poll: app/tag\nroom web/pages/desk:\nroom web/pages/letter:\n");
  ASSERT_THAT(layers.problems, IsEmpty());
  struct Case {
    std::string_view why, path, text, expected;
  };
  static constexpr Case kCases[] = {
      {"itself", "app/tag/a.cpp", "#include \"app/tag/b.hpp\"\n", ""},
      {"a room of its line", "app/poll/a.cpp", "#include \"app/tag/b.hpp\"\n", ""},
      {"a room of another module", "web/pages/desk/a.cpp", "#include \"app/poll/b.hpp\"\n", ""},
      {"a room that it does not name", "app/tag/a.cpp", "#include \"app/poll/b.hpp\"\n",
       "app/tag/a.cpp:1: room app/tag may not include app/poll"},
      {"another feature's page", "web/pages/desk/a.cpp", "#include \"web/pages/letter/b.hpp\"\n",
       "web/pages/desk/a.cpp:1: room web/pages/desk may not include web/pages/letter"},
      {"what puts the rooms together, from inside", "app/tag/a.cpp", "#include \"app/b.hpp\"\n",
       "app/tag/a.cpp:1: room app/tag may not include app"},
      {"the folder above puts them together", "web/site.cpp", "#include \"web/pages/desk/b.hpp\"\n",
       ""},
      {"a folder without a line", "app/new/a.cpp", "",
       "app/new/a.cpp: app/new is no room of LAYERS"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto found = breaches(layers, c.path, c.text);
    if (c.expected.empty()) {
      EXPECT_THAT(found, IsEmpty());
    } else {
      EXPECT_THAT(found, ElementsAre(c.expected));
    }
  }
}

TEST(Layers, TheLawItselfMustStand) {
  EXPECT_THAT(parse_layers("base:\nroom base/b: base/a\nroom base/a:\n").problems,
              ElementsAre("LAYERS:2: room base/b names base/a, which stands not above it"));
  EXPECT_THAT(parse_layers("base: text\ntext: base\n").problems,
              ElementsAre("LAYERS:1: base names text, which is not on a lower floor"));
  EXPECT_THAT(parse_layers("base:\nbase:\n").problems, ElementsAre("LAYERS:2: base has two lines"));
  EXPECT_THAT(parse_layers("library x y\n").problems,
              ElementsAre("LAYERS:1: not understood: library x y"));
}

TEST(HouseRules, EveryModuleHasItsRowInTheBook) {
  const std::string book = read_file(source_dir() / "docs/ARCHITECTURE.md");
  for (const auto& [module, below] : parse_layers(read_file(source_dir() / "src/LAYERS")).below) {
    EXPECT_NE(book.find("| `" + module + "` |"), std::string::npos) << module;
  }
}

TEST(HouseRules, EveryFileKeepsThem) {
  std::vector<std::string> found;
  for (const char* folder : {"src", "tests", "script", "cmake", "bench"}) {
    for (const fs::path& file : files_below(source_dir() / folder, kHandWritten)) {
      const std::string name = fs::relative(file, source_dir()).string();
      if (name.starts_with("tests/fixtures/") || name.starts_with("tests/golden/")) continue;
      const auto here = house_breaches(name, read_file(file));
      found.insert(found.end(), here.begin(), here.end());
    }
  }
  EXPECT_THAT(found, IsEmpty());
}

TEST(HouseRules, RefuseWhatTheyName) {
  const std::string licence = "// SPDX-License-Identifier: EUPL-1.2\n";
  EXPECT_THAT(house_breaches("a.hpp", licence + "/// Model.\n#pragma once\n"), IsEmpty());
  EXPECT_THAT(house_breaches("a.cpp", "int x;\n"),
              ElementsAre("a.cpp:1: the licence line is missing"));
  EXPECT_THAT(
      house_breaches("a.py", "#!/usr/bin/env python3\n# SPDX-License-Identifier: EUPL-1.2\n"),
      IsEmpty());
  EXPECT_THAT(house_breaches("a.hpp", licence + "#pragma once\nusing namespace std;\n"),
              ElementsAre("a.hpp:2: a header opens with its model, in ///",
                          "a.hpp:3: `using namespace` in a header"));
  std::string longer = licence;
  for (int i = 0; i < kFileLinesMax; ++i) longer += "\n";
  EXPECT_THAT(house_breaches("a.cpp", longer),
              ElementsAre("a.cpp: 401 lines, 400 at most: find the second question"));
}

}  // namespace
}  // namespace vigie::test
