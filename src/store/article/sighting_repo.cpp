// SPDX-License-Identifier: EUPL-1.2
#include "store/article/sighting_repo.hpp"

namespace vigie::store {

Result<std::optional<KnownItem>> source_item(Reader& reader, SourceId source,
                                             std::string_view item_key) {
  auto query = reader.prepare(R"sql(
      SELECT article_id, content_hash FROM source_item
      WHERE source_id = ?1 AND item_key = ?2)sql");
  const auto row = query.bind(source, Bytes{item_key}).step();
  if (!row) return fail(row.error());
  if (!*row) return std::optional<KnownItem>();
  return std::optional(KnownItem{query.id<ArticleId>(0), query.text(1)});
}

Result<void> put_source_item(Transaction& tx, SourceId source, std::string_view item_key,
                             ArticleId article, std::string_view content_hash) {
  // Two statements: one that may update too would copy the pages it writes, for most items in vain.
  auto insert = tx.prepare(R"sql(
      INSERT INTO source_item (source_id, item_key, article_id, content_hash)
      VALUES (?1, ?2, ?3, ?4) ON CONFLICT (source_id, item_key) DO NOTHING)sql");
  auto done = insert.run(source, Bytes{item_key}, article, Bytes{content_hash});
  if (!done || tx.changes() > 0) return done;
  auto update = tx.prepare(R"sql(
      UPDATE source_item SET article_id = ?3, content_hash = ?4
      WHERE source_id = ?1 AND item_key = ?2)sql");
  return update.run(source, Bytes{item_key}, article, Bytes{content_hash});
}

Result<void> edit_source_item(Transaction& tx, SourceId source, std::string_view item_key,
                              std::string_view content_hash) {
  auto update = tx.prepare(R"sql(
      UPDATE source_item SET content_hash = ?3 WHERE source_id = ?1 AND item_key = ?2)sql");
  return update.run(source, Bytes{item_key}, Bytes{content_hash});
}

Result<void> touch_sighting(Transaction& tx, ArticleId article, SourceId source, Instant now) {
  auto touch = tx.prepare(R"sql(
      UPDATE sighting SET last_seen_at = ?3
      WHERE article_id = ?1 AND source_id = ?2 AND last_seen_at <= ?4)sql");
  return touch.run(article, source, now, now - kDaySeconds);
}

Result<bool> see_article(Transaction& tx, ArticleId article, SourceId source, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO sighting (article_id, source_id, first_seen_at, last_seen_at)
      VALUES (?1, ?2, ?3, ?3) ON CONFLICT (article_id, source_id) DO NOTHING)sql");
  if (auto done = insert.run(article, source, now); !done) return fail(done.error());
  if (tx.changes() > 0) return true;
  if (auto done = touch_sighting(tx, article, source, now); !done) return fail(done.error());
  return false;
}

Result<void> insert_sighting(Transaction& tx, ArticleId article, SourceId source, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO sighting (article_id, source_id, first_seen_at, last_seen_at)
      VALUES (?1, ?2, ?3, ?3))sql");
  return insert.run(article, source, now);
}

}  // namespace vigie::store
