// SPDX-License-Identifier: EUPL-1.2
// French as it is printed: in a text of the program, no line may break before ; : ! ? » or after «.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.hpp"
#include "support/fixture.hpp"

namespace vigie::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

struct Literal {
  std::size_t at = 0;
  std::string text;  ///< as it is written, escapes included
};

/// Where a token that is passed by ends: a comment, an #include, a character, a raw string (SQL,
/// pages); `at` itself where there is none.
std::size_t passed_by(std::string_view code, std::size_t at) {
  const std::string_view rest = code.substr(at);
  const auto behind = [&](std::string_view mark, std::size_t from) {
    const std::size_t end = code.find(mark, from);
    return end == std::string_view::npos ? code.size() : end + mark.size();
  };
  if (rest.starts_with("//") || rest.starts_with("#include")) return behind("\n", at);
  if (rest.starts_with("/*")) return behind("*/", at + 2);
  if (rest.starts_with("R\"")) {
    const std::size_t open = code.find('(', at);
    return behind(")" + std::string(code.substr(at + 2, open - at - 2)) + "\"", open);
  }
  if (rest.front() != '\'') return at;
  if (at > 0 && std::isxdigit(static_cast<unsigned char>(code[at - 1])) != 0) return at + 1;
  return behind("'", at + (rest.starts_with("'\\") ? 3 : 2));
}

/// The strings of a C++ file.
std::vector<Literal> literals_of(std::string_view code) {
  std::vector<Literal> found;
  for (std::size_t at = 0; at < code.size();) {
    if (const std::size_t next = passed_by(code, at); next > at) {
      at = next;
    } else if (code[at] != '"') {
      ++at;
    } else {
      const std::size_t from = ++at;
      while (at < code.size() && code[at] != '"') at += code[at] == '\\' ? 2 : 1;
      found.push_back({from, std::string(code.substr(from, at - from))});
      ++at;
    }
  }
  return found;
}

bool may_break_wrongly(const std::string& text) {
  static const std::regex kWrong("(?:^|[^ \\\\]) (?:[;:!?](?:$|[ {\\\\)]|»|…)|»)|« ");
  return std::regex_search(text, kWrong);
}

/// "cli/console.cpp:12: text" of each.
std::vector<std::string> wrong_texts(const std::string& name, const std::string& code) {
  std::vector<std::string> found;
  for (const Literal& literal : literals_of(code)) {
    if (!may_break_wrongly(literal.text)) continue;
    const auto from = code.begin();
    const auto line = 1 + std::count(from, from + static_cast<std::ptrdiff_t>(literal.at), '\n');
    found.push_back(fmt::format("{}:{}: {}", name, line, literal.text));
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
