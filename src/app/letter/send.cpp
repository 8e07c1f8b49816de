// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/send.hpp"

#include <algorithm>

#include "app/jobs/busy_retry.hpp"
#include "app/letter/answer_table.hpp"
#include "app/letter/delivery_outcome.hpp"
#include "app/letter/issue_steps.hpp"
#include "app/letter/letter_files.hpp"
#include "app/letter/mail_key.hpp"
#include "app/letter/send_holds.hpp"
#include "base/format.hpp"
#include "letter/wording.hpp"
#include "mailing/links.hpp"
#include "mailing/message.hpp"
#include "mailing/retry.hpp"
#include "mailing/return_path.hpp"
#include "store/mail/delivery_event_repo.hpp"
#include "store/mail/sending_counts_repo.hpp"
#include "store/mail/subscription_repo.hpp"
#include "store/mail/suppression_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

using net::Handover;
using store::Answer;

constexpr std::string_view kInterrupted = "envoi interrompu avant la réponse du serveur";

template <typename Write>
Result<void> in_transaction(store::Database& db, store::Durability durability, const Write& write) {
  auto tx = db.begin(durability);
  if (!tx) return fail(tx.error());
  if (Result<void> done = write(*tx); !done) return done;
  return tx->commit();
}

/// Messages in a row that were refused for what they are: what pauses an issue.
struct Streak {
  int errors = 0;
  std::string last_error;

  void note(const DeliveryOutcome& outcome) {
    if (outcome.answer.state == DeliveryState::accepted) errors = 0;
    const bool refused = outcome.answer.state == DeliveryState::refused;
    if (!refused || outcome.meaning != AnswerMeaning::about_us) return;
    ++errors;
    last_error = outcome.answer.text;
  }
};

class Sender {
 public:
  Sender(store::Database& db, const config::VigieConfig& config, net::Mailer& mailer,
         const Clock& clock, const SendHooks& hooks)
      : db_(&db), config_(&config), mailer_(&mailer), clock_(&clock), hooks_(&hooks) {}

  Result<SendReport> run(IssueId issue);

 private:
  Result<void> prepare(IssueId issue);
  Result<std::int64_t> take_over(IssueId issue);
  Result<void> send_all();
  Result<void> send_one(const store::Claim& claim);
  Result<void> deliver(const store::Claim& claim, const store::Subscriber& person);
  Result<std::vector<store::Claim>> claim();
  Result<void> record(DeliveryId delivery, const DeliveryOutcome& outcome);
  Result<void> take_answer(const store::Claim& claim, const store::Subscriber& person,
                           const Handover& done);
  Instant deadline() const;
  Result<bool> must_not_receive(const store::Subscriber& person);
  Result<SendReport> end();
  Result<void> note_ending(SendReport& report);
  std::optional<SendEnding> reason_to_end();
  bool is_still_sending();

  store::Database* db_;
  const config::VigieConfig* config_;
  net::Mailer* mailer_;
  const Clock* clock_;
  const SendHooks* hooks_;

  store::IssueRow row_;
  std::string key_;
  std::string sender_;  ///< the envelope's
  std::optional<mailing::Composer> composer_;
  std::optional<mailing::AnswerBook> book_;
  std::string relay_;
  SendHolds holds_;
  std::int64_t room_ = 0;  ///< messages that this hour and this day still allow
  Streak streak_;
};

Result<void> Sender::prepare(IssueId issue) {
  store::Reader reader = db_->reader();
  const auto bytes = store::frozen_bytes(reader, issue);
  if (!bytes) return fail(bytes.error());
  sender_ = bytes->sender.from;
  auto key = mail_key(reader);
  if (!key) return fail(key.error());
  key_ = std::move(*key);
  auto composer =
      mailing::Composer::make(letter_head(*config_, row_, bytes->sender), bytes->html, bytes->text);
  if (!composer) return fail(composer.error());
  composer_ = std::move(*composer);
  const auto handed = store::handed_since(reader, clock_->now() - kHourSeconds);
  if (!handed) return fail(handed.error());
  room_ = config_->mail.per_hour - *handed;
  if (config_->mail.per_day > 0) {
    const auto today = store::handed_since(reader, clock_->now() - kDaySeconds);
    if (!today) return fail(today.error());
    room_ = std::min(room_, config_->mail.per_day - *today);
  }
  auto book = answer_book(*config_);
  if (!book) return fail(book.error());
  book_ = std::move(*book);
  relay_ = relay_host(config_->mail.smtp_url);
  return holds_.read(reader);
}

