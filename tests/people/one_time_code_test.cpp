// SPDX-License-Identifier: EUPL-1.2
#include "people/one_time_code.hpp"

#include <gtest/gtest.h>

#include "people/browser_name.hpp"

namespace vigie::people {
namespace {

// RFC 6238, appendix B: the secret "12345678901234567890", SHA-1. Its codes have eight digits, of
// which the last six are ours.
constexpr std::string_view kSecret = "12345678901234567890";

TEST(OneTimeCode, IsThatOfTheStandard) {
  struct Case {
    std::int64_t at;
    std::string_view code;
  };
  static constexpr Case kCases[] = {{59, "287082"},         {1111111109, "081804"},
                                    {1111111111, "050471"}, {1234567890, "005924"},
                                    {2000000000, "279037"}, {20000000000, "353130"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.at);
    EXPECT_EQ(step_of_code(kSecret, c.code, Instant{c.at}), c.at / 30);
  }
}

TEST(OneTimeCode, CountsOneStepBeforeAndOneAfterAndNoFurther) {
  // The code of 1111111109 is that of the step from 1111111080 to 1111111109.
  constexpr std::int64_t kStep = 1111111080 / 30;
  EXPECT_EQ(step_of_code(kSecret, "081804", Instant{1111111080 - 30}), kStep);
  EXPECT_EQ(step_of_code(kSecret, "081804", Instant{1111111109 + 30}), kStep);
  EXPECT_FALSE(step_of_code(kSecret, "081804", Instant{1111111080 - 31}));
  EXPECT_FALSE(step_of_code(kSecret, "081804", Instant{1111111109 + 31}));
}

TEST(OneTimeCode, IsReadAsPeopleTypeIt) {
  struct Case {
    std::string_view why, typed;
    bool right;
  };
  static constexpr Case kCases[] = {{"in two groups", "287 082", true},
                                    {"with a blank behind", "287082 ", true},
                                    {"with a no-break space", "287\u00a0082", true},
                                    {"too short", "28708", false},
                                    {"too long", "2870820", false},
                                    {"letters", "28708a", false},
                                    {"another", "287083", false},
                                    {"nothing", "", false}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(step_of_code(kSecret, c.typed, Instant{59}).has_value(), c.right);
  }
  EXPECT_FALSE(step_of_code("another secret of 20", "287082", Instant{59}));
}

TEST(OneTimeCode, TellsItsSecretToTheTelephone) {
  EXPECT_EQ(secret_words(kSecret), "gezd gnbv gy3t qojq gezd gnbv gy3t qojq");
  EXPECT_EQ(key_address(kSecret, "a b@c.fr"),
            "otpauth://totp/vigie:a%20b%40c.fr?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer="
            "vigie");
}

TEST(RecoveryCode, IsOneCodeHoweverItIsTyped) {
  const std::string code = recovery_code_of("0123456789");
  EXPECT_EQ(code.size(), 19U) << code;  // 80 bits: four groups of four
  const std::string key = recovery_code_key(code);
  EXPECT_EQ(key.size(), 16U);
  std::string shouted = code;
  for (char& c : shouted) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  EXPECT_EQ(recovery_code_key(" " + shouted + " "), key);
  EXPECT_NE(recovery_code_key(recovery_code_of("0123456788")), key);
}

TEST(BrowserName, IsWordsOfOursWhateverTheHeaderSays) {
  struct Case {
    std::string_view header, name;
  };
  static constexpr Case kCases[] = {
      {"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
       "Firefox, Windows"},
      {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
       "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
       "Edge, Windows"},
      {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
       "Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
       "Safari, iPhone"},
      {"<script>alert(1)</script>", "un navigateur"},
      {"", "un navigateur"}};
  for (const Case& c : kCases) EXPECT_EQ(browser_name(c.header), c.name) << c.header;
}

}  // namespace
}  // namespace vigie::people
