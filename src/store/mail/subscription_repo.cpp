// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/subscription_repo.hpp"

namespace vigie::store {
namespace {

Subscriber subscriber_of(const Statement& row) {
  Subscriber subscriber;
  subscriber.id = row.id<SubscriptionId>(0);
  subscriber.person = row.id<PersonId>(1);
  subscriber.list = row.text(2);
  subscriber.email = row.text(3);
  subscriber.name = row.text(4);
  subscriber.state = *parse_subscription_state(row.text_view(5));
  subscriber.basis = *parse_basis(row.text_view(6));
  subscriber.origin = row.text(7);
  subscriber.token = row.text(8);
  subscriber.subscribed_at = row.instant(9);
  subscriber.left_at = row.maybe_instant(10);
  subscriber.paused_until_at = row.maybe_instant(11);
  subscriber.frequency = row.text(12);
  return subscriber;
}

Result<std::optional<Subscriber>> one_subscriber(Statement query) {
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return subscriber_of(query);
}

}  // namespace

Result<std::vector<Subscriber>> subscribers(Reader& reader, std::string_view list) {
  auto query = reader.prepare(R"sql(
      SELECT s.id, s.person_id, s.list_key, p.email, p.name, s.state, s.basis, s.origin, s.token,
             s.subscribed_at, s.left_at, s.paused_until_at, s.frequency
      FROM subscription AS s JOIN person AS p ON p.id = s.person_id
      WHERE s.list_key = ?1 ORDER BY p.email_key)sql");
  query.bind(list);
  return query.all(subscriber_of);
}

Result<void> each_receiver(Reader& reader, std::string_view list,
                           const std::function<Result<void>(const Subscriber&)>& take) {
  auto query = reader.prepare(R"sql(
      SELECT s.id, s.person_id, s.list_key, p.email, p.name, s.state, s.basis, s.origin, s.token,
             s.subscribed_at, s.left_at, s.paused_until_at, s.frequency
      FROM subscription AS s JOIN person AS p ON p.id = s.person_id
      WHERE s.list_key = ?1 AND s.state = 'active' AND p.erased_at IS NULL)sql");
  query.bind(list);
  for (;;) {
    const auto row = query.step();
    if (!row) return fail(row.error());
    if (!*row) return {};
    if (auto taken = take(subscriber_of(query)); !taken) return taken;
  }
}

Result<std::optional<Subscriber>> subscriber_by_email(Reader& reader, std::string_view list,
                                                      std::string_view email_key) {
  auto query = reader.prepare(R"sql(
      SELECT s.id, s.person_id, s.list_key, p.email, p.name, s.state, s.basis, s.origin, s.token,
             s.subscribed_at, s.left_at, s.paused_until_at, s.frequency
      FROM person AS p JOIN subscription AS s ON s.person_id = p.id
      WHERE p.email_key = ?2 AND s.list_key = ?1)sql");
  query.bind(list, email_key);
  return one_subscriber(std::move(query));
}

Result<std::vector<Subscriber>> subscriptions_by_email(Reader& reader, std::string_view email_key) {
  auto query = reader.prepare(R"sql(
      SELECT s.id, s.person_id, s.list_key, p.email, p.name, s.state, s.basis, s.origin, s.token,
             s.subscribed_at, s.left_at, s.paused_until_at, s.frequency
      FROM person AS p JOIN subscription AS s ON s.person_id = p.id
      WHERE p.email_key = ?1 ORDER BY s.list_key)sql");
  query.bind(email_key);
  return query.all(subscriber_of);
}

Result<std::optional<Subscriber>> subscriber_by_id(Reader& reader, SubscriptionId id) {
  auto query = reader.prepare(R"sql(
      SELECT s.id, s.person_id, s.list_key, p.email, p.name, s.state, s.basis, s.origin, s.token,
             s.subscribed_at, s.left_at, s.paused_until_at, s.frequency
      FROM subscription AS s JOIN person AS p ON p.id = s.person_id
      WHERE s.id = ?1)sql");
  query.bind(id);
  return one_subscriber(std::move(query));
}

Result<std::optional<Subscriber>> subscriber_by_token(Reader& reader, std::string_view token) {
  auto query = reader.prepare(R"sql(
      SELECT s.id, s.person_id, s.list_key, p.email, p.name, s.state, s.basis, s.origin, s.token,
             s.subscribed_at, s.left_at, s.paused_until_at, s.frequency
      FROM subscription AS s JOIN person AS p ON p.id = s.person_id
      WHERE s.token = ?1)sql");
  query.bind(token);
  return one_subscriber(std::move(query));
}

Result<std::optional<KnownPerson>> known_person(Reader& reader, std::string_view list,
                                                std::string_view email_key) {
  auto query = reader.prepare(R"sql(
      SELECT p.id, s.state, s.id
      FROM person AS p LEFT JOIN subscription AS s ON s.person_id = p.id AND s.list_key = ?1
      WHERE p.email_key = ?2)sql");
  query.bind(list, email_key);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return KnownPerson{query.id<PersonId>(0), parse_subscription_state(query.text_view(1)),
                     query.id<SubscriptionId>(2)};
}

Result<void> put_letter_list(Transaction& tx, std::string_view letter) {
  auto put = tx.prepare(R"sql(
      INSERT INTO mailing_list (key, kind, letter_key) VALUES (?1, 'letter', ?1)
      ON CONFLICT (key) DO NOTHING)sql");
  return put.run(letter);
}

Result<ImportLotId> add_import_lot(Transaction& tx, std::string_view list, std::string_view origin,
                                   CuratorId curator, Instant now) {
  auto insert = tx.prepare(
      "INSERT INTO import_lot (list_key, origin, at, curator_id) VALUES (?1, ?2, ?3, ?4)");
  if (auto done = insert.run(list, origin, now, curator); !done) return fail(done.error());
  return ImportLotId{tx.last_insert_id()};
}

Result<SubscriptionId> add_subscription(Transaction& tx, const NewSubscription& subscription,
                                        Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO subscription (person_id, list_key, state, basis, origin, import_lot_id, token,
                                subscribed_at, frequency)
      VALUES (?1, ?2, ?8, ?3, ?4, ?5, ?6, ?7, ?9))sql");
  const auto done = insert.run(subscription.person, subscription.list, name_of(subscription.basis),
                               subscription.origin, subscription.lot, subscription.token, now,
                               name_of(subscription.state), subscription.frequency);
  if (!done) return fail(done.error());
  return SubscriptionId{tx.last_insert_id()};
}

Result<bool> take_in_again(Transaction& tx, SubscriptionId subscription, std::string_view origin,
                           ImportLotId lot, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE subscription SET state = 'active', left_at = NULL, origin = ?2, import_lot_id = ?3,
                              subscribed_at = ?4, version = version + 1
      WHERE id = ?1 AND state = 'left')sql");
  if (auto done = update.run(subscription, origin, lot, now); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> leave_list(Transaction& tx, SubscriptionId subscription, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE subscription SET state = 'left', left_at = ?2, paused_until_at = NULL,
                              version = version + 1
      WHERE id = ?1 AND state <> 'left')sql");
  if (auto done = update.run(subscription, now); !done) return fail(done.error());
  return tx.changes() == 1;
}

}  // namespace vigie::store
