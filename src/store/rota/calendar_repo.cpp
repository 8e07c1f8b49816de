// SPDX-License-Identifier: EUPL-1.2
#include "store/rota/calendar_repo.hpp"

namespace vigie::store {

Result<std::string> calendar_token(Reader& reader, std::string_view centre) {
  auto query = reader.prepare(R"sql(
      SELECT token FROM duty_calendar
      WHERE centre_id IS (SELECT id FROM centre WHERE key = ?1) AND revoked_at IS NULL)sql");
  const auto found = query.bind(centre).step();
  if (!found) return fail(found.error());
  return *found ? query.text(0) : std::string();
}

Result<std::optional<std::string>> calendar_of(Reader& reader, std::string_view token) {
  auto query = reader.prepare(R"sql(
      SELECT coalesce(centre.key, '')
      FROM duty_calendar LEFT JOIN centre ON centre.id = duty_calendar.centre_id
      WHERE duty_calendar.token = ?1 AND duty_calendar.revoked_at IS NULL)sql");
  const auto found = query.bind(token).step();
  if (!found) return fail(found.error());
  return *found ? std::optional(query.text(0)) : std::nullopt;
}

Result<void> renew_calendar(Transaction& tx, std::string_view centre, std::string_view token,
                            const Author& author) {
  auto revoke = tx.prepare(R"sql(
      UPDATE duty_calendar SET revoked_at = ?2
      WHERE centre_id IS (SELECT id FROM centre WHERE key = ?1) AND revoked_at IS NULL)sql");
  if (auto done = revoke.run(centre, author.at); !done) return done;
  auto insert = tx.prepare(R"sql(
      INSERT INTO duty_calendar (token, centre_id, created_by, created_at)
      VALUES (?2, (SELECT id FROM centre WHERE key = ?1), ?3, ?4))sql");
  return insert.run(centre, token, author.curator, author.at);
}

}  // namespace vigie::store
