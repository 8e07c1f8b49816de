// SPDX-License-Identifier: EUPL-1.2
#include "store/people/session_repo.hpp"

namespace vigie::store {

Result<std::optional<Holder>> live_session(Reader& reader, std::string_view token_hash,
                                           Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT session.csrf_token, session.created_at, session.last_seen_at, session.expires_at,
             curator.id, centre.id, centre.key, centre.name, curator.email, curator.name
      FROM session
      JOIN curator ON curator.id = session.curator_id
      JOIN centre ON centre.id = curator.centre_id
      WHERE session.token_hash = ?1 AND session.expires_at > ?2
        AND curator.disabled_at IS NULL)sql");
  const auto row = query.bind(Bytes{token_hash}, now).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  Holder holder;
  holder.session = {.curator = query.id<CuratorId>(4),
                    .csrf_token = query.text(0),
                    .created_at = query.instant(1),
                    .last_seen_at = query.instant(2),
                    .expires_at = query.instant(3)};
  holder.curator = {.id = query.id<CuratorId>(4),
                    .centre = query.id<CentreId>(5),
                    .centre_key = query.text(6),
                    .centre_name = query.text(7),
                    .email = query.text(8),
                    .name = query.text(9)};
  return holder;
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
