// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/delivery_outcome.hpp"

#include <utility>

#include "mailing/retry.hpp"

namespace vigie::app {
namespace {

using mailing::Verdict;
using net::Handover;

AnswerMeaning meaning_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::accepted:
      return AnswerMeaning::accepted;
    case Verdict::deferred:
      return AnswerMeaning::later;
    case Verdict::refused:
      return AnswerMeaning::about_reader;
    case Verdict::stopped:
      return AnswerMeaning::about_us;
  }
  return AnswerMeaning::later;
}

/// By what the server answered.
DeliveryOutcome answered(const Handover& done, int tried_before, Instant now) {
  const Verdict verdict = mailing::verdict_of(done.code, done.text);
  const bool stopped = verdict == Verdict::stopped;
  DeliveryOutcome outcome{.answer = {.code = done.code, .text = done.text},
                          .meaning = meaning_of(verdict),
                          .domain_refuses_us = stopped};
  const auto wait = mailing::wait_after(tried_before + 1);
  if (verdict == Verdict::accepted) {
    outcome.answer.state = DeliveryState::accepted;
  } else if (verdict == Verdict::refused || !wait) {
    outcome.answer.state = DeliveryState::refused;
  } else {
    outcome.answer.state = DeliveryState::deferred;
    outcome.answer.next_try_at = now + (stopped ? mailing::kDomainPauseSeconds : *wait);
  }
  return outcome;
}

}  // namespace

DeliveryOutcome outcome_of(const Handover& done, int tried_before, Instant now) {
  switch (done.outcome) {
    case Handover::Outcome::answered:
      return answered(done, tried_before, now);
    case Handover::Outcome::uncertain:
      return {.answer = {.state = DeliveryState::uncertain, .text = done.text},
              .meaning = AnswerMeaning::unanswered};
    case Handover::Outcome::not_sent:
      return {.answer = {.state = DeliveryState::deferred,
                         .code = done.code,
                         .text = done.text,
                         .next_try_at = now + kMinuteSeconds,
                         .tried = false},
              .meaning = AnswerMeaning::about_us};
  }
  return {};
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

}  // namespace vigie::app
