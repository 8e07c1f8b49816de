// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/steer_sending.hpp"

#include "app/jobs/work_lock.hpp"
#include "app/letter/send.hpp"
#include "letter/wording.hpp"

namespace vigie::app {
namespace {

using letter::IssueAction;

Steered steered(const IssueStep& step) {
  Steered outcome;
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&step)) {
    outcome.changed_meanwhile = refusal->why == letter::IssueRefusal::Why::changed_meanwhile;
    outcome.problem = letter::sentence_of(*refusal);
    return outcome;
  }
  outcome.done = true;
  return outcome;
}

Result<Steered> step(store::Database& db, const store::IssueRow& row, IssueAction action,
                     const Actor& actor, Instant now) {
  const auto taken = take_step(db, row, action, actor, now);
  if (!taken) return fail(taken.error());
  return steered(*taken);
}

Result<Steered> cancel(store::Database& db, const std::filesystem::path& database,
                       store::IssueRow row, const Actor& actor, Instant now) {
  if (row.state == IssueState::sending) {
    const auto paused = take_step(db, row, IssueAction::pause, actor, now);
    if (!paused) return fail(paused.error());
    if (const auto* after = std::get_if<store::IssueRow>(&*paused)) row = *after;
  }
  const auto lock = WorkLock::take(database, "send", "annulation", now);
  if (!lock && lock.error().code == Code::busy) {
    return Steered{.problem =
                       "L’envoi est suspendu, et finit son dernier message. Annulez de "
                       "nouveau dans un instant."};
  }
  if (!lock) return fail(lock.error());
  return step(db, row, IssueAction::cancel, actor, now);
}

}  // namespace

Result<Steered> steer_sending(store::Database& db, const std::filesystem::path& database,
                              const store::IssueRow& row, const SteeringOrder& order, Instant now) {
  if (row.version != order.version) {
    return Steered{
        .changed_meanwhile = true,
        .problem = "Quelqu’un a changé cet envoi entre-temps\u00a0: voici où il en est."};
  }
  switch (order.what) {
    case Steering::begin:
    case Steering::resume:
      return step(db, row, IssueAction::send, order.actor, now);
    case Steering::pause:
      return step(db, row, IssueAction::pause, order.actor, now);
    case Steering::cancel:
      return cancel(db, database, row, order.actor, now);
    case Steering::resend: {
      const auto count = resend_uncertain(db, row.id, now);
      if (!count) return fail(count.error());
      return Steered{.done = true};
    }
  }
  return Steered{};
}

}  // namespace vigie::app
