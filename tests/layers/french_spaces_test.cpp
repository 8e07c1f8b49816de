// SPDX-License-Identifier: EUPL-1.2
// French as it is printed: in a text of the program, no line may break before ; : ! ? » or after «.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.hpp"
#include "layers/cpp_text.hpp"
#include "support/fixture.hpp"

namespace vigie::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

bool may_break_wrongly(const std::string& text) {
  static const std::regex kWrong("(?:^|[^ \\\\]) (?:[;:!?](?:$|[ {\\\\)]|»|…)|»)|« ");
  return std::regex_search(text, kWrong);
}

/// "cli/console.cpp:12: text" of each.
std::vector<std::string> wrong_texts(const std::string& name, const std::string& code) {
  std::vector<std::string> found;
  for (const CppLiteral& literal : literals_of(code)) {
    if (literal.raw || !may_break_wrongly(literal.text)) continue;
    found.push_back(fmt::format("{}:{}: {}", name, line_of(code, literal.at), literal.text));
  }
  return found;
}

TEST(FrenchSpaces, AreSoughtInStringsAlone) {
  EXPECT_THAT(wrong_texts("a.cpp", R"code(
#include "x ; y"
// « un » : deux
constexpr int kMany = 1'000; char c = '"';
auto sql = R"sql(SELECT a WHERE b ? c)sql";
say("trop tard !"); say("un : {}"); say("« a"); say("a »"); say("a ; b");
say("a\u00a0: b"); say("12:30"); say("https://a.fr/?x=1"); say("x = a ?1 : b ");
)code"),
              ElementsAre("a.cpp:6: trop tard !", "a.cpp:6: un : {}", "a.cpp:6: « a",
                          "a.cpp:6: a »", "a.cpp:6: a ; b", "a.cpp:7: x = a ?1 : b "));
}

TEST(FrenchSpaces, DoNotBreakInWhatPeopleRead) {
  const fs::path src = source_dir() / "src";
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(src)) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    for (std::string& text :
         wrong_texts(entry.path().lexically_relative(src).string(), read_file(entry.path()))) {
      found.push_back(std::move(text));
    }
  }
  std::ranges::sort(found);
  EXPECT_THAT(found, IsEmpty());
}

}  // namespace
}  // namespace vigie::test
