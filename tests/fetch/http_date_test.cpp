// SPDX-License-Identifier: EUPL-1.2
#include "fetch/http_date.hpp"

#include <gtest/gtest.h>

#include "fetch/cache_hints.hpp"

namespace vigie::fetch {
namespace {

constexpr Instant kNow{1'800'000'000};  // 2027-01-15T08:00:00Z

TEST(HttpDate, ReadsTheThreeFormsAndNothingElse) {
  struct Case {
    std::string_view why, given;
    std::optional<Instant> expected;
  };
  static constexpr Case kCases[] = {
      {"the form of today", "Sun, 06 Nov 1994 08:49:37 GMT", Instant{784'111'777}},
      {"RFC 850", "Sunday, 06-Nov-94 08:49:37 GMT", Instant{784'111'777}},
      {"asctime", "Sun Nov  6 08:49:37 1994", Instant{784'111'777}},
      {"empty", "", std::nullopt},
      {"a number", "0", std::nullopt},
      {"another zone", "Sun, 06 Nov 1994 08:49:37 CET", std::nullopt},
      {"no such day", "Sun, 31 Feb 1994 08:49:37 GMT", std::nullopt},
      {"no such hour", "Sun, 06 Nov 1994 25:49:37 GMT", std::nullopt},
      {"many words", "a b c d e f g h i j k l", std::nullopt}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(parse_http_date(c.given), c.expected);
  }
}

TEST(CacheHints, SayForHowLongAnAnswerStaysFresh) {
  struct Case {
    std::string_view why, cache_control, age, expires;
    std::int64_t expected;
  };
  static constexpr Case kCases[] = {
      {"nothing said", "", "", "", 0},
      {"max-age", "public, max-age=600", "", "", 600},
      {"max-age less Age", "max-age=600", "200", "", 400},
      {"older than its age", "max-age=600", "700", "", 0},
      {"case and quotes", "Max-Age=\"600\"", "", "", 600},
      {"max-age wins over Expires", "max-age=60", "", "Fri, 15 Jan 2027 10:00:00 GMT", 60},
      {"s-maxage is for others", "s-maxage=600", "", "", 0},
      {"Expires", "no-transform", "", "Fri, 15 Jan 2027 08:10:00 GMT", 600},
      {"Expires in the past", "", "", "Thu, 01 Jan 1970 00:00:00 GMT", 0},
      {"nonsense", "max-age=abc", "", "0", 0},
      {"absurd", "max-age=99999999999999999999", "", "", kDeltaMaxSeconds},
      {"negative", "max-age=-60", "", "", 0},
      {"max-age of nothing wins over Expires", "max-age=0", "", "Fri, 15 Jan 2027 10:00:00 GMT", 0},
      {"negative age", "max-age=60", "-5", "", 60}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    HttpAnswer answer;
    answer.cache_control = c.cache_control;
    answer.age = c.age;
    answer.expires = c.expires;
    EXPECT_EQ(fresh_for_s(answer, max_age_s(answer), kNow), c.expected);
  }
}

TEST(CacheHints, ReadRetryAfterInBothForms) {
  struct Case {
    std::string_view why, given;
    std::optional<std::int64_t> expected;
  };
  static constexpr Case kCases[] = {
      {"absent", "", std::nullopt},
      {"seconds", "120", 120},
      {"a date", "Fri, 15 Jan 2027 09:00:00 GMT", 3600},
      {"a date in the past", "Fri, 15 Jan 2027 07:00:00 GMT", std::nullopt},
      {"negative", "-5", std::nullopt},
      {"absurd", "99999999999999999999", kDeltaMaxSeconds},
      {"absurd the other way", "-99999999999999999999", std::nullopt},
      {"nonsense", "soon", std::nullopt}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    HttpAnswer answer;
    answer.retry_after = c.given;
    EXPECT_EQ(retry_after_s(answer, kNow), c.expected);
  }
}

}  // namespace
}  // namespace vigie::fetch
