// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/unsubscribe.hpp"

#include "app/letter/mail_key.hpp"
#include "store/mail/consent_repo.hpp"
#include "store/mail/suppression_repo.hpp"

namespace vigie::app {

Result<void> leave(store::Transaction& tx, const store::Subscriber& person,
                   const Departure& departure, Instant now) {
  store::Reader reader = tx.reader();
  const auto key = mail_key(reader);
  if (!key) return fail(key.error());
  const std::string hash = email_hash(*key, person.email);
  const auto list =
      departure.every_list ? std::nullopt : std::optional<std::string_view>(person.list);
  const auto kept_off = store::suppress(tx, list, hash, departure.reason, now);
  if (!kept_off) return fail(kept_off.error());
  const auto left = store::leave_list(tx, person.id, now);
  if (!left) return fail(left.error());
  if (!*left) return {};
  return store::add_consent_event(tx, {.subscription = person.id,
                                       .at = now,
                                       .kind = ConsentKind::left,
                                       .place = departure.place,
                                       .wording = "",
                                       .actor = departure.actor,
                                       .curator = departure.curator});
}

Result<LeaveTaking> look_up_leaving(store::Reader& reader, std::string_view token) {
  const auto found = store::subscriber_by_token(reader, token);
  if (!found) return fail(found.error());
  if (!*found) return LeaveTaking{};
  const bool left = (*found)->state == SubscriptionState::left;
  return LeaveTaking{left ? Leaving::left_already : Leaving::left, (*found)->list};
}

Result<LeaveTaking> unsubscribe(store::Database& db, std::string_view token, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto found = store::subscriber_by_token(reader, token);
  if (!found) return fail(found.error());
  if (!*found) return LeaveTaking{};
  const store::Subscriber& person = **found;
  if (person.state == SubscriptionState::left) {
    return LeaveTaking{Leaving::left_already, person.list};
  }
  const Departure by_link{.place = ConsentPlace::link,
                          .actor = ConsentActor::reader,
                          .reason = SuppressionReason::unsubscribed};
  if (auto done = leave(*tx, person, by_link, now); !done) return fail(done.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return LeaveTaking{Leaving::left, person.list};
}

}  // namespace vigie::app
