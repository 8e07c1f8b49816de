// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/letter_freeze.hpp"

#include "app/letter/issue_steps.hpp"
#include "app/letter/letter_files.hpp"
#include "app/letter/mail_key.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "store/mail/recipient_repo.hpp"

namespace vigie::app {
namespace {

/// How many readers it goes to.
Result<std::size_t> add_deliveries(store::Transaction& tx, const store::IssueRow& row,
                                   std::string_view key, std::string_view domain) {
  std::size_t readers = 0;
  store::Reader reader = tx.reader();
  const auto people = store::recipients(reader, row.letter);
  if (!people) return fail(people.error());
  for (const store::Recipient& person : *people) {
    if (person.left_at) continue;
    const auto out = store::is_suppressed(reader, row.letter, email_hash(key, person.email));
    if (!out) return fail(out.error());
    readers += *out ? 0 : 1;
    const auto state = *out ? DeliveryState::suppressed : DeliveryState::todo;
    const std::string message = mailing::message_id(key, row.id.value, person.id.value, domain);
    if (auto done = store::add_delivery(tx, row.id, person.id, state, message); !done) {
      return fail(done.error());
    }
  }
  return readers;
}

Result<Frozen> answer(store::Database& db, std::string_view letter, std::string_view month,
                      bool already) {
  store::Reader reader = db.reader();
  auto rows = store::issues_of_month(reader, letter, month);
  if (!rows) return fail(rows.error());
  if (rows->empty()) return no_issue(letter, month);
  auto counts = store::delivery_counts(reader, rows->front().id);
  if (!counts) return fail(counts.error());
  return Frozen{std::move(rows->front()), std::move(*counts), already, {}};
}

}  // namespace

Result<Frozen> freeze_issue(store::Database& db, const config::VigieConfig& config,
                            const LetterFiles& kit, std::string_view month, Entropy& entropy,
                            Instant now) {
  auto before = answer(db, kit.plan.key, month, true);
  if (!before) return fail(before.error());
  if (before->row.state != IssueState::draft) return before;
  store::Reader reader = db.reader();
  auto draft = open_draft(reader, config, kit, month);
  if (!draft) return fail(draft.error());
  if (letter::has_errors(draft->checks)) return fail(Code::conflict, "preflight has errors");
  auto& rendered = draft->rendered;
  const store::FrozenBytes bytes{draft->row.subject, std::move(rendered.html),
                                 std::move(rendered.text), std::move(rendered.archive_html)};
  const std::string hash = digest(fmt::format("{}\n{}\n{}", bytes.subject, bytes.html, bytes.text));
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto key = ensure_mail_key(*tx, entropy);
  if (!key) return fail(key.error());
  store::IssueRow row = draft->row;
  for (const auto action :
       {letter::IssueAction::submit, letter::IssueAction::approve, letter::IssueAction::freeze}) {
    auto next = must_step(*tx, row, action, now);
    if (!next) return fail(next.error());
    row = std::move(*next);
  }
  if (auto done = store::put_output(*tx, row.id, bytes, hash); !done) return fail(done.error());
  const auto readers = add_deliveries(*tx, draft->row, *key, config.mail.list_domain);
  if (!readers) return fail(readers.error());
  if (*readers == 0) {
    before->already = false;
    return before;  // what was written is rolled back
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  auto frozen = answer(db, kit.plan.key, month, false);
  if (frozen) frozen->checks = std::move(draft->checks);
  return frozen;
}

}  // namespace vigie::app