/// What a run that was interrupted left behind goes back, or becomes uncertain; answers how many.
Result<std::int64_t> Sender::take_over(IssueId issue) {
  const Instant now = clock_->now();
  auto tx = db_->begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = store::release_claims(*tx, issue); !done) return fail(done.error());
  const auto noted = store::add_delivery_events(*tx, issue, DeliveryState::handed,
                                                DeliveryEventKind::interrupted, kInterrupted, now);
  if (!noted) return fail(noted.error());
  const auto doubted = store::mark_uncertain(*tx, issue, kInterrupted, now);
  if (!doubted) return fail(doubted.error());
  auto row = must_step(*tx, row_, letter::IssueAction::send, now);
  if (!row) return fail(row.error());
  row_ = std::move(*row);
  if (auto done = tx->commit(); !done) return fail(done.error());
  return doubted;
}

Result<void> Sender::record(DeliveryId delivery, const DeliveryOutcome& outcome) {
  Answer answer = outcome.answer;
  answer.meaning = outcome.meaning;
  const auto write = [&](store::Transaction& tx) -> Result<void> {
    const Instant now = clock_->now();
    if (auto done = store::record_answer(tx, delivery, answer, now); !done) return done;
    if (!outcome.meaning) return {};
    const std::string enhanced = mailing::enhanced_code(answer.text);
    return store::add_delivery_event(tx, {.delivery = delivery,
                                          .at = now,
                                          .kind = DeliveryEventKind::try_,
                                          .code = answer.code,
                                          .enhanced_code = enhanced,
                                          .answer = answer.text,
                                          .meaning = *outcome.meaning});
  };
  // Lost with the power, the row stays handed: uncertain, as it is then.
  return write_through([&] { return in_transaction(*db_, store::Durability::normal, write); });
}

/// What was still "later" by then is not tried any more.
Instant Sender::deadline() const {
  return row_.public_at.value_or(clock_->now()) + config_->mail.deadline_hours * kHourSeconds;
}

Result<bool> Sender::must_not_receive(const store::Subscriber& person) {
  if (person.state != SubscriptionState::active || person.email.empty()) return true;
  store::Reader reader = db_->reader();
  return store::is_suppressed(reader, person.list, email_hash(key_, person.email));
}

Result<void> Sender::deliver(const store::Claim& claim, const store::Subscriber& person) {
  const mailing::Recipient reader{person.email,
                                  person.name,
                                  claim.message_id,
                                  mailing::unsubscribe_url(config_->web.public_url, person.token),
                                  person.token,
                                  letter::reason_of(name_of(person.basis)),
                                  mailing::preferences_url(config_->web.public_url, person.token)};
  const auto message = composer_->compose(reader, clock_->now());
  if (!message) return record(claim.id, not_composed(message.error().detail));
  const std::string& back = config_->mail.return_address;
  const std::string sender =
      back.empty() ? sender_ : mailing::return_path(back, key_, claim.id.value);
  const net::OutgoingMail mail{sender, person.email, claim.message_id, *message};
  Result<void> handed;  // the mailer hears yes or no; what went wrong is for our caller
  const Handover done = mailer_->deliver(mail, [&] {
    handed = in_transaction(*db_, store::Durability::full, [&](store::Transaction& tx) {
      return store::mark_handed(tx, claim.id, clock_->now());
    });
    return handed.has_value();
  });
  const bool taken_back = !handed && handed.error().code == Code::conflict && !is_still_sending();
  if (taken_back) return {};  // cancelled before its last bytes left
  if (!handed) return handed;
  return take_answer(claim, person, done);
}

