// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/suppression_repo.hpp"

namespace vigie::store {

Result<bool> is_suppressed(Reader& reader, std::string_view list, std::string_view email_hash) {
  auto query = reader.prepare(R"sql(
      SELECT 1 FROM suppression
      WHERE email_hash = ?2 AND undone_at IS NULL AND (list_key = ?1 OR list_key IS NULL))sql");
  query.bind(list, Bytes{email_hash});
  return query.step();
}

Result<bool> suppress(Transaction& tx, std::optional<std::string_view> list,
                      std::string_view email_hash, SuppressionReason reason, Instant now,
                      ImportLotId lot) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO suppression (email_hash, list_key, reason, at, import_lot_id)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (email_hash, coalesce(list_key, '')) WHERE undone_at IS NULL DO NOTHING)sql");
  const auto done = insert.run(Bytes{email_hash}, list, name_of(reason), now, lot);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::int64_t> undo_suppressions(Transaction& tx, std::string_view list,
                                       std::string_view email_hash, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE suppression SET undone_at = ?3
      WHERE email_hash = ?2 AND undone_at IS NULL AND (list_key = ?1 OR list_key IS NULL))sql");
  if (auto done = update.run(list, Bytes{email_hash}, now); !done) return fail(done.error());
  return tx.changes();
}

}  // namespace vigie::store
