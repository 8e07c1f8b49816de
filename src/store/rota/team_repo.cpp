// SPDX-License-Identifier: EUPL-1.2
#include "store/rota/team_repo.hpp"

namespace vigie::store {

Result<std::vector<PersonAbsence>> people_away(Reader& reader, Day from) {
  auto query = reader.prepare(R"sql(
      SELECT curator.id, curator.name, centre.key,
             (SELECT count(*) FROM curator AS team
              WHERE team.centre_id = curator.centre_id AND team.disabled_at IS NULL),
             absence.from_on, absence.to_on, absence.reason
      FROM absence
      JOIN curator ON curator.id = absence.curator_id
      JOIN centre ON centre.id = curator.centre_id
      WHERE absence.withdrawn_at IS NULL AND absence.to_on >= ?1 AND curator.disabled_at IS NULL
      ORDER BY centre.id, absence.from_on, absence.id)sql");
  return query.bind(from).all([](const Statement& row) {
    return PersonAbsence{row.id<CuratorId>(0),
                         row.text(1),
                         row.text(2),
                         static_cast<int>(row.integer(3)),
                         parse_day(row.text_view(4)).value_or(Day{}),
                         parse_day(row.text_view(5)).value_or(Day{}),
                         row.text(6)};
  });
}

Result<void> add_person_absence(Transaction& tx, CuratorId curator, const Absence& absence,
                                const Author& author) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO absence (centre_id, curator_id, from_on, to_on, reason, origin, created_by,
                           created_at, changed_at)
      SELECT centre_id, id, ?2, ?3, ?4, ?5, ?6, ?7, ?7 FROM curator WHERE id = ?1)sql");
  return insert.run(curator, absence.from, absence.to, absence.reason, name_of(author.origin),
                    author.curator, author.at);
}

Result<bool> withdraw_person_absence(Transaction& tx, CuratorId curator, const Absence& absence,
                                     Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE absence SET withdrawn_at = ?4, changed_at = ?4, version = version + 1
      WHERE curator_id = ?1 AND from_on = ?2 AND to_on = ?3 AND withdrawn_at IS NULL)sql");
  auto done = update.run(curator, absence.from, absence.to, now);
  if (!done) return fail(done.error());
  return tx.changes() > 0;
}

}  // namespace vigie::store
