// SPDX-License-Identifier: EUPL-1.2
#include "fetch/schedule.hpp"

#include <algorithm>
#include <set>

#include "fetch/cache_hints.hpp"
#include "fetch/explain.hpp"
#include "fetch/health.hpp"
#include "fetch/interval.hpp"
#include "fetch/limits.hpp"
#include "fetch/move.hpp"
#include "fetch/rhythm.hpp"

namespace vigie::fetch {
namespace {

/// First wait, doubled with each failure in a row, up to the last.
struct BackOff {
  std::int64_t first_s;
  std::int64_t last_s;
};

BackOff back_off_of(TroubleClass kind) {
  switch (kind) {
    case TroubleClass::network:
      return {30 * kMinuteSeconds, kDaySeconds};
    case TroubleClass::none:
    case TroubleClass::server:
      return {kHourSeconds, kDaySeconds};
    case TroubleClass::challenge:
      return {kDaySeconds, kDaySeconds};
    case TroubleClass::refusal:
    case TroubleClass::not_a_feed:
      break;
  }
  return {6 * kHourSeconds, 7 * kDaySeconds};
}

std::int64_t doubled_s(BackOff back_off, int times) {
  std::int64_t wait_s = back_off.first_s;
  for (int i = 0; i < times && wait_s < back_off.last_s; ++i) wait_s *= 2;
  return std::min(wait_s, back_off.last_s);
}

void charge(SourcePoll& after, const SourcePoll& before, const HttpAnswer& answer,
            const Reading& reading, const PollMoment& moment) {
  const TroubleClass kind = class_of(reading.trouble);
  const bool again = before.failures > 0 && class_of(before.trouble) == kind;
  after.trouble = reading.trouble;
  after.failures = before.failures + 1;
  after.class_failures = again ? before.class_failures + 1 : 1;
  if (!after.failing_since_at) after.failing_since_at = moment.now;
  const std::int64_t wait_s = doubled_s(back_off_of(kind), after.class_failures - 1);
  const std::int64_t asked_s =
      std::min(retry_after_s(answer, moment.now).value_or(0), kRetryAfterMaxSeconds);
  after.next_at = moment.now + std::max(jittered_s(wait_s, moment.jitter), asked_s);
}

void remember_document(SourcePoll& after, const HttpAnswer& answer, const Reading& reading) {
  const auto age_max_s = max_age_s(answer);
  if (reading.outcome == PollOutcome::not_modified) {
    if (!answer.etag.empty()) after.etag = answer.etag;
    if (!answer.last_modified.empty()) after.last_modified = answer.last_modified;
    if (age_max_s) after.max_age_s = age_max_s;  // what a 304 leaves out holds on (RFC 9111 §3.2)
    return;
  }
  after.etag = answer.etag;
  after.last_modified = answer.last_modified;
  after.max_age_s = age_max_s;
  after.body_hash = reading.body_hash;
}

/// A gap of days counts for the usual one; those inside a day do not: many feeds come in bursts.
void note_gap(SourcePoll& after, Instant at) {
  if (after.last_item_at && at <= *after.last_item_at) return;
  const std::int64_t gap_s = after.last_item_at ? at - *after.last_item_at : 0;
  if (gap_s >= kDaySeconds) {
    after.usual_gap_s = after.usual_gap_s == 0 ? gap_s : (3 * after.usual_gap_s + gap_s) / 4;
  }
  after.last_item_at = at;
}

/// Dates that name the day alone: all at one time of day, or at two where the clock was changed.
bool without_hours(const std::vector<Instant>& dates) {
  std::set<std::int64_t> times;
  for (const Instant at : dates) times.insert(at.seconds % kDaySeconds);
  return dates.size() >= 3 && times.size() <= 2;
}

/// Dates of items tell the feed's rhythm better than our polls, which see an item late; where they
/// tell no hour, the polls that found something new do.
void note_items(SourcePoll& after, const DocumentNews& news, Instant now) {
  after.hints = news.hints;
  std::vector<Instant> dates = news.dates;
  std::erase_if(dates, [&](Instant at) { return at > now; });
  std::ranges::sort(dates);
  Rhythm rhythm = Rhythm::read(after.rhythm);
  const bool by_polls = dates.empty() || without_hours(dates);
  for (const Instant at : dates) {
    note_gap(after, at);
    if (!by_polls) rhythm.note(at, now);
  }
  if (by_polls && news.fresh > 0) {
    rhythm.note(now, now);
    if (dates.empty()) note_gap(after, now);
  }
  after.rhythm = rhythm.bytes();
}

void settle_success(SourcePoll& after, const SourcePoll& before, Instant now) {
  after.succeeded_at = now;
  if (!before.last_item_at && !after.last_item_at) after.last_item_at = now;  // silence starts here
  after.failures = 0;
  after.class_failures = 0;
  after.failing_since_at.reset();
  after.trouble = Trouble::none;
  after.gone = false;
}

void time_answer(SourcePoll& after, const HttpAnswer& answer) {
  if (!answer.asked || answer.transfer != Transfer::answered) return;
  after.answer_ms =
      after.answer_ms == 0 ? answer.elapsed_ms : (3 * after.answer_ms + answer.elapsed_ms) / 4;
}

/// All but the state, which depends on all the rest.
SourcePoll settled(const SourcePoll& before, const HttpAnswer& answer, const Reading& reading,
                   const std::optional<DocumentNews>& news, const PollMoment& moment) {
  const Instant now = moment.now;
  SourcePoll after = before;
  after.polled_at = now;
  after.outcome = reading.outcome;
  after.detail = explain(reading, answer);
  time_answer(after, answer);
  if (reading.outcome == PollOutcome::gone) {
    after.gone = true;
    after.next_at = now + kIntervalMaxSeconds;
    return after;
  }
  if (reading.outcome == PollOutcome::throttled) {
    after.next_at = moment.throttled_until.value_or(now + kHourSeconds);
    return after;
  }
  if (reading.trouble != Trouble::none) {
    // The validators stay those of the last whole document: this one must come again.
    charge(after, before, answer, reading, moment);
    return after;
  }
  remember_document(after, answer, reading);
  if (news) note_items(after, *news, now);
  settle_success(after, before, now);
  after.move = watch_move(before, answer, reading, news ? &*news : nullptr, now);
  after.next_at = now + interval_s(after, answer, now, moment.jitter);
  return after;
}

}  // namespace

TroubleClass class_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::none:
      return TroubleClass::none;
    case Trouble::no_name:
    case Trouble::no_connection:
    case Trouble::no_tls:
    case Trouble::too_slow:
    case Trouble::cut:
    case Trouble::transport:
      return TroubleClass::network;
    case Trouble::server_error:
      return TroubleClass::server;
    case Trouble::bot_challenge:
      return TroubleClass::challenge;
    case Trouble::empty:
    case Trouble::web_page:
    case Trouble::no_feed:
    case Trouble::unreadable:
      return TroubleClass::not_a_feed;
    default:
      return TroubleClass::refusal;
  }
}

SourcePoll next_poll(const SourcePoll& before, const HttpAnswer& answer, const Reading& reading,
                     const std::optional<DocumentNews>& news, const PollMoment& moment) {
  SourcePoll after = settled(before, answer, reading, news, moment);
  after.state = state_of(after, moment.now);
  after.state_since_at = state_since(before, after, moment.now);
  return after;
}

SourcePoll after_outage(const SourcePoll& before, Trouble seen, Instant now) {
  SourcePoll after = before;
  after.polled_at = now;
  if (before.failures == 0) after.trouble = seen;  // counted by the next small round, not charged
  after.next_at = now + kAfterOutageSeconds;
  return after;
}

}  // namespace vigie::fetch
