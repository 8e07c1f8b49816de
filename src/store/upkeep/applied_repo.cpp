// SPDX-License-Identifier: EUPL-1.2
#include "store/upkeep/applied_repo.hpp"

namespace vigie::store {

Result<AppliedFacts> applied_facts(Reader& reader) {
  auto query = reader.prepare("SELECT kind, key, value FROM applied");
  AppliedFacts facts;
  const auto read = query.each([&](const Statement& row) {
    facts.emplace(std::pair(row.text(0), row.text(1)), row.text(2));
  });
  if (!read) return fail(read.error());
  return facts;
}

Result<Instant> last_applied_at(Reader& reader) {
  auto query = reader.prepare("SELECT coalesce(max(applied_at), 0) FROM applied");
  if (const auto row = query.step(); !row) return fail(row.error());
  return query.instant(0);
}

Result<void> put_applied(Transaction& tx, std::string_view kind, std::string_view key,
                         std::string_view value, Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO applied (kind, key, value, applied_at) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value,
        applied_at = excluded.applied_at)sql");
  return put.run(kind, key, value, now);
}

Result<void> remove_applied(Transaction& tx, std::string_view kind, std::string_view key) {
  auto remove = tx.prepare("DELETE FROM applied WHERE kind = ?1 AND key = ?2");
  return remove.run(kind, key);
}

}  // namespace vigie::store
