// SPDX-License-Identifier: EUPL-1.2
#include "text/shown.hpp"

#include <gtest/gtest.h>

#include "text/html.hpp"

namespace vigie::text {
namespace {

TEST(Shown, LeavesOutWhatATerminalWouldObeyAndStaysOnOneLine) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"escape", "\x1b[31mrouge", "[31mrouge"},
      {"C1",
       "a\xC2\x9B"
       "31m",
       "a31m"},
      {"turned around", "a\u202eb\u2066c", "abc"},
      {"tags", "a\U000E0041b", "ab"},
      {"ends of lines", "a\nb\rc\u2028d\u2029e", "a b c d e"},
      {"joined emoji stay whole", "👩‍💻 été", "👩‍💻 été"},
      {"no UTF-8", "a\xff", "a\uFFFD"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(shown(c.given), c.expected);
    EXPECT_EQ(shown(c.expected), c.expected);
  }
  EXPECT_LE(shown(std::string(1000, 'x')).size(), kShownBytes);
}

TEST(ShownUrl, LeavesAnAccountOut) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"account and password", "http://u:p@a.fr/x", "http://…@a.fr/x"},
      {"an @ in a password", "http://u:p@q@a.fr/x", "http://…@a.fr/x"},
      {"an @ elsewhere", "https://a.fr/@moi?a=b@c", "https://a.fr/@moi?a=b@c"},
      {"no address", "u:p@a.fr", "u:p@a.fr"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(shown_url(c.given), c.expected);
    EXPECT_EQ(has_account(c.given), c.given != c.expected);
  }
}

TEST(PlainText, HoldsNoInvisibleMarksAndNoForeignEndsOfLines) {
  EXPECT_EQ(plain_text("un\u2028deux trois\U000E0041"), "un deux trois");
}

}  // namespace
}  // namespace vigie::text
