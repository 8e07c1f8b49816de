// SPDX-License-Identifier: EUPL-1.2
#include "fetch/throttle.hpp"

#include <algorithm>

#include "fetch/cache_hints.hpp"
#include "fetch/interval.hpp"
#include "fetch/limits.hpp"

namespace vigie::fetch {
namespace {

constexpr std::int64_t kFirstWaitSeconds = kHourSeconds;
constexpr std::int64_t kLastWaitSeconds = kDaySeconds;

}  // namespace

Throttle throttle_after(const std::optional<Throttle>& before, const HttpAnswer& answer,
                        Instant now, double jitter) {
  Throttle after;
  after.scope = answer.throttle_scope;
  after.since_at = before ? before->since_at : now;
  after.status = answer.status;
  const bool waiting = before && before->until_at > now;
  if (const auto asked_s = retry_after_s(answer, now)) {
    after.wait_s = std::clamp(*asked_s, kIntervalMinSeconds, kRetryAfterMaxSeconds);
    after.until_at = now + after.wait_s;
    if (waiting) after.until_at = std::max(after.until_at, before->until_at);
    return after;
  }
  if (waiting) return *before;
  after.wait_s = before ? std::clamp(2 * before->wait_s, kFirstWaitSeconds, kLastWaitSeconds)
                        : kFirstWaitSeconds;
  after.until_at = now + jittered_s(after.wait_s, jitter);
  return after;
}

}  // namespace vigie::fetch
