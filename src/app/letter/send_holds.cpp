// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/send_holds.hpp"

#include <algorithm>

#include "app/jobs/busy_retry.hpp"
#include "base/log.hpp"

namespace vigie::app {
namespace {

template <typename Write>
Result<void> write_hold(store::Database& db, const Write& write) {
  return write_through([&]() -> Result<void> {
    auto tx = db.begin(store::Durability::full);
    if (!tx) return fail(tx.error());
    if (Result<void> done = write(*tx); !done) return done;
    return tx->commit();
  });
}

}  // namespace

Result<void> SendHolds::read(store::Reader& reader) {
  auto holds = store::mail_holds(reader);
  if (!holds) return fail(holds.error());
  holds_.clear();
  for (auto& [key, hold] : *holds) holds_.emplace(key, std::move(hold));
  return {};
}

const store::MailHold* SendHolds::all(Instant now) const {
  const auto found = holds_.find(store::kHoldsAll);
  return found == holds_.end() || found->second.until_at <= now ? nullptr : &found->second;
}

bool SendHolds::is_probing(Instant now) const {
  return holds_.contains(store::kHoldsAll) && all(now) == nullptr;
}

const store::MailHold* SendHolds::of(std::string_view provider, std::string_view domain,
                                     Instant now) const {
  for (const std::string_view key : {provider, domain}) {
    const auto found = holds_.find(key);
    if (!key.empty() && found != holds_.end() && found->second.until_at > now) {
      return &found->second;
    }
  }
  return nullptr;
}

std::optional<store::MailHold> SendHolds::quota_by_probe(const DeliveryOutcome& outcome,
                                                         std::string_view domain, Instant now) {
  const bool probing = is_probing(now);
  if (outcome.bare != bare_words_) bare_domains_.clear();
  bare_words_ = outcome.bare;
  if (std::ranges::find(bare_domains_, domain) == bare_domains_.end()) {
    bare_domains_.emplace_back(domain);
  }
  if (bare_domains_.size() < kBareDomainsMax && !probing) return std::nullopt;
  bare_domains_.clear();
  return store::MailHold{.key = std::string(store::kHoldsAll),
                         .until_at = now + hold_seconds(AnswerSubject::quota, 1),
                         .since_at = now,
                         .tries = 1,
                         .subject = std::string(mailing::word_of(AnswerSubject::quota)),
                         .answer = outcome.answer.text};
}

Result<void> SendHolds::note(store::Database& db, const DeliveryOutcome& outcome,
                             std::string_view domain, Instant now) {
  if (outcome.hold) return hold(db, *outcome.hold, now);
  if (!outcome.bare.empty()) {
    auto quota = quota_by_probe(outcome, domain, now);
    return quota ? hold(db, std::move(*quota), now) : Result<void>{};
  }
  bare_domains_.clear();
  // Whatever a server says of a reader, the relay works.
  return outcome.meaning && holds_.contains(store::kHoldsAll) ? resume(db) : Result<void>{};
}

Result<void> SendHolds::hold(store::Database& db, store::MailHold hold, Instant now) {
  const auto before = holds_.find(hold.key);
  hold.since_at = now;
  if (hold.key == store::kHoldsAll && before != holds_.end()) {
    const store::MailHold& old = before->second;
    hold.since_at = old.since_at;
    hold.tries = old.tries + 1;
    const auto login = mailing::word_of(AnswerSubject::login);
    const auto subject = hold.subject == login ? AnswerSubject::login : AnswerSubject::quota;
    hold.until_at = now + hold_seconds(subject, hold.tries);
  }
  log(Level::warning, "mail_held",
      {{"who", hold.key},
       {"until", std::to_string(hold.until_at.seconds)},
       {"answer", hold.answer}});
  holds_.insert_or_assign(hold.key, hold);
  return write_hold(db, [&](store::Transaction& tx) { return store::put_mail_hold(tx, hold); });
}

Result<void> SendHolds::resume(store::Database& db) {
  holds_.erase(holds_.find(store::kHoldsAll));
  log(Level::info, "mail_resumed", {});
  return write_hold(
      db, [](store::Transaction& tx) { return store::drop_mail_hold(tx, store::kHoldsAll); });
}

}  // namespace vigie::app
