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

Result<void> suppress(Transaction& tx, std::optional<std::string_view> list,
                      std::string_view email_hash, SuppressionReason reason, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO suppression (email_hash, list_key, reason, at) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (email_hash, coalesce(list_key, '')) WHERE undone_at IS NULL DO NOTHING)sql");
  return insert.run(Bytes{email_hash}, list, name_of(reason), now);
}

}  // namespace vigie::store
