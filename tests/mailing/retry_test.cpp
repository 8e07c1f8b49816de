// SPDX-License-Identifier: EUPL-1.2
#include "mailing/retry.hpp"

#include <gtest/gtest.h>

namespace vigie::mailing {
namespace {

TEST(VerdictOf, ReadsWhatServersSay) {
  struct Case {
    const char* why;
    int code;
    const char* text;
    Verdict expected;
  };
  static constexpr Case kCases[] = {
      {"taken", 250, "250 2.0.0 Ok: queued as 4F2", Verdict::accepted},
      {"taken for another host", 251, "251 will forward", Verdict::accepted},
      {"nobody of that name", 550, "550 5.1.1 utilisateur inconnu", Verdict::refused},
      {"refused without a detailed code", 554, "554 no", Verdict::refused},
      {"come back later", 451, "451 4.2.1 revenez plus tard", Verdict::deferred},
      {"a full mailbox", 452, "452 4.2.2 full", Verdict::deferred},
      {"our own standing", 550, "550 5.7.515 access denied", Verdict::stopped},
      {"our own pace", 421, "421 4.7.0 try again later", Verdict::stopped},
      {"a 7 that is no class", 550, "550 5.1.7 bad sender", Verdict::refused}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(verdict_of(c.code, c.text), c.expected);
  }
}

TEST(EnhancedCode, IsReadWhereItStands) {
  EXPECT_EQ(enhanced_code("550 5.1.1 x"), "5.1.1");
  EXPECT_EQ(enhanced_code("550-5.7.26 x"), "5.7.26");
  EXPECT_EQ(enhanced_code("5.7.1 x"), "5.7.1");
  EXPECT_EQ(enhanced_code("550 no such user"), "");
  EXPECT_EQ(enhanced_code("550 5.x"), "");
  EXPECT_EQ(enhanced_code(""), "");
}

TEST(WaitAfter, GrowsAndEnds) {
  EXPECT_EQ(wait_after(1), 60);
  EXPECT_EQ(wait_after(2), 5 * 60);
  EXPECT_EQ(wait_after(3), 15 * 60);
  EXPECT_EQ(wait_after(4), 60 * 60);
  EXPECT_EQ(wait_after(kAttemptsMax), std::nullopt);
}

TEST(DomainOf, IsLowerCase) {
  EXPECT_EQ(domain_of("A@LaPoste.NET"), "laposte.net");
  EXPECT_EQ(domain_of("nobody"), "");
}

}  // namespace
}  // namespace vigie::mailing
