// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/import_repo.hpp"

namespace vigie::store {

Result<std::int64_t> add_panorama_lot(Transaction& tx, std::string_view file, Instant now) {
  auto insert = tx.prepare("INSERT INTO panorama_lot (file, made_at) VALUES (?1, ?2)");
  if (auto done = insert.run(file, now); !done) return fail(done.error());
  return tx.last_insert_id();
}

Result<void> count_panorama_lot(Transaction& tx, std::int64_t lot, std::int64_t items) {
  auto update = tx.prepare("UPDATE panorama_lot SET items = items + ?2 WHERE id = ?1");
  return update.run(lot, items);
}

Result<void> mark_imported(Transaction& tx, PanoramaItemId item, std::int64_t lot,
                           std::string_view there, std::int64_t views) {
  auto update = tx.prepare(
      "UPDATE panorama_item SET lot_id = ?2, old_address = ?3, old_views = ?4 WHERE id = ?1");
  return update.run(item, lot, there, views);
}

Result<bool> has_panorama_key(Reader& reader, std::string_view key) {
  auto query = reader.prepare(R"sql(
      SELECT 1 FROM panorama_item AS item LEFT JOIN panorama_lot AS lot ON lot.id = item.lot_id
      WHERE item.key = ?1 AND (item.state <> 'withdrawn' OR lot.undone_at IS NULL))sql");
  const auto row = query.bind(key).step();
  if (!row) return fail(row.error());
  return *row;
}

Result<std::optional<TakenOut>> item_taken_out(Reader& reader, std::string_view key) {
  auto query = reader.prepare(R"sql(
      SELECT item.id, item.version
      FROM panorama_item AS item JOIN panorama_lot AS lot ON lot.id = item.lot_id
      WHERE item.key = ?1 AND item.state = 'withdrawn' AND lot.undone_at IS NOT NULL)sql");
  const auto row = query.bind(key).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return TakenOut{query.id<PanoramaItemId>(0), static_cast<int>(query.integer(1))};
}

Result<void> reword_taken_out(Transaction& tx, PanoramaItemId item, std::string_view title,
                              std::string_view note) {
  auto update = tx.prepare("UPDATE panorama_item SET title = ?2, note = ?3 WHERE id = ?1");
  return update.run(item, title, note);
}

// The rows stay, withdrawn: whoever harvested them is told, and what names them still can.
Result<std::int64_t> remove_panorama_lot(Transaction& tx, std::int64_t lot, CuratorId by,
                                         Instant now) {
  auto leave = tx.prepare(R"sql(
      UPDATE panorama_item SET state = 'withdrawn', version = version + 1, withdrawn_at = ?2,
             changed_at = ?2, changed_by = ?3
      WHERE lot_id = ?1 AND state <> 'withdrawn')sql");
  if (auto done = leave.run(lot, now, by); !done) return fail(done.error());
  const std::int64_t removed = tx.changes();
  auto mark = tx.prepare("UPDATE panorama_lot SET undone_at = ?2 WHERE id = ?1");
  if (auto done = mark.run(lot, now); !done) return fail(done.error());
  return removed;
}

}  // namespace vigie::store
