// SPDX-License-Identifier: EUPL-1.2
#include "store/people/curator_repo.hpp"

namespace vigie::store {
namespace {

Curator read_curator(const Statement& row) {
  return {.id = row.id<CuratorId>(0),
          .centre = row.id<CentreId>(1),
          .centre_key = row.text(2),
          .centre_name = row.text(3),
          .email = row.text(4),
          .name = row.text(5),
          .disabled = !row.is_null(6),
          .left = !row.is_null(7)};
}

Result<std::optional<Curator>> read_one(Statement& query) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_curator(query);
}

}  // namespace

Result<std::optional<Curator>> curator_by_id(Reader& reader, CuratorId id) {
  auto query = reader.prepare(R"sql(
      SELECT curator.id, centre.id, centre.key, centre.name, email, curator.name, disabled_at, left_at
      FROM curator JOIN centre ON centre.id = centre_id WHERE curator.id = ?1)sql");
  query.bind(id);
  return read_one(query);
}

Result<std::optional<Curator>> curator_by_email(Reader& reader, std::string_view email) {
  auto query = reader.prepare(R"sql(
      SELECT curator.id, centre.id, centre.key, centre.name, email, curator.name, disabled_at, left_at
      FROM curator JOIN centre ON centre.id = centre_id WHERE email = ?1)sql");
  query.bind(email);
  return read_one(query);
}

Result<std::string> password_hash_of(Reader& reader, std::string_view email) {
  auto query = reader.prepare("SELECT password_hash FROM curator WHERE email = ?1");
  const auto row = query.bind(email).step();
  if (!row) return fail(row.error());
  return *row ? query.text(0) : std::string();
}

Result<std::vector<Curator>> curators(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT curator.id, centre.id, centre.key, centre.name, email, curator.name, disabled_at, left_at
      FROM curator JOIN centre ON centre.id = centre_id
      ORDER BY centre.name, curator.name, curator.id)sql");
  return query.all(read_curator);
}

Result<CuratorId> add_curator(Transaction& tx, const NewCurator& curator, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO curator (centre_id, email, name, password_hash, created_at)
      VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (email) DO NOTHING)sql");
  const auto done =
      insert.run(curator.centre, curator.email, curator.name, curator.password_hash, now);
  if (!done) return fail(done.error());
  if (tx.changes() == 0) {
    return fail(Code::conflict, "this address has an account already",
                "cette adresse a déjà un compte");
  }
  return CuratorId{tx.last_insert_id()};
}

Result<void> set_password_hash(Transaction& tx, CuratorId id, std::string_view hash) {
  auto update = tx.prepare("UPDATE curator SET password_hash = ?2 WHERE id = ?1");
  return update.run(id, hash);
}

Result<void> curator_leaves(Transaction& tx, CuratorId id, std::string_view name, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE curator SET email = NULL, name = ?2, password_hash = '', left_at = ?3,
        disabled_at = coalesce(disabled_at, ?3)
      WHERE id = ?1 AND left_at IS NULL)sql");
  return update.run(id, name, now);
}

Result<bool> has_curators(Reader& reader) {
  auto query = reader.prepare("SELECT 1 FROM curator LIMIT 1");
  return query.step();
}

Result<void> disable_curator(Transaction& tx, CuratorId id, Instant now) {
  auto update =
      tx.prepare("UPDATE curator SET disabled_at = ?2 WHERE id = ?1 AND disabled_at IS NULL");
  return update.run(id, now);
}

Result<void> enable_curator(Transaction& tx, CuratorId id) {
  auto update =
      tx.prepare("UPDATE curator SET disabled_at = NULL WHERE id = ?1 AND left_at IS NULL");
  return update.run(id);
}

}  // namespace vigie::store
