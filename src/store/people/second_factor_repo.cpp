// SPDX-License-Identifier: EUPL-1.2
#include "store/people/second_factor_repo.hpp"

namespace vigie::store {

Result<std::optional<SecondFactor>> second_factor(Reader& reader, CuratorId curator) {
  auto query = reader.prepare(
      "SELECT secret, confirmed_at, last_step FROM second_factor WHERE curator_id = ?1");
  const auto row = query.bind(curator).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return SecondFactor{query.text(0), !query.is_null(1), query.integer(2)};
}

Result<std::set<CuratorId>> curators_with_factor(Reader& reader) {
  auto query =
      reader.prepare("SELECT curator_id FROM second_factor WHERE confirmed_at IS NOT NULL");
  std::set<CuratorId> found;
  const auto done =
      query.each([&found](const Statement& row) { found.insert(row.id<CuratorId>(0)); });
  if (!done) return fail(done.error());
  return found;
}

Result<void> propose_second_factor(Transaction& tx, CuratorId curator, std::string_view secret,
                                   Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO second_factor (curator_id, secret, proposed_at) VALUES (?1, ?2, ?3)
      ON CONFLICT (curator_id) DO UPDATE SET secret = excluded.secret,
        proposed_at = excluded.proposed_at
      WHERE confirmed_at IS NULL)sql");
  return insert.run(curator, Bytes{secret}, now);
}

Result<void> confirm_second_factor(Transaction& tx, CuratorId curator, Instant now) {
  auto update = tx.prepare(
      "UPDATE second_factor SET confirmed_at = ?2 WHERE curator_id = ?1 AND confirmed_at IS NULL");
  return update.run(curator, now);
}

Result<bool> take_step(Transaction& tx, CuratorId curator, std::int64_t step) {
  auto update = tx.prepare(
      "UPDATE second_factor SET last_step = ?2 WHERE curator_id = ?1 AND last_step < ?2");
  if (auto done = update.run(curator, step); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> end_second_factor(Transaction& tx, CuratorId curator) {
  auto done = tx.prepare("DELETE FROM recovery_code WHERE curator_id = ?1").run(curator);
  if (!done) return done;
  return tx.prepare("DELETE FROM second_factor WHERE curator_id = ?1").run(curator);
}

Result<void> put_recovery_codes(Transaction& tx, CuratorId curator,
                                const std::vector<std::string>& hashes) {
  auto done = tx.prepare("DELETE FROM recovery_code WHERE curator_id = ?1").run(curator);
  for (const std::string& hash : hashes) {
    if (!done) break;
    auto insert = tx.prepare("INSERT INTO recovery_code (curator_id, code_hash) VALUES (?1, ?2)");
    done = insert.run(curator, Bytes{hash});
  }
  return done;
}

Result<std::int64_t> recovery_codes_left(Reader& reader, CuratorId curator) {
  auto query = reader.prepare(
      "SELECT count(*) FROM recovery_code WHERE curator_id = ?1 AND used_at IS NULL");
  const auto row = query.bind(curator).step();
  if (!row) return fail(row.error());
  return query.integer(0);
}

Result<bool> use_recovery_code(Transaction& tx, CuratorId curator, std::string_view hash,
                               Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE recovery_code SET used_at = ?3
      WHERE curator_id = ?1 AND code_hash = ?2 AND used_at IS NULL)sql");
  if (auto done = update.run(curator, Bytes{hash}, now); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> add_half_login(Transaction& tx, std::string_view token_hash, CuratorId curator,
                            Instant expires_at) {
  auto insert =
      tx.prepare("INSERT INTO half_login (token_hash, curator_id, expires_at) VALUES (?1, ?2, ?3)");
  return insert.run(Bytes{token_hash}, curator, expires_at);
}

Result<std::optional<HalfLogin>> half_login(Reader& reader, std::string_view token_hash,
                                            Instant now) {
  auto query = reader.prepare(
      "SELECT curator_id, tries FROM half_login WHERE token_hash = ?1 AND expires_at > ?2");
  const auto row = query.bind(Bytes{token_hash}, now).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return HalfLogin{query.id<CuratorId>(0), static_cast<int>(query.integer(1))};
}

Result<void> count_half_login_try(Transaction& tx, std::string_view token_hash) {
  auto update = tx.prepare("UPDATE half_login SET tries = tries + 1 WHERE token_hash = ?1");
  return update.run(Bytes{token_hash});
}

Result<void> end_half_login(Transaction& tx, std::string_view token_hash) {
  return tx.prepare("DELETE FROM half_login WHERE token_hash = ?1").run(Bytes{token_hash});
}

Result<void> end_half_logins_of(Transaction& tx, CuratorId curator) {
  return tx.prepare("DELETE FROM half_login WHERE curator_id = ?1").run(curator);
}

Result<void> purge_half_logins(Transaction& tx, Instant now) {
  return tx.prepare("DELETE FROM half_login WHERE expires_at <= ?1").run(now);
}

}  // namespace vigie::store
