// SPDX-License-Identifier: EUPL-1.2
#include "store/people/grant_repo.hpp"

namespace vigie::store {
namespace {

/// From `column` on: role, centre, letter.
Grant grant_at(const Statement& row, int column) {
  return {role_named(row.text_view(column)).value_or(Role::reader), row.id<CentreId>(column + 1),
          row.text(column + 2)};
}

}  // namespace

Result<std::vector<Grant>> grants_of(Reader& reader, CuratorId curator) {
  auto query = reader.prepare(R"sql(
      SELECT role, centre_id, letter_key FROM curator_grant WHERE curator_id = ?1 ORDER BY id)sql");
  query.bind(curator);
  return query.all([](const Statement& row) { return grant_at(row, 0); });
}

Result<std::map<CuratorId, std::vector<Grant>>> grants(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT curator_id, role, centre_id, letter_key FROM curator_grant ORDER BY id)sql");
  std::map<CuratorId, std::vector<Grant>> all;
  const auto done = query.each(
      [&all](const Statement& row) { all[row.id<CuratorId>(0)].push_back(grant_at(row, 1)); });
  if (!done) return fail(done.error());
  return all;
}

Result<bool> add_grant(Transaction& tx, CuratorId curator, const Grant& grant, CuratorId by,
                       Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO curator_grant (curator_id, role, centre_id, letter_key, granted_at, granted_by)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING)sql");
  const auto done = insert.run(curator, name_of(grant.role), grant.centre, grant.letter, now, by);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> remove_grant(Transaction& tx, CuratorId curator, const Grant& grant) {
  auto remove = tx.prepare(R"sql(
      DELETE FROM curator_grant
      WHERE curator_id = ?1 AND role = ?2 AND centre_id IS ?3 AND letter_key = ?4)sql");
  const auto done = remove.run(curator, name_of(grant.role), grant.centre, grant.letter);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> remove_grants_of(Transaction& tx, CuratorId curator) {
  return tx.prepare("DELETE FROM curator_grant WHERE curator_id = ?1").run(curator);
}

}  // namespace vigie::store