Result<void> Sender::take_answer(const store::Claim& claim, const store::Subscriber& person,
                                 const Handover& done) {
  const Instant now = clock_->now();
  const std::string domain = mailing::domain_of(person.email);
  const std::string provider = provider_key(*book_, person.email);
  const DeliveryOutcome outcome = outcome_of(done, {.book = *book_,
                                                    .relay = relay_,
                                                    .domain = domain,
                                                    .provider = provider,
                                                    .tried_before = claim.attempts,
                                                    .now = now,
                                                    .deadline = deadline()});
  streak_.note(outcome);
  if (done.outcome != Handover::Outcome::not_sent) --room_;
  if (auto kept = record(claim.id, outcome); !kept) return kept;
  return holds_.note(*db_, outcome, domain, now);
}

Result<void> Sender::send_one(const store::Claim& claim) {
  store::Reader reader = db_->reader();
  const auto person = store::subscriber_by_id(reader, claim.subscription);
  if (!person) return fail(person.error());
  if (!*person) return record(claim.id, not_receiving());
  const auto out = must_not_receive(**person);
  if (!out) return fail(out.error());
  if (*out) return record(claim.id, not_receiving());
  const std::string provider = provider_key(*book_, (*person)->email);
  const store::MailHold* const hold =
      holds_.of(provider, mailing::domain_of((*person)->email), clock_->now());
  if (hold != nullptr && clock_->now() < deadline()) {
    return record(claim.id, not_yet(hold->answer, std::min(hold->until_at, deadline())));
  }
  return deliver(claim, **person);
}

/// Somebody may have paused or cancelled the issue since the last message.
bool Sender::is_still_sending() {
  store::Reader reader = db_->reader();
  const auto state = store::issue_state(reader, row_.id);
  return !state || *state == IssueState::sending;  // what cannot be read is told by what comes next
}

std::optional<SendEnding> Sender::reason_to_end() {
  if (hooks_->stop() || !is_still_sending()) return SendEnding::stopped;
  if (streak_.errors >= kErrorsInARowMax) return SendEnding::paused;
  if (holds_.all(clock_->now()) != nullptr) return SendEnding::held;
  if (room_ <= 0) return SendEnding::limited;
  return std::nullopt;
}

