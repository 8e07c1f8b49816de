// SPDX-License-Identifier: EUPL-1.2
#include "store/people/session_repo.hpp"

namespace vigie::store {

Result<std::optional<Session>> live_session(Reader& reader, std::string_view token_hash,
                                            Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT curator_id, csrf_token, created_at, last_seen_at, expires_at
      FROM session WHERE token_hash = ?1 AND expires_at > ?2)sql");
  const auto row = query.bind(Bytes{token_hash}, now).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return Session{query.id<CuratorId>(0), query.text(1), query.instant(2), query.instant(3),
                 query.instant(4)};
}

Result<void> add_session(Transaction& tx, std::string_view token_hash, const Session& session) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO session (token_hash, curator_id, csrf_token, created_at, last_seen_at, expires_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql");
  return insert.run(Bytes{token_hash}, session.curator, session.csrf_token, session.created_at,
                    session.last_seen_at, session.expires_at);
}

Result<void> touch_session(Transaction& tx, std::string_view token_hash, Instant now) {
  auto update = tx.prepare("UPDATE session SET last_seen_at = ?2 WHERE token_hash = ?1");
  return update.run(Bytes{token_hash}, now);
}

Result<void> end_session(Transaction& tx, std::string_view token_hash) {
  return tx.prepare("DELETE FROM session WHERE token_hash = ?1").run(Bytes{token_hash});
}

Result<void> end_sessions_of(Transaction& tx, CuratorId curator) {
  return tx.prepare("DELETE FROM session WHERE curator_id = ?1").run(curator);
}

Result<void> purge_sessions(Transaction& tx, Instant now) {
  return tx.prepare("DELETE FROM session WHERE expires_at <= ?1").run(now);
}

}  // namespace vigie::store
