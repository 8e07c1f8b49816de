// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/review.hpp"

#include <algorithm>

#include "app/letter/letter_mails.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "letter/content.hpp"
#include "people/permissions.hpp"
#include "store/letter/approval_repo.hpp"
#include "store/letter/beside_repo.hpp"
#include "store/people/grant_repo.hpp"

namespace vigie::app {
namespace {

using letter::IssueAction;
using letter::IssueRefusal;

IssueRefusal refusal(const store::IssueRow& row, IssueRefusal::Why why, IssueAction action) {
  return IssueRefusal{why, action, row.state, row.number};
}

/// One step from the version that was seen, and what goes with it.
template <typename More>
Result<IssueStep> step_seen(store::Database& db, store::IssueRow row, int seen, IssueAction action,
                            const Actor& actor, Instant now, const More& more) {
  row.version = seen;  // what the update compares
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto step = step_issue(*tx, row, action, actor, now);
  if (!step || std::holds_alternative<IssueRefusal>(*step)) return step;
  if (Result<void> done = more(*tx, std::get<store::IssueRow>(*step)); !done) {
    return fail(done.error());
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return step;
}

}  // namespace

Result<std::vector<CuratorId>> approvers_of(store::Reader& reader, std::string_view letter) {
  const auto all = store::grants(reader);
  if (!all) return fail(all.error());
  std::vector<CuratorId> who;
  for (const auto& [curator, grants] : *all) {
    if (people::may(grants, people::Permission::approve_letter, {.letter = letter})) {
      who.push_back(curator);
    }
  }
  return who;
}

std::string fingerprint_of(const LetterPlan& plan, const Issue& issue) {
  return hex(letter::content_hash(plan, issue));
}

std::string warning_key(const letter::Check& check) { return check.name + "|" + check.message; }

Result<IssueStep> submit_issue(store::Database& db, store::IssueRow row, int seen,
                               const Actor& actor, Instant now) {
  return step_seen(db, std::move(row), seen, IssueAction::submit, actor, now,
                   [&](store::Transaction& tx, const store::IssueRow& after) -> Result<void> {
                     store::Reader reader = tx.reader();
                     const auto approvers = approvers_of(reader, after.letter);
                     if (!approvers) return fail(approvers.error());
                     for (const CuratorId each : *approvers) {
                       if (each == actor.curator) continue;
                       const auto told = notify(tx, kIssueSubmitted, issue_subject(after),
                                                {.curator = each}, now);
                       if (!told) return fail(told.error());
                     }
                     return {};
                   });
}

Result<std::string> why_not_approve(store::Reader& reader, const LetterPlan& plan, IssueId issue,
                                    CuratorId who) {
  if (plan.reviewed_alone) return std::string();
  const auto authors = store::authors_of(reader, issue);
  if (!authors) return fail(authors.error());
  if (std::ranges::find(*authors, who) == authors->end()) return std::string();
  return std::string(
      "Vous avez écrit dans ce numéro, ou l’avez soumis\u00a0: une autre personne l’approuve.");
}

Result<IssueStep> give_approval(store::Database& db, const LetterPlan& plan, const Draft& read,
                                const ApprovalOrder& order, const Actor& actor, Instant now) {
  using Why = IssueRefusal::Why;
  const auto refused = [&](Why why) { return refusal(read.row, why, IssueAction::approve); };
  if (!letter::after(read.row.state, IssueAction::approve)) return refused(Why::not_from_here);
  if (letter::has_errors(read.checks)) return refused(Why::has_errors);
  if (order.seen != read.row.version || order.fingerprint != fingerprint_of(plan, read.issue)) {
    return refused(Why::changed_meanwhile);
  }
  store::Reader reader = db.reader();
  const auto own = why_not_approve(reader, plan, read.row.id, actor.curator);
  if (!own) return fail(own.error());
  if (!own->empty()) return refused(Why::own_work);
  std::vector<store::AcceptedWarning> accepted;
  for (const letter::Check& check : read.checks) {
    if (check.outcome != letter::Outcome::warning) continue;
    if (std::ranges::find(order.accepted, warning_key(check)) == order.accepted.end()) {
      return refused(Why::warnings_left);
    }
    accepted.push_back({check.name, check.message});
  }
  return step_seen(db, read.row, order.seen, IssueAction::approve, actor, now,
                   [&](store::Transaction& tx, const store::IssueRow& after) -> Result<void> {
                     store::Approval approval;
                     approval.who = actor.curator;
                     approval.content_hash = letter::content_hash(plan, read.issue);
                     approval.note = order.note;
                     approval.at = now;
                     if (auto done = store::add_approval(tx, after.id, approval); !done)
                       return done;
                     for (const store::AcceptedWarning& each : accepted) {
                       if (auto done = store::add_accepted_warning(tx, after.id, each); !done)
                         return done;
                     }
                     return {};
                   });
}

Result<IssueStep> ask_correction(store::Database& db, store::IssueRow row, int seen,
                                 std::string_view words, const Actor& actor, Instant now) {
  const bool given = row.state == IssueState::approved;
  const IssueAction action = given ? IssueAction::change : IssueAction::take_back;
  return step_seen(db, std::move(row), seen, action, actor, now,
                   [&](store::Transaction& tx, const store::IssueRow& after) -> Result<void> {
                     if (words.empty()) return {};
                     const auto done =
                         store::add_comment(tx, after.id, {}, actor.curator, words, now);
                     if (!done) return fail(done.error());
                     return {};
                   });
}

}  // namespace vigie::app
