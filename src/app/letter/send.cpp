// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/send.hpp"

#include <algorithm>
#include <map>

#include "app/jobs/busy_retry.hpp"
#include "app/letter/issue_steps.hpp"
#include "app/letter/letter_files.hpp"
#include "app/letter/mail_key.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "letter/wording.hpp"
#include "mailing/links.hpp"
#include "mailing/message.hpp"
#include "mailing/retry.hpp"
#include "store/mail/recipient_repo.hpp"

namespace vigie::app {
namespace {

using net::Handover;
using store::Answer;

constexpr std::string_view kInterrupted = "envoi interrompu avant la réponse du serveur";

/// What is written when the person must not be written to any more.
Answer suppressed() { return {DeliveryState::suppressed, 0, "", std::nullopt, false}; }

class Sender {
 public:
  Sender(store::Database& db, const config::VigieConfig& config, net::Mailer& mailer,
         const Clock& clock, const SendHooks& hooks)
      : db_(&db), config_(&config), mailer_(&mailer), clock_(&clock), hooks_(&hooks) {}

  Result<SendReport> run(IssueId issue);

 private:
  Result<void> prepare(IssueId issue);
  Result<void> send_one(const store::Claim& claim);
  Result<void> deliver(const store::Claim& claim, const store::Recipient& person);
  Answer meaning(const store::Claim& claim, const std::string& domain, const Handover& done);
  Result<std::vector<store::Claim>> claim();
  Result<void> record(DeliveryId delivery, const Answer& answer);
  Result<void> pause_domain(const std::string& domain);
  Result<bool> must_not_receive(const store::Recipient& person);
  Result<SendReport> end();
  Result<void> note_ending(SendReport& report);
  std::optional<SendEnding> reason_to_end();
  bool commit_handed(DeliveryId delivery);

  store::Database* db_;
  const config::VigieConfig* config_;
  net::Mailer* mailer_;
  const Clock* clock_;
  const SendHooks* hooks_;

