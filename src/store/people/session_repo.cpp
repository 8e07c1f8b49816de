// SPDX-License-Identifier: EUPL-1.2
#include "store/people/session_repo.hpp"

#include "base/secret.hpp"

namespace vigie::store {
namespace {

constexpr std::size_t kSessionNameBytes = 8;

}  // namespace

Result<std::optional<Holder>> live_session(Reader& reader, std::string_view token_hash,
                                           Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT session.csrf_token, session.created_at, session.last_seen_at, session.expires_at,
             curator.id, centre.id, centre.key, centre.name, curator.email, curator.name,
             EXISTS (SELECT 1 FROM curator_preference
                     WHERE curator_id = curator.id AND name = 'touches' AND value = 'non')
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
  holder.keys_off = query.flag(10);
  return holder;
}

Result<void> add_session(Transaction& tx, std::string_view token_hash, const Session& session) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO session (token_hash, curator_id, csrf_token, created_at, last_seen_at, expires_at,
                           browser)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql");
  return insert.run(Bytes{token_hash}, session.curator, session.csrf_token, session.created_at,
                    session.last_seen_at, session.expires_at, session.browser);
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

std::string session_name(std::string_view token_hash) {
  return hex(token_hash.substr(0, kSessionNameBytes));
}

Result<std::vector<ListedSession>> sessions_of(Reader& reader, CuratorId curator, Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT token_hash, browser, created_at, last_seen_at
      FROM session WHERE curator_id = ?1 AND expires_at > ?2
      ORDER BY last_seen_at DESC, created_at DESC LIMIT ?3)sql");
  query.bind(curator, now, kSessionsListedMax);
  return query.all([](const Statement& row) {
    return ListedSession{session_name(row.text_view(0)), row.text(1), row.instant(2),
                         row.instant(3)};
  });
}

Result<bool> end_session_named(Transaction& tx, CuratorId curator, std::string_view name) {
  auto remove = tx.prepare(R"sql(
      DELETE FROM session
      WHERE curator_id = ?1 AND lower(hex(substr(token_hash, 1, ?3))) = ?2)sql");
  if (auto done = remove.run(curator, name, kSessionNameBytes); !done) return fail(done.error());
  return tx.changes() > 0;
}

Result<std::int64_t> end_other_sessions(Transaction& tx, CuratorId curator,
                                        std::string_view token_hash) {
  auto remove = tx.prepare("DELETE FROM session WHERE curator_id = ?1 AND token_hash <> ?2");
  if (auto done = remove.run(curator, Bytes{token_hash}); !done) return fail(done.error());
  return tx.changes();
}

Result<void> purge_sessions(Transaction& tx, Instant now) {
  return tx.prepare("DELETE FROM session WHERE expires_at <= ?1").run(now);
}

}  // namespace vigie::store
