// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/joining_repo.hpp"

namespace vigie::store {

Result<void> add_joining(Transaction& tx, const Joining& joining, CuratorId by, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO panorama_joining (gone_id, into_id, grouping_id, gone_state, note_version,
                                    joined_note, joined_by, joined_at)
      VALUES (?1, ?2, ?3, ?4, nullif(?5, 0), ?6, ?7, ?8))sql");
  const auto done =
      insert.run(joining.gone, joining.into, joining.grouping, name_of(joining.gone_state),
                 joining.note_version, joining.joined_note, by, now);
  if (!done) return done;
  auto keep = tx.prepare(R"sql(
      INSERT INTO panorama_joining_proposal (joining_id, proposal_id, state, answered_by,
                                             answered_at)
      SELECT ?1, id, state, answered_by, answered_at FROM proposal WHERE item_id = ?2)sql");
  return keep.run(tx.last_insert_id(), joining.gone);
}

Result<std::optional<Joining>> joining_of(Reader& reader, PanoramaItemId gone) {
  auto query = reader.prepare(R"sql(
      SELECT id, gone_id, into_id, grouping_id, gone_state, coalesce(note_version, 0), joined_note
      FROM panorama_joining WHERE gone_id = ?1 AND undone_at IS NULL
      ORDER BY id DESC LIMIT 1)sql");
  const auto row = query.bind(gone).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return Joining{.id = query.integer(0),
                 .gone = query.id<PanoramaItemId>(1),
                 .into = query.id<PanoramaItemId>(2),
                 .grouping = query.integer(3),
                 .gone_state = parse_item_state(query.text_view(4)).value_or(ItemState::ready),
                 .note_version = static_cast<int>(query.integer(5)),
                 .joined_note = query.text(6)};
}

Result<std::vector<JoinedItem>> joined_into(Reader& reader, PanoramaItemId into) {
  auto query = reader.prepare(R"sql(
      SELECT item.id, item.title, centre.name
      FROM panorama_joining AS joining JOIN panorama_item AS item ON item.id = joining.gone_id
      JOIN centre ON centre.id = item.centre_id
      WHERE joining.into_id = ?1 AND joining.undone_at IS NULL
      ORDER BY joining.id DESC LIMIT 20)sql");
  query.bind(into);
  return query.all([](const Statement& row) {
    return JoinedItem{row.id<PanoramaItemId>(0), row.text(1), row.text(2)};
  });
}

Result<std::optional<std::string>> note_at(Reader& reader, PanoramaItemId item, int version) {
  auto query =
      reader.prepare("SELECT note FROM panorama_item_text WHERE item_id = ?1 AND version = ?2");
  query.bind(item, version);
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.text(0);
}

Result<bool> take_joining_back(Transaction& tx, const Joining& joining, CuratorId by, Instant now) {
  auto mark =
      tx.prepare("UPDATE panorama_joining SET undone_at = ?2 WHERE id = ?1 AND undone_at IS NULL");
  if (auto done = mark.run(joining.id, now); !done) return fail(done.error());
  if (tx.changes() == 0) return false;
  auto stand = tx.prepare(R"sql(
      UPDATE panorama_item SET joined_to = NULL, state = ?2, withdrawn_at = NULL, reason = '',
             version = version + 1, changed_by = ?3, changed_at = ?4
      WHERE id = ?1 AND state = 'withdrawn' AND joined_to = ?5)sql");
  const auto stands = stand.run(joining.gone, name_of(joining.gone_state), by, now, joining.into);
  if (!stands) return fail(stands.error());
  if (tx.changes() == 0) return false;
  auto follow = tx.prepare(R"sql(
      UPDATE proposal SET state = kept.state, item_id = ?2, version = version + 1,
             answered_by = kept.answered_by, answered_at = kept.answered_at
      FROM panorama_joining_proposal AS kept
      WHERE kept.joining_id = ?1 AND proposal.id = kept.proposal_id
        AND proposal.item_id = ?3 AND proposal.state = 'merged')sql");
  if (auto done = follow.run(joining.id, joining.gone, joining.into); !done) {
    return fail(done.error());
  }
  return true;
}

}  // namespace vigie::store
