// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/delivery_outcome.hpp"

#include <algorithm>
#include <utility>

#include "base/format.hpp"
#include "mailing/retry.hpp"

namespace vigie::app {
namespace {

using net::Handover;

constexpr std::int64_t kGreylistSeconds = 6 * kMinuteSeconds;  // Postgrey's five, and one

std::string holder_of(const Trying& trying) {
  return std::string(trying.provider.empty() ? trying.domain : trying.provider);
}

store::MailHold hold_of(std::string key, const mailing::AnswerReading& reading,
                        const Handover& done, Instant until) {
  return {.key = std::move(key),
          .until_at = until,
          .since_at = {},
          .tries = 1,
          .subject = std::string(mailing::word_of(reading.subject)),
          .answer = done.text};
}

void put_off(DeliveryOutcome& outcome, Instant until, bool tried) {
  outcome.answer.state = DeliveryState::deferred;
  outcome.answer.next_try_at = until;
  outcome.answer.tried = tried;
}

/// Later, or not at all where the time is over.
void retry(DeliveryOutcome& outcome, AnswerSubject subject, const Trying& trying) {
  if (trying.now >= trying.deadline) {
    outcome.answer.state = DeliveryState::refused;
    return;
  }
  std::int64_t wait = mailing::reader_wait(trying.tried_before + 1);
  if (subject == AnswerSubject::greylisted) wait = std::max(wait, kGreylistSeconds);
  put_off(outcome, std::min(trying.now + wait, trying.deadline), true);
}

void slow_down(DeliveryOutcome& outcome, const mailing::AnswerReading& reading,
               const Handover& done, const Trying& trying) {
  const mailing::AnswerBook& book = trying.book;
  const MailProvider* const provider = book.provider(trying.provider);
  const std::int64_t minutes = provider == nullptr ? 60 : provider->rest_minutes;
  const Instant until = trying.now + minutes * kMinuteSeconds;
  outcome.hold = hold_of(holder_of(trying), reading, done, until);
  if (trying.now >= trying.deadline) {
    outcome.answer.state = DeliveryState::refused;
    return;
  }
  put_off(outcome, std::min(until, trying.deadline), false);
}

void pause_all(DeliveryOutcome& outcome, const mailing::AnswerReading& reading,
               const Handover& done, const Trying& trying) {
  const Instant until = trying.now + hold_seconds(reading.subject, 1);
  outcome.hold = hold_of(std::string(store::kHoldsAll), reading, done, until);
  put_off(outcome, until, false);
}

/// RFC 3463: x.1.y tells of the reader's address, x.2.y of the mailbox.
bool tells_of_one_mailbox(std::string_view enhanced) {
  return enhanced.size() > 3 && enhanced[1] == '.' && (enhanced[2] == '1' || enhanced[2] == '2') &&
         enhanced[3] == '.';
}

/// What no rule knows, on our own connection: this reader alone waits. Three domains in a row are
/// our quota.
bool is_bare(const mailing::AnswerReading& reading, int code) {
  return !reading.documented && code >= 400 && code < 500 && reading.text.host.empty() &&
         !tells_of_one_mailbox(reading.text.enhanced);
}

DeliveryOutcome refused(const Handover& done, const Trying& trying) {
  const mailing::AnswerReading reading =
      trying.book.read(done.text, done.code, {done.phase, true, trying.relay, trying.provider});
  DeliveryOutcome outcome{.answer = {.code = done.code, .text = done.text},
                          .meaning = mailing::meaning_of(reading.subject)};
  if (is_bare(reading, done.code)) {
    outcome.bare = fmt::format("{}", reading.text.words);
    retry(outcome, reading.subject, trying);
    return outcome;
  }
  switch (reading.measure) {
    case AnswerMeasure::refuse:
      outcome.answer.state = DeliveryState::refused;
      break;
    case AnswerMeasure::show:
      outcome.answer.state = DeliveryState::refused;
      if (done.code < 500) retry(outcome, reading.subject, trying);
      break;
    case AnswerMeasure::slow_provider:
      slow_down(outcome, reading, done, trying);
      break;
    case AnswerMeasure::pause_all:
      pause_all(outcome, reading, done, trying);
      break;
    case AnswerMeasure::retry:
    case AnswerMeasure::none:
      retry(outcome, reading.subject, trying);
      break;
  }
  return outcome;
}

/// Before a reader was named, nothing is ever about one.
DeliveryOutcome not_sent(const Handover& done, const Trying& trying) {
  const MailPhase phase = done.phase == MailPhase::any ? MailPhase::connect : done.phase;
  mailing::AnswerReading reading =
      trying.book.read(done.text, done.code, {phase, true, trying.relay, ""});
  if (!is_about_us(reading.subject)) reading.subject = AnswerSubject::relay;
  DeliveryOutcome outcome{.answer = {.code = done.code, .text = done.text},
                          .meaning = AnswerMeaning::about_us};
  pause_all(outcome, reading, done, trying);
  return outcome;
}

}  // namespace

DeliveryOutcome outcome_of(const Handover& done, const Trying& trying) {
  if (done.outcome == Handover::Outcome::uncertain) {
    return {.answer = {.state = DeliveryState::uncertain, .text = done.text},
            .meaning = AnswerMeaning::unanswered};
  }
  if (done.outcome == Handover::Outcome::not_sent) return not_sent(done, trying);
  if (done.code < 200 || done.code >= 300) return refused(done, trying);
  return {.answer = {.state = DeliveryState::accepted, .code = done.code, .text = done.text},
          .meaning = AnswerMeaning::accepted};
}

DeliveryOutcome not_receiving() {
  return {.answer = {.state = DeliveryState::suppressed, .tried = false}};
}

DeliveryOutcome not_composed(std::string why) {
  return {.answer = {.state = DeliveryState::refused, .text = std::move(why)},
          .meaning = AnswerMeaning::about_reader};
}

DeliveryOutcome not_yet(std::string words, Instant until) {
  return {.answer = {.state = DeliveryState::deferred,
                     .text = std::move(words),
                     .next_try_at = until,
                     .tried = false}};
}

std::int64_t hold_seconds(AnswerSubject subject, int tries) {
  // Several providers lock an account after repeated failures: a login is tried rarely.
  if (subject == AnswerSubject::login) return (tries <= 1 ? 10 : 60) * kMinuteSeconds;
  const bool away = subject == AnswerSubject::relay;
  if (tries <= 1) return (away ? 1 : 5) * kMinuteSeconds;
  return (tries == 2 ? 15 : 30) * kMinuteSeconds;
}

std::string relay_host(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  return std::string(url.substr(0, url.find_first_of(":/")));
}

}  // namespace vigie::app
