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

Result<std::vector<IssueWith>> issues_with(Reader& reader, ArticleId article) {
  auto query = reader.prepare(R"sql(
      SELECT DISTINCT letter.name, issue.number,
             issue.state <> 'draft' AND issue.state <> 'in_review' AND issue.state <> 'approved'
      FROM issue_block AS block JOIN issue ON issue.id = block.issue_id
      JOIN letter ON letter.key = issue.letter_key
      WHERE block.article_id = ?1 AND block.removed_at IS NULL AND issue.state <> 'cancelled'
      ORDER BY 1, 2)sql");
  query.bind(article);
  return query.all([](const Statement& row) {
    return IssueWith{row.text(0), static_cast<int>(row.integer(1)), row.flag(2)};
  });
}

Result<std::int64_t> strike_from_drafts(Transaction& tx, ArticleId article, CuratorId by,
                                        Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE issue_block SET removed_at = ?2, removed_by = ?3
      WHERE article_id = ?1 AND removed_at IS NULL AND issue_id IN (
        SELECT id FROM issue WHERE state = 'draft' OR state = 'in_review' OR state = 'approved'))sql");
  if (auto done = update.run(article, now, by); !done) return fail(done.error());
  return tx.changes();
}

}  // namespace vigie::store