Result<std::vector<store::Claim>> Sender::claim() {
  auto tx = db_->begin();
  if (!tx) return fail(tx.error());
  const std::int64_t most = holds_.is_probing(clock_->now()) ? 1 : kClaimSize;
  const int size = static_cast<int>(std::min(most, room_));
  auto claims = store::claim_due(*tx, row_.id, clock_->now(), size);
  if (!claims) return fail(claims.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return claims;
}

Result<SendReport> Sender::end() {
  store::Reader reader = db_->reader();
  auto counts = store::delivery_counts(reader, row_.id);
  if (!counts) return fail(counts.error());
  SendReport report;
  report.counts = std::move(*counts);
  const auto next = store::next_try(reader, row_.id);
  if (!next) return fail(next.error());
  report.next_at = *next;
  const bool left = report.counts[DeliveryState::todo] > 0;
  report.ending = report.next_at ? SendEnding::waiting : SendEnding::finished;
  if (left || report.ending != SendEnding::finished) {
    report.ending = reason_to_end().value_or(SendEnding::waiting);
  }
  return report;
}

Result<void> Sender::note_ending(SendReport& report) {
  if (report.ending == SendEnding::limited) report.next_at = clock_->now() + kHourSeconds;
  if (report.ending == SendEnding::held) {
    const store::MailHold& hold = *holds_.all(clock_->now());
    report.next_at = hold.until_at;
    report.reason = fmt::format("{}\u00a0: {}", hold.subject, text::one_line(hold.answer));
  }
  if (report.ending == SendEnding::paused) {
    report.reason = fmt::format("{} envois de suite ont échoué\u202f; dernière réponse\u00a0: {}",
                                streak_.errors, text::one_line(streak_.last_error));
  }
  if (!is_still_sending()) report.ending = SendEnding::stopped;
  const bool finished = report.ending == SendEnding::finished;
  if (!finished && report.ending != SendEnding::paused) return {};
  auto tx = db_->begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto action = finished ? letter::IssueAction::finish : letter::IssueAction::pause;
  auto row = must_step(*tx, row_, action, clock_->now(), report.reason);
  if (!row) return fail(row.error());
  row_ = std::move(*row);
  return tx->commit();
}

Result<void> Sender::send_all() {
  store::Reader reader = db_->reader();
  const auto counts = store::delivery_counts(reader, row_.id);
  if (!counts) return fail(counts.error());
  std::int64_t total = 0;
  for (const auto& each : *counts) total += each.second;
  std::int64_t done = total - counts->at(DeliveryState::todo) - counts->at(DeliveryState::deferred);
  while (!reason_to_end()) {
    const auto claims = claim();
    if (!claims) return fail(claims.error());
    if (claims->empty()) break;
    for (const store::Claim& each : *claims) {
      if (reason_to_end()) break;
      if (auto sent = send_one(each); !sent) return sent;
      hooks_->progress(++done, total);
    }
  }
  return {};
}

Result<SendReport> Sender::run(IssueId issue) {
  store::Reader reader = db_->reader();
  auto row = store::issue_by_id(reader, issue);
  if (!row) return fail(row.error());
  row_ = std::move(*row);
  if (row_.state == IssueState::sent) return end();  // nothing waits for a reader
  if (auto done = prepare(issue); !done) return fail(done.error());
  const auto doubted = take_over(issue);
  if (!doubted) return fail(doubted.error());
  if (auto done = send_all(); !done) return fail(done.error());
  // Claims that were not used go back before anything is counted.
  const auto freed =
      in_transaction(*db_, store::Durability::normal, [&](store::Transaction& tx) -> Result<void> {
        if (auto done = store::release_claims(tx, issue); !done) return fail(done.error());
        return {};
      });
  if (!freed) return fail(freed.error());
  auto report = end();
  if (!report) return report;
  report->doubted = *doubted;
  if (auto done = note_ending(*report); !done) return fail(done.error());
  return report;
}

}  // namespace

Result<SendReport> send_issue(store::Database& db, const config::VigieConfig& config,
                              net::Mailer& mailer, const Clock& clock, IssueId issue,
                              const SendHooks& hooks) {
  auto report = Sender(db, config, mailer, clock, hooks).run(issue);
  if (report || report.error().code != Code::busy) return report;
  // The lock "send" is the caller's: what is busy is the database, not this work.
  return fail(Code::storage, report.error().detail,
              "la base de données est restée prise par une autre écriture\u00a0: l’envoi reprendra "
              "où il en est");
}

Result<int> send_due_issues(store::Database& db, const config::VigieConfig& config,
                            net::Mailer& mailer, const Clock& clock, const SendHooks& hooks) {
  store::Reader reader = db.reader();
  const auto rows = store::issues_under_way(reader);
  if (!rows) return fail(rows.error());
  for (const store::IssueRow& row : *rows) {
    if (auto sent = send_issue(db, config, mailer, clock, row.id, hooks); !sent) {
      return fail_with(fmt::format("issue {}", row.number), sent.error());
    }
  }
  return static_cast<int>(rows->size());
}

Result<std::int64_t> resend_uncertain(store::Database& db, IssueId issue, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto noted = store::add_delivery_events(*tx, issue, DeliveryState::uncertain,
                                                DeliveryEventKind::asked_again, "", now);
  if (!noted) return fail(noted.error());
  const auto count = store::resend_uncertain(*tx, issue);
  if (!count) return fail(count.error());
  if (*count == 0) return 0;
  store::Reader reader = tx->reader();
  const auto row = store::issue_by_id(reader, issue);
  if (!row) return fail(row.error());
  const std::string reason = row->state == IssueState::paused ? row->pause_reason : "";
  const auto reopened = must_step(*tx, *row, letter::IssueAction::resend, now, reason);
  if (!reopened) return fail(reopened.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return *count;
}

}  // namespace vigie::app
