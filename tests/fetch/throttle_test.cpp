// SPDX-License-Identifier: EUPL-1.2
#include "fetch/throttle.hpp"

#include <gtest/gtest.h>

#include "fetch/limits.hpp"

namespace vigie::fetch {
namespace {

constexpr Instant kNow{1'800'000'000};  // 2027-01-15T08:00:00Z
constexpr std::int64_t kHour = kHourSeconds;

HttpAnswer asking(std::string retry_after, int status = 429) {
  HttpAnswer answer;
  answer.transfer = Transfer::answered;
  answer.status = status;
  answer.retry_after = std::move(retry_after);
  answer.throttle_scope = "tumblr.com";
  return answer;
}

TEST(Throttle, FollowsRetryAfterWithinReason) {
  struct Case {
    std::string_view why, retry_after;
    std::int64_t expected_s;
  };
  static constexpr Case kCases[] = {{"seconds", "7200", 2 * kHour},
                                    {"a date", "Fri, 15 Jan 2027 11:00:00 GMT", 3 * kHour},
                                    {"too soon", "1", kIntervalMinSeconds},
                                    {"absurd", "99999999999999999999999", kRetryAfterMaxSeconds},
                                    {"a month", "2592000", kRetryAfterMaxSeconds},
                                    {"negative: as if nothing was said", "-5", kHour},
                                    {"a date that is past", "Thu, 01 Jan 1970 00:00:00 GMT", kHour},
                                    {"nonsense", "later", kHour},
                                    {"nothing", "", kHour}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    for (const int status : {429, 503}) {
      const auto after = throttle_after({}, asking(std::string(c.retry_after), status), kNow, 0);
      EXPECT_EQ(after.until_at - kNow, c.expected_s);
      EXPECT_EQ(after.scope, "tumblr.com");
      EXPECT_EQ(after.status, status);
    }
  }
}

TEST(Throttle, DoublesWithoutAFigureUpToADay) {
  std::optional<Throttle> throttle;
  Instant at = kNow;
  for (const std::int64_t hours : {1, 2, 4, 8, 16, 24, 24}) {
    throttle = throttle_after(throttle, asking(""), at, 0);
    EXPECT_EQ(throttle->until_at - at, hours * kHour);
    EXPECT_EQ(throttle->since_at, kNow);
    at = throttle->until_at;
  }
}

TEST(Throttle, IsNotDoubledByTheAnswersThatComeMeanwhile) {
  const auto first = throttle_after({}, asking(""), kNow, 0);
  const auto second = throttle_after(first, asking(""), kNow, 0);
  EXPECT_EQ(second.until_at, first.until_at);
  const auto longer = throttle_after(first, asking("7200"), kNow, 0);
  EXPECT_EQ(longer.until_at - kNow, 2 * kHour);
  const auto shorter = throttle_after(first, asking("1800"), kNow, 0);
  EXPECT_EQ(shorter.until_at, first.until_at);
}

TEST(Throttle, JittersItsOwnChoiceAndNeverWhatWasAsked) {
  EXPECT_EQ(throttle_after({}, asking(""), kNow, 1).until_at - kNow, kHour * 11 / 10);
  EXPECT_EQ(throttle_after({}, asking("7200"), kNow, -1).until_at - kNow, 2 * kHour);
}

}  // namespace
}  // namespace vigie::fetch
