// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/recipient_repo.hpp"

namespace vigie::store {
namespace {

Recipient recipient_of(const Statement& query) {
  Recipient recipient;
  recipient.id = query.id<RecipientId>(0);
  recipient.letter = query.text(1);
  recipient.email = query.text(2);
  recipient.name = query.text(3);
  recipient.basis = query.text(4);
  recipient.origin = query.text(5);
  recipient.token = query.text(6);
  recipient.subscribed_at = query.instant(7);
  recipient.left_at = query.maybe_instant(8);
  return recipient;
}

Result<std::optional<Recipient>> one(Statement query) {
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return recipient_of(query);
}

}  // namespace

Result<std::vector<Recipient>> recipients(Reader& reader, std::string_view letter) {
  auto query = reader.prepare(R"sql(
      SELECT id, letter_key, email, name, basis, origin, token, subscribed_at, left_at
      FROM recipient WHERE letter_key = ?1 ORDER BY email)sql");
  query.bind(letter);
  return query.all(recipient_of);
}

Result<std::optional<Recipient>> recipient_by_email(Reader& reader, std::string_view letter,
                                                    std::string_view email) {
  auto query = reader.prepare(R"sql(
      SELECT id, letter_key, email, name, basis, origin, token, subscribed_at, left_at
      FROM recipient WHERE letter_key = ?1 AND email = ?2)sql");
  query.bind(letter, email);
  return one(std::move(query));
}

Result<std::optional<Recipient>> recipient_by_id(Reader& reader, RecipientId id) {
  auto query = reader.prepare(R"sql(
      SELECT id, letter_key, email, name, basis, origin, token, subscribed_at, left_at
      FROM recipient WHERE id = ?1)sql");
  query.bind(id);
  return one(std::move(query));
}

Result<std::optional<Recipient>> recipient_by_token(Reader& reader, std::string_view token) {
  auto query = reader.prepare(R"sql(
      SELECT id, letter_key, email, name, basis, origin, token, subscribed_at, left_at
      FROM recipient WHERE token = ?1)sql");
  query.bind(token);
  return one(std::move(query));
}

Result<void> add_recipient(Transaction& tx, const Recipient& recipient) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO recipient (letter_key, email, name, basis, origin, token, subscribed_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql");
  return insert.run(recipient.letter, recipient.email, recipient.name, recipient.basis,
                    recipient.origin, recipient.token, recipient.subscribed_at);
}

Result<void> set_left(Transaction& tx, RecipientId recipient, Instant now) {
  auto update = tx.prepare("UPDATE recipient SET left_at = coalesce(left_at, ?2) WHERE id = ?1");
  return update.run(recipient, now);
}

Result<bool> is_suppressed(Reader& reader, std::string_view letter, std::string_view email_hash) {
  auto query =
      reader.prepare("SELECT 1 FROM suppression WHERE letter_key = ?1 AND email_hash = ?2");
  query.bind(letter, Bytes{email_hash});
  return query.step();
}

Result<void> suppress(Transaction& tx, std::string_view letter, std::string_view email_hash,
                      std::string_view reason, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO suppression (letter_key, email_hash, reason, at) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (letter_key, email_hash) DO NOTHING)sql");
  return insert.run(letter, Bytes{email_hash}, reason, now);
}

}  // namespace vigie::store
