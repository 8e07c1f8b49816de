// SPDX-License-Identifier: EUPL-1.2
#include "fetch/schedule.hpp"

#include <gtest/gtest.h>

#include "fetch/health.hpp"
#include "fetch/limits.hpp"

namespace vigie::fetch {
namespace {

constexpr Instant kNow{1'800'000'000};
constexpr std::int64_t kMinute = kMinuteSeconds;
constexpr std::int64_t kHour = kHourSeconds;

HttpAnswer answered(int status) {
  HttpAnswer answer;
  answer.transfer = Transfer::answered;
  answer.status = status;
  answer.etag = "\"new\"";
  answer.last_modified = "yesterday";
  return answer;
}

Reading good(PollOutcome outcome = PollOutcome::new_body) {
  return {outcome, Trouble::none, "hash"};
}

Reading bad(Trouble trouble) { return {PollOutcome::failed, trouble, {}}; }

SourcePoll known() {
  SourcePoll poll;
  poll.etag = "\"old\"";
  poll.last_modified = "last week";
  poll.body_hash = "old hash";
  return poll;
}

TEST(NextPoll, JittersByTenPerCentAndNoMore) {
  const auto early = next_poll({}, answered(200), good(), std::nullopt, {kNow, -1});
  const auto late = next_poll({}, answered(200), good(), std::nullopt, {kNow, 5});
  EXPECT_EQ(early.next_at - kNow, 54 * kMinute);
  EXPECT_EQ(late.next_at - kNow, 66 * kMinute);
}

TEST(NextPoll, HoldsThePairOfTheLastDocumentReadWhole) {
  struct Case {
    std::string_view why;
    Reading reading;
    int status;
    std::string etag, last_modified;
  };
  static const Case kCases[] = {
      {"a new document", good(), 200, "\"new\"", "yesterday"},
      {"the same bytes with new validators", good(PollOutcome::unchanged), 200, "\"new\"",
       "yesterday"},
      {"a 304 that renews them", good(PollOutcome::not_modified), 304, "\"new\"", "yesterday"},
      {"a cut document", {PollOutcome::new_body, Trouble::cut, {}}, 200, "\"old\"", "last week"},
      {"a web page in its place", bad(Trouble::web_page), 200, "\"old\"", "last week"},
      {"a failure", bad(Trouble::server_error), 500, "\"old\"", "last week"},
      {"asked to wait", {PollOutcome::throttled, Trouble::none, {}}, 429, "\"old\"", "last week"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto after = next_poll(known(), answered(c.status), c.reading, std::nullopt, {kNow, 0});
    EXPECT_EQ(after.etag, c.etag);
    EXPECT_EQ(after.last_modified, c.last_modified);
  }
}

TEST(NextPoll, ReplacesThePairWholeEvenByNothing) {
  HttpAnswer answer = answered(200);
  answer.last_modified = "";
  const auto after = next_poll(known(), answer, good(), std::nullopt, {kNow, 0});
  EXPECT_EQ(after.etag, "\"new\"");
  EXPECT_EQ(after.last_modified, "");
}

TEST(NextPoll, KeepsThePairWhenA304SaysNothing) {
  HttpAnswer answer = answered(304);
  answer.etag = answer.last_modified = "";
  const auto after =
      next_poll(known(), answer, good(PollOutcome::not_modified), std::nullopt, {kNow, 0});
  EXPECT_EQ(after.etag, "\"old\"");
  EXPECT_EQ(after.last_modified, "last week");
  EXPECT_EQ(after.body_hash, "old hash");
}

TEST(NextPoll, BacksOffByClassOfTroubleAndDoubles) {
  struct Case {
    std::string_view why;
    Trouble trouble;
    int failures_before;
    std::int64_t expected_s;
  };
  static constexpr Case kCases[] = {
      {"network, first", Trouble::no_connection, 0, 30 * kMinute},
      {"network, third", Trouble::no_name, 2, 2 * kHour},
      {"network, at most a day", Trouble::too_slow, 40, kDaySeconds},
      {"server down, first", Trouble::server_error, 0, kHour},
      {"server down, at most a day", Trouble::server_error, 9, kDaySeconds},
      {"not found, first", Trouble::not_found, 0, 6 * kHour},
      {"not found, at most a week", Trouble::not_found, 9, 7 * kDaySeconds},
      {"a web page", Trouble::web_page, 1, 12 * kHour},
      {"a robot's hurdle", Trouble::bot_challenge, 0, kDaySeconds}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    SourcePoll before = known();
    before.failures = before.class_failures = c.failures_before;
    before.trouble = c.trouble;
    const auto after = next_poll(before, HttpAnswer{}, bad(c.trouble), std::nullopt, {kNow, 0});
    EXPECT_EQ(after.next_at - kNow, c.expected_s);
    EXPECT_EQ(after.failures, c.failures_before + 1);
    EXPECT_FALSE(after.gone);
  }
}

TEST(NextPoll, BeginsAgainWhenTheTroubleIsOfAnotherClass) {
  SourcePoll before = known();
  before.failures = before.class_failures = 9;
  before.trouble = Trouble::no_connection;
  const auto after = next_poll(before, HttpAnswer{}, bad(Trouble::not_found), std::nullopt, {kNow});
  EXPECT_EQ(after.next_at - kNow, 6 * kHour);
  EXPECT_EQ(after.failures, 10);
  EXPECT_EQ(after.class_failures, 1);
  const auto same = next_poll(before, HttpAnswer{}, bad(Trouble::no_name), std::nullopt, {kNow});
  EXPECT_EQ(same.class_failures, 10);
}

TEST(NextPoll, ComesBackToEveryFeedThatFailsHoweverLong) {
  for (std::size_t i = 1; i < kTroubleNames.size(); ++i) {
    SCOPED_TRACE(kTroubleNames[i]);
    SourcePoll poll = known();
    Instant at = kNow;
    for (int failure = 0; failure < 60; ++failure) {
      poll = next_poll(poll, HttpAnswer{}, bad(static_cast<Trouble>(i)), std::nullopt, {at, 1});
      ASSERT_FALSE(poll.gone);
      ASSERT_GT(poll.next_at, at);
      ASSERT_LE(poll.next_at - at, 7 * kDaySeconds * 11 / 10);
      at = poll.next_at;
    }
  }
}

TEST(NextPoll, ForgetsFailuresAtTheFirstSuccess) {
  const auto once = next_poll({}, HttpAnswer{}, bad(Trouble::no_name), std::nullopt, {kNow, 0});
  EXPECT_EQ(once.failing_since_at, kNow);
  const auto twice =
      next_poll(once, HttpAnswer{}, bad(Trouble::no_name), std::nullopt, {kNow + kHour, 0});
  EXPECT_EQ(twice.failing_since_at, kNow);
  EXPECT_FALSE(twice.detail.empty());
  const auto well = next_poll(twice, answered(200), good(), std::nullopt, {kNow + 2 * kHour, 0});
  EXPECT_EQ(well.failures, 0);
  EXPECT_FALSE(well.failing_since_at);
  EXPECT_EQ(well.detail, "");
  EXPECT_EQ(well.succeeded_at, kNow + 2 * kHour);
}

TEST(NextPoll, WaitsWithItsServerAndChargesNothing) {
  const Reading throttled{PollOutcome::throttled, Trouble::none, {}};
  const auto after =
      next_poll(known(), answered(429), throttled, std::nullopt, {kNow, 0, kNow + 5 * kHour});
  EXPECT_EQ(after.next_at, kNow + 5 * kHour);
  EXPECT_EQ(after.failures, 0);
  EXPECT_EQ(after.state, known().state);
}

TEST(NextPoll, StopsForAFeedThatIsGoneAndStartsAgainIfItComesBack) {
  const Reading gone{PollOutcome::gone, Trouble::none, {}};
  const auto stopped = next_poll(known(), answered(410), gone, std::nullopt, {kNow, 0});
  EXPECT_TRUE(stopped.gone);
  EXPECT_FALSE(next_poll(stopped, answered(200), good(), std::nullopt, {kNow, 0}).gone);
}

TEST(AfterOutage, ChargesNobody) {
  const auto after = after_outage(known(), Trouble::no_name, kNow);
  EXPECT_EQ(after.failures, 0);
  EXPECT_EQ(after.next_at - kNow, kAfterOutageSeconds);
  EXPECT_EQ(after.etag, "\"old\"");
  EXPECT_EQ(state_of(after, kNow), state_of(known(), kNow));
}

}  // namespace
}  // namespace vigie::fetch
