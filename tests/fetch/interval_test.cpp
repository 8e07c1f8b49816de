// SPDX-License-Identifier: EUPL-1.2
#include "fetch/interval.hpp"

#include <gtest/gtest.h>

#include "fetch/limits.hpp"
#include "fetch/schedule.hpp"

namespace vigie::fetch {
namespace {

constexpr Instant kNow{1'800'000'000};  // Friday 15 January 2027, 08:00 GMT
constexpr std::int64_t kMinute = kMinuteSeconds;
constexpr std::int64_t kHour = kHourSeconds;

HttpAnswer answered(int status) {
  HttpAnswer answer;
  answer.transfer = Transfer::answered;
  answer.status = status;
  answer.etag = "\"new\"";
  return answer;
}

Reading good(PollOutcome outcome = PollOutcome::new_body) {
  return {outcome, Trouble::none, "hash"};
}

PollHints ttl(int minutes) {
  PollHints hints;
  hints.ttl_minutes = minutes;
  return hints;
}

PollHints period(std::int64_t seconds, std::optional<Instant> base = {}) {
  PollHints hints;
  hints.period_s = seconds;
  hints.base_at = base;
  return hints;
}

DocumentNews saying(PollHints hints) {
  DocumentNews news;
  news.hints = hints;
  news.fresh = 1;
  return news;
}

std::int64_t wait_after(const HttpAnswer& answer, const PollHints& hints, double jitter = 0) {
  return next_poll({}, answer, good(), saying(hints), {kNow, jitter}).next_at - kNow;
}

TEST(Interval, IsTheLongestOfAllThatIsAskedWithinItsBounds) {
  struct Case {
    std::string_view why;
    PollHints hints;
    std::string cache_control, age, expires, retry_after;
    std::int64_t expected_s;
  };
  static const Case kCases[] = {
      {"an hour by itself", {}, "", "", "", "", kHour},
      {"a ttl slows down", ttl(180), "", "", "", "", 3 * kHour},
      {"a ttl never speeds up", ttl(5), "", "", "", "", kHour},
      {"max-age slows down", {}, "max-age=7200", "", "", "", 2 * kHour},
      {"less the Age", {}, "max-age=10800", "3600", "", "", 2 * kHour},
      {"Expires slows down", {}, "", "", "Fri, 15 Jan 2027 10:00:00 GMT", "", 2 * kHour},
      {"sy:updatePeriod slows down", period(4 * kHour), "", "", "", "", 4 * kHour},
      {"WordPress's hourly never speeds up", period(kHour), "max-age=7200", "", "", "", 2 * kHour},
      {"a beat of sy:updateBase, and up to ten minutes more",
       period(12 * kHour, Instant{946'728'000}), "", "", "", "", 4 * kHour + 5 * kMinute},
      {"the longest of them", ttl(300), "max-age=7200", "", "", "", 5 * kHour},
      {"never more than a day", ttl(100'000), "", "", "", "", kDaySeconds},
      {"nor for an absurd max-age", {}, "max-age=99999999999999999999", "", "", "", kDaySeconds},
      {"Retry-After may ask for more", {}, "", "", "", "172800", 2 * kDaySeconds},
      {"but for no more than a week", {}, "", "", "", "99999999", 7 * kDaySeconds},
      {"a negative one asks for nothing", {}, "", "", "", "-5", kHour}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    HttpAnswer answer = answered(200);
    answer.cache_control = c.cache_control;
    answer.age = c.age;
    answer.expires = c.expires;
    answer.retry_after = c.retry_after;
    EXPECT_EQ(wait_after(answer, c.hints), c.expected_s);
  }
}

/// A feed that brings something every quarter of an hour.
SourcePoll busy() {
  SourcePoll poll;
  poll.succeeded_at = kNow - kHour;
  DocumentNews news;
  for (int i = 0; i < 300; ++i) news.dates.push_back(kNow - i * 15 * kMinute);
  return next_poll(poll, answered(200), good(), news, {kNow});
}

TEST(Interval, HasAFloorOfAQuarterOfAnHourAndOfAnHourWithoutValidators) {
  EXPECT_EQ(busy().next_at - kNow, 15 * kMinute);
  HttpAnswer blind = answered(200);
  blind.etag.clear();
  const auto after = next_poll(busy(), blind, good(PollOutcome::unchanged), std::nullopt, {kNow});
  EXPECT_EQ(after.next_at - kNow, kHour);
}

TEST(Interval, HoldsAfterA304AsAfterADocument) {
  HttpAnswer first = answered(200);
  first.cache_control = "max-age=7200";
  PollHints hints = ttl(180);
  const auto read = next_poll({}, first, good(), saying(hints), {kNow});
  struct Case {
    std::string_view why, cache_control, age, retry_after;
    std::int64_t expected_s;
  };
  static constexpr Case kCases[] = {{"it says nothing: what was said holds", "", "", "", 3 * kHour},
                                    {"it says more", "max-age=14400", "", "", 4 * kHour},
                                    {"Retry-After on a 304", "", "", "36000", 10 * kHour}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    HttpAnswer again = answered(304);
    again.cache_control = c.cache_control;
    again.age = c.age;
    again.retry_after = c.retry_after;
    const auto after =
        next_poll(read, again, good(PollOutcome::not_modified), std::nullopt, {kNow});
    EXPECT_EQ(after.next_at - kNow, c.expected_s);
    EXPECT_EQ(after.hints, hints);
  }
}

TEST(Interval, KeepsTheMaxAgeOfTheDocumentThatA304Confirms) {
  HttpAnswer first = answered(200);
  first.cache_control = "max-age=7200";
  const auto read = next_poll({}, first, good(), saying({}), {kNow});
  HttpAnswer again = answered(304);
  const auto after = next_poll(read, again, good(PollOutcome::not_modified), std::nullopt, {kNow});
  EXPECT_EQ(after.next_at - kNow, 2 * kHour);
  again.age = "5400";
  const auto aged = next_poll(read, again, good(PollOutcome::not_modified), std::nullopt, {kNow});
  EXPECT_EQ(aged.next_at - kNow, kHour);
  const auto plain = next_poll(after, answered(200), good(), saying({}), {kNow});
  EXPECT_EQ(plain.next_at - kNow, kHour) << "a document without one forgets it";
}

TEST(Interval, NeverSpeedsUpForAnyHint) {
  const auto without = next_poll({}, answered(200), good(), saying({}), {kNow});
  for (int minutes = 0; minutes < 2000; minutes += 7) {
    EXPECT_GE(wait_after(answered(200), ttl(minutes)), without.next_at - kNow);
    EXPECT_GE(wait_after(answered(200), period(minutes * kMinute, kNow - minutes)),
              without.next_at - kNow);
  }
}

TEST(Interval, LearnsFromItsPollsWhereDatesTellNoHour) {
  // Something new every two hours, all dated midnight.
  SourcePoll poll;
  DocumentNews news;
  for (int day = 0; day < 10; ++day) {
    news.dates.push_back({(kNow.seconds / kDaySeconds - day) * kDaySeconds});
  }
  news.fresh = 1;
  Instant at = kNow;
  for (int i = 0; i < 20; ++i) {
    poll = next_poll(poll, answered(200), good(), news, {at});
    at = at + 2 * kHour;
  }
  EXPECT_EQ(poll.next_at - *poll.polled_at, kHour);
}

TEST(SkippedTimes, MoveAPollToTheNextHourThatIsNotSkipped) {
  PollHints hints;
  const auto wait = [&](std::int64_t wait_s) { return past_skipped_s(hints, kNow, wait_s); };
  EXPECT_EQ(wait(kHour), kHour);
  hints.skip_hours = (1U << 9) | (1U << 10);  // 09:00–10:59 GMT; it is 08:00
  EXPECT_EQ(wait(kHour), 3 * kHour);
  EXPECT_EQ(wait(90 * kMinute), 3 * kHour) << "on the full hour";
  EXPECT_EQ(wait(3 * kHour), 3 * kHour);
  hints.skip_hours = 0;
  hints.skip_days = 1U << 5;  // Friday, and it is Friday
  EXPECT_EQ(wait(kHour), 16 * kHour) << "midnight GMT";
}

TEST(SkippedTimes, NeverAddUpToMoreThanADayOfSilence) {
  PollHints all;
  all.skip_hours = 0xffffff;
  EXPECT_EQ(past_skipped_s(all, kNow, kHour), kDaySeconds);
  PollHints weekend;
  weekend.skip_days = (1U << 6) | (1U << 7);
  weekend.skip_hours = 0x00fff0;
  const Instant friday_night = kNow + 15 * kHour;
  EXPECT_EQ(past_skipped_s(weekend, friday_night, 2 * kHour), kDaySeconds);
  EXPECT_EQ(past_skipped_s(all, kNow, 2 * kDaySeconds), 2 * kDaySeconds)
      << "a wait that was longer by itself stays";
}

TEST(SkippedTimes, AreObeyedByTheScheduleAlsoAfterA304) {
  PollHints hints;
  hints.skip_hours = 1U << 9;
  const auto read = next_poll({}, answered(200), good(), saying(hints), {kNow});
  EXPECT_EQ(read.next_at - kNow, 2 * kHour);
  const auto again =
      next_poll(read, answered(304), good(PollOutcome::not_modified), std::nullopt, {kNow});
  EXPECT_EQ(again.next_at - kNow, 2 * kHour);
}

}  // namespace
}  // namespace vigie::fetch
