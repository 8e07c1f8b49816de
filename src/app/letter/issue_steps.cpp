// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/issue_steps.hpp"

#include "base/format.hpp"
#include "letter/wording.hpp"
#include "store/letter/approval_repo.hpp"
#include "store/mail/delivery_repo.hpp"
#include "store/people/event_repo.hpp"

namespace vigie::app {
namespace {

using Why = letter::IssueRefusal::Why;

Result<void> note(store::Transaction& tx, const store::IssueRow& row, IssueState to,
                  const Actor& actor, Instant now) {
  if (row.state == to) return {};
  return store::add_event(
      tx,
      {actor.centre, actor.curator, "issue", fmt::format("{} {}", row.letter, row.number),
       fmt::format("{} -> {}", name_of(row.state), name_of(to))},
      now);
}

/// What goes with the state that is left.
Result<void> follow(store::Transaction& tx, const store::IssueRow& row, IssueState to,
                    const Actor& actor, Instant now) {
  const bool back_to_work = to == IssueState::draft || to == IssueState::in_review;
  if (back_to_work) {
    const auto fallen = store::withdraw_approvals(tx, row.id, actor.curator, now);
    if (!fallen) return fail(fallen.error());
  }
  if (row.state == IssueState::frozen && (back_to_work || to == IssueState::approved)) {
    if (auto done = store::remove_output(tx, row.id); !done) return done;
    return store::remove_deliveries(tx, row.id);
  }
  if (to != IssueState::cancelled || !letter::is_frozen(row.state)) return {};
  // What an interrupted run had handed over may have been received: it is not said to be cancelled.
  const auto doubted =
      store::mark_uncertain(tx, row.id, "envoi interrompu avant la réponse du serveur", now);
  if (!doubted) return fail(doubted.error());
  return store::cancel_deliveries(tx, row.id, now);
}

}  // namespace

Result<IssueStep> step_issue(store::Transaction& tx, const store::IssueRow& row,
                             letter::IssueAction action, const Actor& actor, Instant now,
                             std::string_view pause_reason) {
  const auto to = letter::after(row.state, action);
  if (!to) return letter::IssueRefusal{Why::not_from_here, action, row.state, row.number};
  const store::IssueMove move{
      .from = row.state, .to = *to, .who = actor.curator, .at = now, .pause_reason = pause_reason};
  const auto moved = store::move_issue(tx, row.id, row.version, move);
  if (!moved) return fail(moved.error());
  if (!*moved) return letter::IssueRefusal{Why::changed_meanwhile, action, row.state, row.number};
  if (auto done = follow(tx, row, *to, actor, now); !done) return fail(done.error());
  if (auto done = note(tx, row, *to, actor, now); !done) return fail(done.error());
  store::Reader reader = tx.reader();
  auto after = store::issue_by_id(reader, row.id);
  if (!after) return fail(after.error());
  return std::move(*after);
}

Result<store::IssueRow> must_step(store::Transaction& tx, const store::IssueRow& row,
                                  letter::IssueAction action, Instant now,
                                  std::string_view pause_reason) {
  auto step = step_issue(tx, row, action, {}, now, pause_reason);
  if (!step) return fail(step.error());
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*step)) {
    return fail(Code::conflict, fmt::format("issue {}: {}", row.id.value, name_of(row.state)),
                letter::sentence_of(*refusal));
  }
  return std::get<store::IssueRow>(std::move(*step));
}

Result<bool> withdraw_issue(store::Database& db, const store::IssueRow& row, bool withdrawn,
                            const Actor& actor, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto done = store::withdraw_from_archive(*tx, row.id, withdrawn, actor.curator, now);
  if (!done || !*done) return done;
  const auto noted = store::add_event(
      *tx,
      {actor.centre, actor.curator, "issue", fmt::format("{} {}", row.letter, row.number),
       withdrawn ? "withdrawn from the archive" : "back in the archive"},
      now);
  if (!noted) return fail(noted.error());
  if (auto kept = tx->commit(); !kept) return fail(kept.error());
  return true;
}

Result<IssueStep> take_step(store::Database& db, const store::IssueRow& row,
                            letter::IssueAction action, const Actor& actor, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto step = step_issue(*tx, row, action, actor, now);
  if (!step || std::holds_alternative<letter::IssueRefusal>(*step)) return step;
  if (auto done = tx->commit(); !done) return fail(done.error());
  return step;
}

}  // namespace vigie::app
