// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/departures.hpp"

#include "app/letter/letter_files.hpp"
#include "app/letter/letter_mails.hpp"
#include "app/letter/mail_key.hpp"
#include "app/letter/open_draft.hpp"
#include "base/format.hpp"
#include "letter/wording.hpp"
#include "mailing/message.hpp"

namespace vigie::app {
namespace {

/// The mail of an issue, draft or frozen, as it would leave.
struct Copy {
  store::IssueRow row;
  LetterSender sender;
  std::string html;
  std::string text;
};

Result<Copy> copy_of(store::Reader& reader, const config::VigieConfig& config, IssueId issue) {
  auto row = store::issue_by_id(reader, issue);
  if (!row) return fail(row.error());
  if (row->frozen_at) {
    auto bytes = store::frozen_bytes(reader, issue);
    if (!bytes) return fail(bytes.error());
    return Copy{std::move(*row), std::move(bytes->sender), std::move(bytes->html),
                std::move(bytes->text)};
  }
  std::vector<config::Diagnostic> diagnostics;
  const auto files = open_letter(config, row->letter, diagnostics);
  if (!files) return fail(files.error());
  auto draft = open_draft(reader, config, *files, *row);
  if (!draft) return fail(draft.error());
  return Copy{std::move(*row), files->plan.sender, std::move(draft->rendered.html),
              std::move(draft->rendered.text)};
}

Result<net::Handover> send_test(store::Reader& reader, const config::VigieConfig& config,
                                net::Mailer& mailer, const store::TestCopy& test, Instant now) {
  const auto copy = copy_of(reader, config, test.issue);
  if (!copy) return fail(copy.error());
  mailing::LetterHead head = letter_head(config, copy->row, copy->sender);
  head.subject = "[ESSAI] " + head.subject;
  const auto composer = mailing::Composer::make(std::move(head), copy->html, copy->text);
  if (!composer) return fail(composer.error());
  // Its Message-ID is that of no reader: the number of the copy, and the moment.
  const std::string id = mailing::message_id(fmt::format("essai {}", now.seconds), test.issue.value,
                                             test.id, config.mail.list_domain);
  const mailing::Recipient to{test.address, "",
                              id,           config.web.public_url + std::string(kTestLeaving),
                              "essai",      "parce qu’on vous l’a envoyée pour essai"};
  const auto message = composer->compose(to, now);
  if (!message) return fail(message.error());
  const net::OutgoingMail mail{copy->sender.from, test.address, id, *message};
  return mailer.deliver(mail, [] { return true; });
}

}  // namespace

Result<Outlook> look_for_departures(store::Reader& reader, Instant now) {
  const auto due = store::departures_due(reader, now);
  if (!due) return fail(due.error());
  const auto next = store::next_departure(reader, now);
  if (!next) return fail(next.error());
  const auto tests = store::tests_waiting(reader, kTestsARun);
  if (!tests) return fail(tests.error());
  return Outlook{.due = !due->empty() || !tests->empty(),
                 .next_at = *next,
                 .backlog = static_cast<std::int64_t>(due->size() + tests->size())};
}

Result<int> begin_departures(store::Database& db, Instant now) {
  store::Reader reader = db.reader();
  const auto due = store::departures_due(reader, now);
  if (!due) return fail(due.error());
  int begun = 0;
  for (const store::IssueRow& row : *due) {
    auto tx = db.begin(store::Durability::full);
    if (!tx) return fail(tx.error());
    if (now - *row.scheduled_at > kLateSeconds) {
      if (auto done = store::mark_missed(*tx, row.id, now); !done) return fail(done.error());
      if (row.scheduled_by) {
        const auto told =
            notify(*tx, kIssueMissed, issue_subject(row), {.curator = row.scheduled_by}, now);
        if (!told) return fail(told.error());
      }
    } else {
      const auto sent = step_issue(*tx, row, letter::IssueAction::send, {}, now);
      if (!sent) return fail(sent.error());
      if (std::holds_alternative<letter::IssueRefusal>(*sent)) continue;
      ++begun;
    }
    if (auto done = tx->commit(); !done) return fail(done.error());
  }
  return begun;
}

Result<bool> ask_for_tests(store::Database& db, IssueId issue,
                           const std::vector<std::string>& addresses, const Actor& actor,
                           Instant now) {
  store::Reader reader = db.reader();
  const auto asked = store::tests_since(reader, issue, now - kDaySeconds);
  if (!asked) return fail(asked.error());
  if (*asked + static_cast<std::int64_t>(addresses.size()) > kTestsADay) return false;
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  for (const std::string& each : addresses) {
    if (auto done = store::add_test(*tx, issue, each, actor.curator, now); !done) {
      return fail(done.error());
    }
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return true;
}

Result<int> send_tests(store::Database& db, const config::VigieConfig& config, net::Mailer& mailer,
                       Instant now) {
  store::Reader reader = db.reader();
  const auto waiting = store::tests_waiting(reader, kTestsARun);
  if (!waiting) return fail(waiting.error());
  int taken = 0;
  for (const store::TestCopy& test : *waiting) {
    const auto done = send_test(reader, config, mailer, test, now);
    if (!done && done.error().code == Code::storage) return fail(done.error());
    const bool sent = done && done->outcome == net::Handover::Outcome::answered &&
                      done->code >= 200 && done->code < 300;
    const std::string answer = done ? done->text : done.error().detail;
    auto tx = db.begin();
    if (!tx) return fail(tx.error());
    if (auto kept = store::record_test(*tx, test.id, sent, answer, now); !kept) {
      return fail(kept.error());
    }
    if (auto kept = tx->commit(); !kept) return fail(kept.error());
    taken += sent ? 1 : 0;
  }
  return taken;
}

}  // namespace vigie::app
