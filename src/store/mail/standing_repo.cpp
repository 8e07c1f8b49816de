// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/standing_repo.hpp"

namespace vigie::store {

Result<bool> activate(Transaction& tx, SubscriptionId id, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE subscription SET state = 'active', left_at = NULL, subscribed_at = ?2,
                              version = version + 1
      WHERE id = ?1 AND (state = 'pending' OR state = 'left'))sql");
  if (auto done = update.run(id, now); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> pause(Transaction& tx, SubscriptionId id, Instant until) {
  auto update = tx.prepare(R"sql(
      UPDATE subscription SET state = 'paused', paused_until_at = ?2, version = version + 1
      WHERE id = ?1 AND (state = 'active' OR state = 'paused'))sql");
  if (auto done = update.run(id, until); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> resume(Transaction& tx, SubscriptionId id) {
  auto update = tx.prepare(R"sql(
      UPDATE subscription SET state = 'active', paused_until_at = NULL, version = version + 1
      WHERE id = ?1 AND state = 'paused')sql");
  if (auto done = update.run(id); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<SubscriptionId>> pauses_that_are_over(Reader& reader, Instant now) {
  auto query = reader.prepare(
      "SELECT id FROM subscription WHERE state = 'paused' AND paused_until_at <= ?1");
  query.bind(now);
  return query.all([](const Statement& row) { return row.id<SubscriptionId>(0); });
}

Result<bool> take_back_leaving(Transaction& tx, SubscriptionId id) {
  auto update = tx.prepare(R"sql(
      UPDATE subscription SET state = 'active', left_at = NULL, version = version + 1
      WHERE id = ?1 AND state = 'left')sql");
  if (auto done = update.run(id); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<int> subscription_version(Reader& reader, SubscriptionId id) {
  auto query = reader.prepare("SELECT version FROM subscription WHERE id = ?1");
  const auto found = query.bind(id).step();
  if (!found) return fail(found.error());
  return *found ? static_cast<int>(query.integer(0)) : 0;
}

Result<std::int64_t> asked_since(Reader& reader, std::string_view list, Instant since) {
  auto query = reader.prepare(R"sql(
      SELECT count(*) FROM subscription
      WHERE list_key = ?1 AND subscribed_at >= ?2 AND state = 'pending')sql");
  if (auto found = query.bind(list, since).step(); !found) return fail(found.error());
  return query.integer(0);
}

Result<void> wish_address(Transaction& tx, PersonId person, std::string_view email, Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO address_wish (person_id, email, asked_at) VALUES (?1, ?2, ?3)
      ON CONFLICT (person_id) DO UPDATE SET email = excluded.email,
                                            asked_at = excluded.asked_at)sql");
  return put.run(person, email, now);
}

Result<std::optional<AddressWish>> wished_address(Reader& reader, PersonId person) {
  auto query = reader.prepare("SELECT email, asked_at FROM address_wish WHERE person_id = ?1");
  const auto found = query.bind(person).step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return AddressWish{query.text(0), query.instant(1)};
}

Result<void> forget_wishes(Transaction& tx, Instant before) {
  return tx.prepare("DELETE FROM address_wish WHERE asked_at < ?1").run(before);
}

Result<void> forget_wish(Transaction& tx, PersonId person) {
  return tx.prepare("DELETE FROM address_wish WHERE person_id = ?1").run(person);
}

Result<void> change_address(Transaction& tx, PersonId person, std::string_view email,
                            std::string_view email_key) {
  auto update = tx.prepare(R"sql(
      UPDATE person SET email = ?2, email_key = ?3, version = version + 1
      WHERE id = ?1 AND erased_at IS NULL)sql");
  return update.run(person, email, email_key);
}

Result<std::vector<SubscribedList>> lists_of_person(Reader& reader, PersonId person) {
  auto query = reader.prepare(R"sql(
      SELECT s.id, s.list_key, coalesce(l.name, ''), s.state, s.subscribed_at
      FROM subscription AS s LEFT JOIN letter AS l ON l.key = s.list_key
      WHERE s.person_id = ?1 ORDER BY s.list_key)sql");
  query.bind(person);
  return query.all([](const Statement& row) {
    return SubscribedList{row.id<SubscriptionId>(0), row.text(1), row.text(2), row.text(3),
                          row.instant(4)};
  });
}

}  // namespace vigie::store
