// SPDX-License-Identifier: EUPL-1.2
#include "mailing/notification_lifecycle.hpp"

#include "mailing/retry.hpp"

namespace vigie::mailing {

using State = NotificationState;
using Event = NotificationEvent;

std::optional<State> after(State state, Event event) {
  const bool open = is_waiting(state) || state == State::handed;
  switch (event) {
    case Event::hand_over:
      if (is_waiting(state)) return State::handed;
      break;
    case Event::accept:
      if (state == State::handed) return State::sent;
      break;
    case Event::lose:
      if (state == State::handed) return State::uncertain;
      break;
    case Event::defer:
      if (open) return State::deferred;
      break;
    case Event::refuse:
      if (open) return State::refused;
      break;
    case Event::cancel:
      if (is_waiting(state)) return State::cancelled;
      break;
  }
  return std::nullopt;
}

NotificationAnswer answered(int code, std::string_view text, int attempts, Instant now) {
  const Verdict verdict = verdict_of(code, text);
  if (verdict == Verdict::accepted) return {Event::accept, std::nullopt};
  const auto wait = wait_after(attempts);
  if (verdict == Verdict::refused || !wait) return {Event::refuse, std::nullopt};
  return {Event::defer, now + (verdict == Verdict::stopped ? kDomainPauseSeconds : *wait)};
}

std::string_view word_of(State state, std::int64_t count) {
  const bool many = count > 1;
  switch (state) {
    case State::pending:
      return "à envoyer";
    case State::handed:
      return "sans réponse encore";
    case State::sent:
      return many ? "envoyés" : "envoyé";
    case State::uncertain:
      return many ? "incertains" : "incertain";
    case State::deferred:
      return many ? "différés" : "différé";
    case State::refused:
      return many ? "refusés" : "refusé";
    case State::cancelled:
      return many ? "annulés" : "annulé";
  }
  return "";
}

}  // namespace vigie::mailing
