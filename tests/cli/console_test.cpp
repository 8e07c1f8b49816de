// SPDX-License-Identifier: EUPL-1.2
#include "cli/console.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vigie::cli {
namespace {

std::string said(void (Console::*say)(std::string_view), std::string_view text) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  {
    Console console;
    (console.*say)(text);
    console.flush();
  }
  return testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
}

TEST(Console, GivesNoOrderToATerminalWhateverItRepeats) {
  struct Case {
    const char* why;
    std::string given;
    std::string expected;
  };
  const Case kCases[] = {{"accents and columns", "Été\u202f!\tœ\n« ½ »", "Été\u202f!\tœ\n« ½ »\n"},
                         {"colours, titles, a cleared screen",
                          "a\x1B[31mb\x1B]0;t\x07"
                          "c\x1B[2J",
                          "a[31mb]0;tc[2J\n"},
                         {"C1 controls", "a\u009b2Jb\u0090c", "a2Jbc\n"},
                         {"bytes that are no UTF-8", "a\xE9\xFFz", "a\uFFFD\uFFFDz\n"},
                         {"a text turned around", "a\u202eb\u2066c", "abc\n"},
                         {"a zero", std::string("a\0b", 3), "ab\n"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(said(&Console::line, c.given), c.expected);
    EXPECT_EQ(said(&Console::notice, c.given), c.expected);
  }
}

}  // namespace
}  // namespace vigie::cli
