// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/takedown_repo.hpp"

namespace vigie::store {

Result<void> add_takedown(Transaction& tx, ArticleId article, std::string_view asked_by,
                          CuratorId by, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO takedown (article_id, asked_by, done_by, done_at) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (article_id) DO NOTHING)sql");
  return insert.run(article, asked_by, by, now);
}

Result<void> forget_feed_text(Transaction& tx, ArticleId article) {
  auto update =
      tx.prepare("UPDATE article_text SET summary_html = '', excerpt = '' WHERE article_id = ?1");
  return update.run(article);
}

Result<bool> is_taken_down(Reader& reader, ArticleId article) {
  auto query = reader.prepare("SELECT 1 FROM takedown WHERE article_id = ?1");
  const auto row = query.bind(article).step();
  if (!row) return fail(row.error());
  return *row;
}

Result<std::vector<PanoramaItemId>> live_items_of(Reader& reader, ArticleId article) {
  auto query = reader.prepare(R"sql(
      SELECT item.id FROM article JOIN reprint ON reprint.id = article.reprint_id
      JOIN panorama_item AS item ON item.story_id = reprint.story_id
      WHERE article.id = ?1 AND item.article_id = ?1 AND item.state <> 'withdrawn')sql");
  query.bind(article);
  return query.all([](const Statement& row) { return row.id<PanoramaItemId>(0); });
}

}  // namespace vigie::store
