// SPDX-License-Identifier: EUPL-1.2
#include "store/upkeep/trouble_repo.hpp"

namespace vigie::store {
namespace {

OperatorTrouble read_trouble(const Statement& row) {
  return {.id = row.integer(0),
          .key = row.text(1),
          .words = row.text(2),
          .began_at = row.instant(3),
          .told_at = row.maybe_instant(4),
          .ended_at = row.maybe_instant(5)};
}

}  // namespace

Result<std::vector<OperatorTrouble>> open_troubles(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT id, key, words, began_at, told_at, ended_at FROM operator_trouble
      WHERE ended_at IS NULL ORDER BY key)sql");
  return query.all(read_trouble);
}

Result<std::optional<OperatorTrouble>> trouble_by_id(Reader& reader, std::int64_t id) {
  auto query = reader.prepare(R"sql(
      SELECT id, key, words, began_at, told_at, ended_at FROM operator_trouble WHERE id = ?1)sql");
  const auto row = query.bind(id).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_trouble(query);
}

Result<std::optional<Instant>> trouble_last_told(Reader& reader, std::string_view key) {
  auto query = reader.prepare(R"sql(
      SELECT told_at FROM operator_trouble WHERE key = ?1 AND told_at IS NOT NULL
      ORDER BY told_at DESC LIMIT 1)sql");
  const auto row = query.bind(key).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.maybe_instant(0);
}

Result<void> open_trouble(Transaction& tx, std::string_view key, std::string_view words,
                          Instant now) {
  auto insert = tx.prepare(
      "INSERT INTO operator_trouble (key, words, began_at) VALUES (?1, ?2, ?3) "
      "ON CONFLICT DO NOTHING");
  return insert.run(key, words, now);
}

Result<void> mark_trouble_told(Transaction& tx, std::int64_t id, std::string_view words,
                               Instant now) {
  auto update = tx.prepare("UPDATE operator_trouble SET told_at = ?3, words = ?2 WHERE id = ?1");
  return update.run(id, words, now);
}

Result<void> end_trouble(Transaction& tx, std::int64_t id, Instant now) {
  return tx.prepare("UPDATE operator_trouble SET ended_at = ?2 WHERE id = ?1").run(id, now);
}

Result<void> purge_troubles(Transaction& tx, Instant ended_before) {
  return tx.prepare("DELETE FROM operator_trouble WHERE ended_at < ?1").run(ended_before);
}

}  // namespace vigie::store
