// SPDX-License-Identifier: EUPL-1.2
#include "fetch/interval.hpp"

#include <algorithm>
#include <cmath>

#include "fetch/cache_hints.hpp"
#include "fetch/limits.hpp"
#include "fetch/rhythm.hpp"

namespace vigie::fetch {
namespace {

bool is_skipped(const PollHints& hints, Instant at) {
  const Day day{static_cast<std::int32_t>(at.seconds / kDaySeconds)};
  const auto hour = static_cast<unsigned>(at.seconds % kDaySeconds / kHourSeconds);
  return ((hints.skip_hours >> hour) & 1U) != 0 ||
         ((hints.skip_days >> static_cast<unsigned>(weekday_of(day))) & 1U) != 0;
}

/// Without a base the period itself; with one, until shortly after the next beat.
std::int64_t period_wait_s(const PollHints& hints, Instant now, double jitter) {
  const std::int64_t period_s = hints.period_s.value_or(0);
  if (period_s <= 0 || !hints.base_at) return period_s;
  const std::int64_t since_beat_s = ((now - *hints.base_at) % period_s + period_s) % period_s;
  return period_s - since_beat_s +
         std::llround(static_cast<double>(kSpreadSeconds) * (jitter + 1) / 2);
}

}  // namespace

std::int64_t jittered_s(std::int64_t wait_s, double jitter) {
  return wait_s + std::llround(static_cast<double>(wait_s) * 0.1 * std::clamp(jitter, -1.0, 1.0));
}

std::int64_t past_skipped_s(const PollHints& hints, Instant now, std::int64_t wait_s) {
  const Instant latest = now + std::max(wait_s, kSkippedMaxSeconds);
  Instant at = now + wait_s;
  while (at < latest && is_skipped(hints, at)) {
    at = at + (kHourSeconds - at.seconds % kHourSeconds);  // the next full hour
  }
  return std::min(at, latest) - now;
}

std::int64_t interval_s(const SourcePoll& after, const HttpAnswer& answer, Instant now,
                        double jitter) {
  const bool blind = after.etag.empty() && after.last_modified.empty();
  const std::int64_t own_s = adaptive_wait_s(Rhythm::read(after.rhythm), after.last_item_at, now);
  const std::int64_t wait_s =
      std::max({jittered_s(own_s, jitter),
                std::int64_t{after.hints.ttl_minutes.value_or(0)} * kMinuteSeconds,
                period_wait_s(after.hints, now, std::clamp(jitter, -1.0, 1.0)),
                fresh_for_s(answer, after.max_age_s, now)});
  const std::int64_t bounded_s = std::clamp(
      wait_s, blind ? kIntervalMinBlindSeconds : kIntervalMinSeconds, kIntervalMaxSeconds);
  return std::max(past_skipped_s(after.hints, now, bounded_s),
                  std::min(retry_after_s(answer, now).value_or(0), kRetryAfterMaxSeconds));
}

}  // namespace vigie::fetch