  store::IssueRow row_;
  std::string key_;
  std::optional<mailing::Composer> composer_;
  std::map<std::string, store::StoppedDomain> stopped_;
  std::int64_t room_ = 0;  ///< messages that this hour still allows
  std::int64_t done_ = 0;
  std::int64_t total_ = 0;
  std::int64_t doubted_ = 0;
  int errors_in_a_row_ = 0;
  int no_connection_in_a_row_ = 0;
  std::string last_error_;
  std::optional<Error> broken_;  ///< of the database, seen where no Result passes
};

Result<void> Sender::prepare(IssueId issue) {
  store::Reader reader = db_->reader();
  const auto bytes = store::frozen_bytes(reader, issue);
  if (!bytes) return fail(bytes.error());
  auto key = mail_key(reader);
  if (!key) return fail(key.error());
  key_ = std::move(*key);
  auto composer = mailing::Composer::make(letter_head(*config_, row_), bytes->html, bytes->text);
  if (!composer) return fail(composer.error());
  composer_ = std::move(*composer);
  const auto handed = store::handed_since(reader, clock_->now() - kHourSeconds);
  if (!handed) return fail(handed.error());
  room_ = config_->mail.per_hour - *handed;
  auto stopped = store::stopped_domains(reader, clock_->now());
  if (!stopped) return fail(stopped.error());
  stopped_ = std::move(*stopped);
  auto tx = db_->begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = store::release_claims(*tx, issue); !done) return fail(done.error());
  const auto doubted = store::mark_uncertain(*tx, issue, kInterrupted, clock_->now());
  if (!doubted) return fail(doubted.error());
  doubted_ = *doubted;
  auto row = must_step(*tx, row_, letter::IssueAction::send, clock_->now());
  if (!row) return fail(row.error());
  row_ = std::move(*row);
  return tx->commit();
}

Result<void> Sender::record(DeliveryId delivery, const Answer& answer) {
  return write_through([&]() -> Result<void> {
    auto tx = db_->begin();  // lost with the power, the row stays handed: uncertain, as it is then
    if (!tx) return fail(tx.error());
    if (auto done = store::record_answer(*tx, delivery, answer, clock_->now()); !done) {
      return fail(done.error());
    }
    return tx->commit();
  });
}

Result<void> Sender::pause_domain(const std::string& domain) {
  const store::StoppedDomain& stop = stopped_[domain];
  log(Level::warning, "mail_domain_stopped", {{"domain", domain}, {"answer", stop.answer}});
  return write_through([&]() -> Result<void> {
    auto tx = db_->begin(store::Durability::full);
    if (!tx) return fail(tx.error());
    if (auto kept = store::stop_domain(*tx, domain, stop.answer, stop.until_at); !kept) {
      return fail(kept.error());
    }
    return tx->commit();
  });
}

bool Sender::commit_handed(DeliveryId delivery) {
  const auto commit = [&]() -> Result<void> {
    auto tx = db_->begin(store::Durability::full);
    if (!tx) return fail(tx.error());
    if (auto done = store::mark_handed(*tx, delivery, clock_->now()); !done) {
      return fail(done.error());
    }
    return tx->commit();
  };
  const auto done = commit();
  if (!done) broken_ = done.error();
  return done.has_value();
}

Result<bool> Sender::must_not_receive(const store::Recipient& person) {
  if (person.left_at) return true;
  store::Reader reader = db_->reader();
  return store::is_suppressed(reader, person.letter, email_hash(key_, person.email));
}

/// What came of a message, as its row will say it.
Answer Sender::meaning(const store::Claim& claim, const std::string& domain, const Handover& done) {
  if (done.outcome == Handover::Outcome::uncertain) {
    return {DeliveryState::uncertain, 0, done.text, std::nullopt, true};
  }
  if (done.outcome == Handover::Outcome::not_sent) {
    return {DeliveryState::deferred, done.code, done.text, clock_->now() + kMinuteSeconds, false};
  }
  const auto verdict = mailing::verdict_of(done.code, done.text);
  if (verdict == mailing::Verdict::accepted) {
    return {DeliveryState::accepted, done.code, done.text, std::nullopt, true};
  }
  if (verdict == mailing::Verdict::stopped) {
    stopped_[domain] = {clock_->now() + mailing::kDomainPauseSeconds, done.text};
  }
  const auto wait = mailing::wait_after(claim.attempts + 1);
  if (verdict == mailing::Verdict::refused || !wait) {
    return {DeliveryState::refused, done.code, done.text, std::nullopt, true};
  }
  const std::int64_t pause =
      verdict == mailing::Verdict::stopped ? mailing::kDomainPauseSeconds : *wait;
  return {DeliveryState::deferred, done.code, done.text, clock_->now() + pause, true};
}

Result<void> Sender::deliver(const store::Claim& claim, const store::Recipient& person) {
  const mailing::Recipient reader{
      person.email,     person.name,
      claim.message_id, mailing::unsubscribe_url(config_->web.public_url, person.token),
      person.token,     letter::reason_of(person.basis)};
  const auto message = composer_->compose(reader, clock_->now());
  if (!message) {
    return record(claim.id, {DeliveryState::refused, 0, message.error().detail, {}, true});
  }
  const net::OutgoingMail mail{config_->mail.from, person.email, claim.message_id, *message};
  const Handover done = mailer_->deliver(mail, [&] { return commit_handed(claim.id); });
  if (broken_) return fail(*broken_);
  const std::string domain = mailing::domain_of(person.email);
  const bool was_stopped = stopped_.contains(domain);
  const Answer answer = meaning(claim, domain, done);
  if (answer.state == DeliveryState::accepted) {
    errors_in_a_row_ = 0;
    no_connection_in_a_row_ = 0;
  } else {
    ++errors_in_a_row_;
    no_connection_in_a_row_ =
        done.outcome == Handover::Outcome::not_sent ? no_connection_in_a_row_ + 1 : 0;
    last_error_ = done.text;
  }
  if (done.outcome != Handover::Outcome::not_sent) --room_;
  if (auto kept = record(claim.id, answer); !kept) return kept;
  if (!was_stopped && stopped_.contains(domain)) return pause_domain(domain);
  return {};
}

Result<void> Sender::send_one(const store::Claim& claim) {
  store::Reader reader = db_->reader();
  const auto person = store::recipient_by_id(reader, claim.recipient);
  if (!person) return fail(person.error());
  if (!*person) return record(claim.id, suppressed());
  const auto out = must_not_receive(**person);
  if (!out) return fail(out.error());
  if (*out) return record(claim.id, suppressed());
  const auto stop = stopped_.find(mailing::domain_of((*person)->email));
  if (stop != stopped_.end() && stop->second.until_at > clock_->now()) {
    return record(claim.id,
                  {DeliveryState::deferred, 0, stop->second.answer, stop->second.until_at, false});
  }
  return deliver(claim, **person);
}

std::optional<SendEnding> Sender::reason_to_end() {
  if (hooks_->stop()) return SendEnding::stopped;
  if (no_connection_in_a_row_ >= kNoConnectionMax || errors_in_a_row_ >= kErrorsInARowMax) {
    return SendEnding::paused;
  }
  if (room_ <= 0) return SendEnding::limited;
  return std::nullopt;
}

Result<std::vector<store::Claim>> Sender::claim() {
  auto tx = db_->begin();
  if (!tx) return fail(tx.error());
  const int size = static_cast<int>(std::min<std::int64_t>(kClaimSize, room_));
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
  report.doubted = doubted_;
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
  if (report.ending == SendEnding::paused) {
    report.reason = fmt::format("{} envois de suite ont échoué\u202f; dernière réponse\u00a0: {}",
                                errors_in_a_row_, last_error_);
  }
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

Result<SendReport> Sender::run(IssueId issue) {
  store::Reader reader = db_->reader();
  auto row = store::issue_by_id(reader, issue);
  if (!row) return fail(row.error());
  row_ = std::move(*row);
  if (row_.state == IssueState::sent) return end();  // nothing waits for a reader
  if (auto done = prepare(issue); !done) return fail(done.error());
  const auto counts = store::delivery_counts(reader, issue);
  if (!counts) return fail(counts.error());
  for (const auto& each : *counts) total_ += each.second;
  done_ = total_ - counts->at(DeliveryState::todo) - counts->at(DeliveryState::deferred);
  while (!reason_to_end()) {
    auto claims = claim();
    if (!claims) return fail(claims.error());
    if (claims->empty()) break;
    for (const store::Claim& each : *claims) {
      if (reason_to_end()) break;
      if (auto sent = send_one(each); !sent) return fail(sent.error());
      hooks_->progress(++done_, total_);
    }
  }
  // Claims that were not used go back before anything is counted.
  auto tx = db_->begin();
  if (!tx) return fail(tx.error());
  if (auto done = store::release_claims(*tx, issue); !done) return fail(done.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  auto report = end();
  if (!report) return report;
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
