// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/suggestion_repo.hpp"

namespace vigie::store {

Result<void> add_suggestion(Transaction& tx, std::string_view url, std::string_view words,
                            Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO suggestion (url, words, sent_at) VALUES (?1, ?2, ?3)
      ON CONFLICT (url) WHERE closed_at IS NULL DO NOTHING)sql");
  return insert.run(url, words, now);
}

Result<bool> close_suggestion(Transaction& tx, SuggestionId id, CuratorId by, Instant now) {
  auto update = tx.prepare(
      "UPDATE suggestion SET closed_at = ?2, closed_by = "
      "?3 WHERE id = ?1 AND closed_at IS NULL");
  if (auto done = update.run(id, now, by); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<SuggestionRow>> suggestions(Reader& reader, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT id, url, words, sent_at FROM suggestion
      WHERE closed_at IS NULL ORDER BY sent_at LIMIT ?1)sql");
  query.bind(limit);
  return query.all([](const Statement& row) {
    return SuggestionRow{row.id<SuggestionId>(0), row.text(1), row.text(2), row.instant(3)};
  });
}

Result<std::int64_t> waiting_suggestions(Reader& reader) {
  auto query = reader.prepare("SELECT count(*) FROM suggestion WHERE closed_at IS NULL");
  const auto row = query.step();
  if (!row) return fail(row.error());
  return query.integer(0);
}

}  // namespace vigie::store
