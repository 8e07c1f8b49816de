// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/letter_freeze.hpp"

#include <algorithm>

#include "app/letter/answer_table.hpp"
#include "app/letter/letter_files.hpp"
#include "app/letter/mail_key.hpp"
#include "app/letter/pauses.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "letter/content.hpp"
#include "store/letter/approval_repo.hpp"
#include "store/mail/subscription_repo.hpp"
#include "store/mail/suppression_repo.hpp"
#include "store/people/event_repo.hpp"

namespace vigie::app {
namespace {

/// How many readers it goes to.
Result<std::size_t> add_deliveries(store::Transaction& tx, const store::IssueRow& row,
                                   std::string_view key, std::string_view domain,
                                   const mailing::AnswerBook& book) {
  std::size_t readers = 0;
  store::Reader reader = tx.reader();
  const auto add = [&](const store::Subscriber& person) -> Result<void> {
    const auto out = store::is_suppressed(reader, person.list, email_hash(key, person.email));
    if (!out) return fail(out.error());
    readers += *out ? 0 : 1;
    const auto state = *out ? DeliveryState::suppressed : DeliveryState::todo;
    const std::string message = mailing::message_id(key, row.id.value, person.id.value, domain);
    const std::string provider = provider_key(book, person.email);
    return store::add_delivery(tx, row.id, person.id, state, message, provider);
  };
  if (auto done = store::each_receiver(reader, row.letter, add); !done) return fail(done.error());
  return readers;
}

using letter::IssueAction;
using letter::IssueRefusal;

Result<Frozen> frozen(store::Reader& reader, IssueId issue, bool already) {
  auto row = store::issue_by_id(reader, issue);
  if (!row) return fail(row.error());
  auto counts = store::delivery_counts(reader, issue);
  if (!counts) return fail(counts.error());
  return Frozen{std::move(*row), std::move(*counts), already};
}

/// Whether an approval of this content stands.
Result<bool> is_approved(store::Reader& reader, IssueId issue, std::string_view hash) {
  const auto given = store::approvals(reader, issue);
  if (!given) return fail(given.error());
  return std::ranges::any_of(*given, [&](const store::Approval& each) {
    return !each.withdrawn_at && each.content_hash == hash;
  });
}

Result<IssueStep> approve(store::Transaction& tx, const store::IssueRow& row, std::string_view hash,
                          const Actor& actor, std::string_view note, Instant now) {
  auto step = step_issue(tx, row, IssueAction::approve, actor, now);
  if (!step || std::holds_alternative<IssueRefusal>(*step)) return step;
  store::Approval approval;
  approval.who = actor.curator;
  approval.content_hash = hash;
  approval.note = note;
  approval.at = now;
  if (auto done = store::add_approval(tx, row.id, approval); !done) return fail(done.error());
  return step;
}

/// To approved, by the operator: through review, as everybody.
Result<IssueStep> approve_by_operator(store::Transaction& tx, store::IssueRow row,
                                      std::string_view hash, const Actor& actor, Instant now) {
  for (const IssueAction action : {IssueAction::withdraw_approval, IssueAction::submit}) {
    if (!letter::after(row.state, action)) continue;
    auto step = step_issue(tx, row, action, actor, now);
    if (!step || std::holds_alternative<IssueRefusal>(*step)) return step;
    row = std::get<store::IssueRow>(std::move(*step));
  }
  return approve(tx, row, hash, actor, "", now);
}

Result<IssueStep> approved(store::Transaction& tx, const store::IssueRow& row,
                           std::string_view hash, const FreezeOrder& order, Instant now) {
  store::Reader reader = tx.reader();
  const auto stands = is_approved(reader, row.id, hash);
  if (!stands) return fail(stands.error());
  if (row.state == IssueState::approved && *stands) return row;
  if (order.operator_approves) return approve_by_operator(tx, row, hash, order.actor, now);
  const auto why = row.state == IssueState::approved ? IssueRefusal::Why::other_content
                                                     : IssueRefusal::Why::not_from_here;
  return IssueRefusal{why, IssueAction::freeze, row.state, row.number};
}

Result<void> keep_bytes(store::Transaction& tx, const LetterPlan& plan, const Draft& read) {
  const store::FrozenBytes bytes{read.row.subject, read.rendered.html, read.rendered.text,
                                 read.rendered.archive_html, plan.sender};
  const std::string hash = digest(fmt::format("{}\n{}\n{}", bytes.subject, bytes.html, bytes.text));
  return store::put_output(tx, read.row.id, bytes, hash);
}

}  // namespace

Result<FreezeOutcome> freeze_issue(store::Database& db, const config::VigieConfig& config,
                                   const LetterPlan& plan, const Draft& read,
                                   const FreezeOrder& order, Entropy& entropy, Instant now) {
  store::Reader reader = db.reader();
  if (letter::is_frozen(read.row.state)) return frozen(reader, read.row.id, true);
  const auto refused = [&](IssueRefusal::Why why) {
    return IssueRefusal{why, IssueAction::freeze, read.row.state, read.row.number};
  };
  if (letter::has_errors(read.checks)) return refused(IssueRefusal::Why::has_errors);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto key = ensure_mail_key(*tx, entropy);
  if (!key) return fail(key.error());
  auto step = approved(*tx, read.row, letter::content_hash(plan, read.issue), order, now);
  if (!step) return fail(step.error());
  if (auto* refusal = std::get_if<IssueRefusal>(&*step)) return *refusal;
  step = step_issue(*tx, std::get<store::IssueRow>(*step), IssueAction::freeze, order.actor, now);
  if (!step) return fail(step.error());
  if (auto* refusal = std::get_if<IssueRefusal>(&*step)) return *refusal;
  if (auto done = keep_bytes(*tx, plan, read); !done) return fail(done.error());
  if (order.scheduled_at) {
    const auto done =
        store::schedule_issue(*tx, read.row.id, *order.scheduled_at, order.actor.curator);
    if (!done) return fail(done.error());
  }
  if (const auto back = resume_paused(*tx, now); !back) return fail(back.error());
  const auto book = answer_book(config);
  if (!book) return fail(book.error());
  const auto readers = add_deliveries(*tx, read.row, *key, config.mail.list_domain, *book);
  if (!readers) return fail(readers.error());
  if (*readers == 0) return refused(IssueRefusal::Why::nobody_receives);  // all is rolled back
  if (auto done = tx->commit(); !done) return fail(done.error());
  return frozen(reader, read.row.id, false);
}

Result<void> reschedule(store::Database& db, const store::IssueRow& row, Instant at,
                        const Actor& actor, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto done = store::schedule_issue(*tx, row.id, at, actor.curator);
  if (done) {
    done = store::add_event(*tx,
                            {actor.centre, actor.curator, "issue",
                             fmt::format("{} {}", row.letter, row.number), "rescheduled"},
                            now);
  }
  if (!done) return done;
  return tx->commit();
}

Result<IssueStep> approve_issue(store::Database& db, const LetterPlan& plan, const Draft& read,
                                const Actor& actor, std::string_view note, Instant now) {
  if (letter::has_errors(read.checks)) {
    return IssueRefusal{IssueRefusal::Why::has_errors, IssueAction::approve, read.row.state,
                        read.row.number};
  }
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto step = approve(*tx, read.row, letter::content_hash(plan, read.issue), actor, note, now);
  if (!step || std::holds_alternative<IssueRefusal>(*step)) return step;
  if (auto done = tx->commit(); !done) return fail(done.error());
  return step;
}

}  // namespace vigie::app
