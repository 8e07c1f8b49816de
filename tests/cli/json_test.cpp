// SPDX-License-Identifier: EUPL-1.2
#include "cli/json.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>

namespace vigie::cli {
namespace {

std::optional<std::string> text_of(std::string_view line) {
  const auto object = JsonLine::parse(line);
  if (!object) return std::nullopt;
  return object->text("a");
}

TEST(JsonLine, ReadsItsTextsOrRefusesTheLine) {
  struct Case {
    std::string_view why, line;
    std::optional<std::string_view> text;
  };
  static constexpr Case kCases[] = {
      {"a text", R"({"b":"x","a":"là"})", "là"},
      {"spaces", " {\t\"a\" :\r \"x\" , \"b\":null } ", "x"},
      {"escapes", R"({"a":"\"\\\/\b\f\n\r\t"})", "\"\\/\b\f\n\r\t"},
      {"code points", R"({"a":"\u00e9\ud83d\ude00"})", "é😀"},
      {"half a code point", R"({"a":"\ud83d"})", std::nullopt},
      {"null", R"({"a":null})", ""},
      {"missing", R"({"b":"x"})", ""},
      {"no member", "{}", ""},
      {"another type", R"({"a":12.5e3,"b":[true,{}]})", ""},
      {"the last of two", R"({"a":"x","a":"y"})", "y"},
      {"the last of two is null", R"({"a":"x","a":null})", ""},
      {"a byte order mark", "\xEF\xBB\xBF{\"a\":\"x\"}", "x"},
      {"no object", R"(["a","x"])", std::nullopt},
      {"nothing", "", std::nullopt},
      {"no value", R"({"a":})", std::nullopt},
      {"no end", R"({"a":"x")", std::nullopt},
      {"no end of a text", R"({"a":"x)", std::nullopt},
      {"an end of an escape", "{\"a\":\"x\\", std::nullopt},
      {"an escape that is none", R"({"a":"\x"})", std::nullopt},
      {"a comma too many", R"({"a":"x",})", std::nullopt},
      {"a comma in front", R"({,"a":"x"})", std::nullopt},
      {"more behind", R"({"a":"x"} {})", std::nullopt},
      {"a name without quotes", R"({a:"x"})", std::nullopt},
      {"a longer null", R"({"a":nullx})", std::nullopt},
      {"a control", "{\"a\":\"x\ny\"}", std::nullopt},
      {"stray bytes", "{\"a\":\"\xE9\"}", std::nullopt},
      {"a surrogate in UTF-8", "{\"a\":\"\xED\xA0\x80\"}", std::nullopt}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(text_of(c.line), c.text);
  }
}

TEST(JsonLine, ReadsAPlainLineAsItReadsAnyOther) {
  static constexpr std::string_view kPieces[] = {"x",  "é",    "\\n",  "\\\"", "\\\\", "\"",
                                                 "\\", "\xE9", "\x01", " ",    ":",    ",",
                                                 "{",  "}",    "null", "😀",    "/",    "\\u0041"};
  std::mt19937 chance(5);
  int read = 0;
  for (int round = 0; round < 50'000; ++round) {
    std::string text;
    for (auto pieces = chance() % 8; pieces > 0; --pieces) {
      text += kPieces[chance() % std::size(kPieces)];
    }
    const std::string member = "\"a\":\"" + text + "\"";
    const auto plain = text_of("{" + member + "}");
    const auto any = text_of("{\"b\":[0]," + member + "}");  // no plain line
    ASSERT_EQ(plain, any) << member;
    read += plain ? 1 : 0;
  }
  EXPECT_GT(read, 5'000);
}

TEST(Json, QuotesWhatNeedsIt) {
  EXPECT_EQ(Json("Lille").dump(), "\"Lille\"");
  EXPECT_EQ(Json("").dump(), "\"\"");
  EXPECT_EQ(Json("a\"b\\c\n\x01\x7F é \xE9").dump(),
            "\"a\\\"b\\\\c\\n\\u0001\x7F é \xEF\xBF\xBD\"");
}

}  // namespace
}  // namespace vigie::cli
