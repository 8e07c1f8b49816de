// SPDX-License-Identifier: EUPL-1.2
// docs/behaviours.md tells the truth: every test, script and decision that it names is there, and
// every behaviour has its row.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "support/fixture.hpp"

namespace vigie::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

using Matches = std::sregex_iterator;

/// "Suite.Name" of every test of the tree.
std::set<std::string> tests_of_the_tree() {
  static const std::regex kTest(R"(\bTEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\))");
  static const std::regex kProperty(R"(\bRC_GTEST_PROP\(\s*(\w+),\s*(\w+))");
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(source_dir() / "tests")) {
    if (!entry.path().string().ends_with("_test.cpp")) continue;
    const std::string text = read_file(entry.path());
    for (const std::regex* form : {&kTest, &kProperty}) {
      for (Matches at(text.begin(), text.end(), *form); at != Matches(); ++at) {
        names.insert((*at)[1].str() + "." + (*at)[2].str());
      }
    }
  }
  return names;
}

std::set<std::string> files_in(const fs::path& folder, const std::string& before) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.insert(before + entry.path().filename().string());
  }
  return names;
}

/// What a page of behaviours says that is not so.
std::vector<std::string> untruths(const std::string& page, const std::set<std::string>& tests,
                                  const std::set<std::string>& files) {
  static const std::regex kRow(R"(^\| ([HPDS]\d+) \|)");
  static const std::regex kProof(R"(`(\w+\.\w+|replay/\w+\.sh)`|\]\((decisions/[\w.-]+)\))");
  std::map<std::string, int> rows;
  for (const auto& [letter, last] : {std::pair('H', 15), {'P', 9}, {'D', 7}, {'S', 5}}) {
    for (int number = 1; number <= last; ++number) rows[letter + std::to_string(number)] = 0;
  }
  std::vector<std::string> found;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    std::smatch row;
    if (!std::regex_search(line, row, kRow)) continue;
    const std::string number = row[1];
    if (++rows[number] == 2) found.push_back(number + " has two rows");
    Matches at(line.begin(), line.end(), kProof);
    if (at == Matches()) found.push_back(number + " is shown by nothing");
    for (; at != Matches(); ++at) {
      const std::string name = (*at)[1].matched ? (*at)[1] : (*at)[2];
      const bool is_file = name.find('/') != std::string::npos;
      if (!(is_file ? files : tests).contains(name)) {
        found.push_back(number + " names " + name + ", which is not there");
      }
    }
  }
  for (const auto& [number, count] : rows) {
    if (count == 0) found.push_back(number + " has no row");
  }
  return found;
}

TEST(Behaviours, AreShownByTestsThatExist) {
  std::set<std::string> files = files_in(source_dir() / "tests/replay", "replay/");
  files.merge(files_in(source_dir() / "docs/decisions", "decisions/"));
  EXPECT_THAT(untruths(read_file(source_dir() / "docs/behaviours.md"), tests_of_the_tree(), files),
              IsEmpty());
}

// The check is worth what it refuses: a true page, then a false row in the place of one.
TEST(Behaviours, ThatNothingShowsAreRefused) {
  std::string page;
  for (const auto& [letter, last] : {std::pair('H', 15), {'P', 9}, {'D', 7}, {'S', 5}}) {
    for (int number = 1; number <= last; ++number) {
      page += std::string("| ") + letter + std::to_string(number) + " | it does | `A.B` |\n";
    }
  }
  const std::set<std::string> tests = {"A.B"};
  const std::set<std::string> files = {"replay/a.sh"};
  EXPECT_THAT(untruths(page, tests, files), IsEmpty());
  const auto with = [&](const std::string& row) {
    std::string other = page;
    const std::size_t at = other.find("| D2 |");
    other.replace(at, other.find('\n', at) - at, row);
    return untruths(other, tests, files);
  };
  EXPECT_THAT(with("| D2 | it does | `A.C` |"), ElementsAre("D2 names A.C, which is not there"));
  EXPECT_THAT(with("| D2 | it does | `replay/b.sh`, `A.B` |"),
              ElementsAre("D2 names replay/b.sh, which is not there"));
  EXPECT_THAT(with("| D2 | it does | [why](decisions/0099-x.md) |"),
              ElementsAre("D2 names decisions/0099-x.md, which is not there"));
  EXPECT_THAT(with("| D2 | it does | it really does |"), ElementsAre("D2 is shown by nothing"));
  EXPECT_THAT(with(""), ElementsAre("D2 has no row"));
  EXPECT_THAT(with("| D1 | it does | `A.B` |"), ElementsAre("D1 has two rows", "D2 has no row"));
}

}  // namespace
}  // namespace vigie::test
