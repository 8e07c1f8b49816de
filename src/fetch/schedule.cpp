// SPDX-License-Identifier: EUPL-1.2
#include "fetch/schedule.hpp"

#include <algorithm>
#include <cmath>

#include "fetch/cache_hints.hpp"
#include "fetch/explain.hpp"

namespace vigie::fetch {
namespace {

/// First wait, doubled with each failure in a row, up to the last.
struct BackOff {
  std::int64_t first_s;
  std::int64_t last_s;
};

constexpr BackOff kNetwork{30 * kMinuteSeconds, kDaySeconds};
constexpr BackOff kServer{kHourSeconds, kDaySeconds};
constexpr BackOff kRefusal{6 * kHourSeconds, 7 * kDaySeconds};
constexpr BackOff kChallenge{kDaySeconds, kDaySeconds};
constexpr BackOff kThrottle{kHourSeconds, kDaySeconds};

BackOff back_off_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::no_name:
    case Trouble::no_connection:
    case Trouble::no_tls:
    case Trouble::too_slow:
    case Trouble::cut:
    case Trouble::transport:
      return kNetwork;
    case Trouble::server_error:
      return kServer;
    case Trouble::bot_challenge:
      return kChallenge;
    default:
      return kRefusal;
  }
}

std::int64_t doubled(BackOff back_off, int times) {
  std::int64_t wait_s = back_off.first_s;
  for (int i = 0; i < times && wait_s < back_off.last_s; ++i) wait_s *= 2;
  return std::min(wait_s, back_off.last_s);
}

std::int64_t jittered(std::int64_t wait_s, double jitter) {
  return wait_s + std::llround(static_cast<double>(wait_s) * 0.1 * std::clamp(jitter, -1.0, 1.0));
}

std::int64_t asked_wait_s(const HttpAnswer& answer, Instant now) {
  return std::min(retry_after_s(answer, now).value_or(0), kRetryAfterMaxSeconds);
}

/// The wait after an answer that was what we hoped for.
std::int64_t interval_s(const SourcePoll& after, const HttpAnswer& answer, Instant now,
                        double jitter) {
  const std::int64_t ttl_s = std::int64_t{after.ttl_minutes.value_or(0)} * kMinuteSeconds;
  const bool blind = after.etag.empty() && after.last_modified.empty();
  const std::int64_t least_s = blind ? kIntervalMinBlindSeconds : kIntervalMinSeconds;
  const std::int64_t wait_s =
      std::max({jittered(kIntervalSeconds, jitter), ttl_s, fresh_for_s(answer, now)});
  return std::max(std::clamp(wait_s, least_s, kIntervalMaxSeconds), asked_wait_s(answer, now));
}

/// Without a figure from the server: an hour, twice the last wait while it goes on.
std::int64_t throttle_s(const SourcePoll& before, const HttpAnswer& answer, Instant now,
                        double jitter) {
  if (const std::int64_t asked_s = asked_wait_s(answer, now); asked_s > 0) {
    return std::max(asked_s, kIntervalMinSeconds);
  }
  std::int64_t wait_s = kThrottle.first_s;
  if (before.outcome == PollOutcome::throttled && before.polled_at) {
    wait_s = std::max(wait_s, 2 * (before.next_at - *before.polled_at));
  }
  return jittered(std::min(wait_s, kThrottle.last_s), jitter);
}

/// Where permanent redirects alone led; "" when one hop was temporary or there was none.
std::string permanent_target(const HttpAnswer& answer) {
  const bool permanent = std::ranges::all_of(
      answer.redirects, [](const Redirect& hop) { return hop.status == 301 || hop.status == 308; });
  return permanent && !answer.redirects.empty() ? answer.redirects.back().to : std::string();
}

void remember_document(SourcePoll& after, const HttpAnswer& answer, const Reading& reading,
                       const std::optional<FeedHints>& hints) {
  if (reading.outcome == PollOutcome::not_modified) {
    if (!answer.etag.empty()) after.etag = answer.etag;
    if (!answer.last_modified.empty()) after.last_modified = answer.last_modified;
    return;
  }
  after.etag = answer.etag;
  after.last_modified = answer.last_modified;
  after.body_hash = reading.body_hash;
  if (hints) after.ttl_minutes = hints->ttl_minutes;
}

void settle_success(SourcePoll& after, const HttpAnswer& answer, Instant now) {
  after.succeeded_at = now;
  after.failures = 0;
  after.failing_since_at.reset();
  after.moved_to = permanent_target(answer);
  after.gone = false;
}

}  // namespace

SourcePoll next_poll(const SourcePoll& before, const HttpAnswer& answer, const Reading& reading,
                     const std::optional<FeedHints>& hints, Instant now, double jitter) {
  SourcePoll after = before;
  after.polled_at = now;
  after.outcome = reading.outcome;
  after.detail = explain(reading, answer);
  if (reading.outcome == PollOutcome::gone) {
    after.gone = true;
    after.next_at = now + kIntervalMaxSeconds;
    return after;
  }
  if (reading.outcome == PollOutcome::throttled) {
    after.next_at = now + throttle_s(before, answer, now, jitter);
    return after;
  }
  if (reading.trouble != Trouble::none) {
    // The validators stay those of the last whole document: this one must come again.
    const std::int64_t wait_s = doubled(back_off_of(reading.trouble), before.failures);
    after.failures = before.failures + 1;
    if (!after.failing_since_at) after.failing_since_at = now;
    after.next_at = now + std::max(jittered(wait_s, jitter), asked_wait_s(answer, now));
    return after;
  }
  remember_document(after, answer, reading, hints);
  settle_success(after, answer, now);
  after.next_at = now + interval_s(after, answer, now, jitter);
  return after;
}

SourcePoll after_outage(const SourcePoll& before, Instant now) {
  SourcePoll after = before;
  after.polled_at = now;
  after.next_at = now + kAfterOutageSeconds;
  return after;
}

}  // namespace vigie::fetch
