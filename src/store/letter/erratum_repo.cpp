// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/erratum_repo.hpp"

#include "store/sql/id_list.hpp"

namespace vigie::store {
namespace {

Erratum read_erratum(const Statement& row) {
  return {.id = row.integer(0),
          .letter = row.text(1),
          .number = static_cast<int>(row.integer(2)),
          .title = row.text(3),
          .reason = row.text(4),
          .article = row.id<ArticleId>(5)};
}

}  // namespace

Result<std::vector<IssueId>> issues_holding(Reader& reader, ArticleId article) {
  auto query = reader.prepare(R"sql(
      SELECT DISTINCT issue.id FROM issue_block AS block JOIN issue ON issue.id = block.issue_id
      WHERE block.article_id = ?1 AND block.removed_at IS NULL AND issue.state <> 'cancelled'
      ORDER BY 1)sql");
  query.bind(article);
  return query.all([](const Statement& row) { return row.id<IssueId>(0); });
}

Result<std::int64_t> strike_blocks(Transaction& tx, IssueId issue, ArticleId article, CuratorId by,
                                   Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE issue_block SET removed_at = ?3, removed_by = ?4, struck = 1
      WHERE article_id = ?2 AND issue_id = ?1 AND removed_at IS NULL)sql");
  if (auto done = update.run(issue, article, now, by); !done) return fail(done.error());
  return tx.changes();
}

Result<std::int64_t> give_back_struck(Transaction& tx, const StruckReturn& back) {
  auto moves_on = tx.prepare(R"sql(
      UPDATE issue SET version = version + 1, updated_at = ?2, updated_by = ?3
      WHERE state = 'draft' AND id IN (
        SELECT issue_id FROM issue_block WHERE article_id = ?1
        GROUP BY issue_id HAVING max(struck) = 1 AND max(removed_at IS NULL) = 0))sql");
  auto done = moves_on.run(back.article, back.now, back.by);
  if (!done) return fail(done.error());
  if (tx.changes() == 0) return 0;
  auto update = tx.prepare(R"sql(
      UPDATE issue_block
      SET removed_at = NULL, removed_by = NULL, struck = 0,
          panorama_item_id = iif(panorama_item_id IS NULL, NULL, ?2), updated_at = ?3,
          updated_by = ?4
      WHERE article_id = ?1 AND struck = 1
        AND issue_id IN (SELECT id FROM issue WHERE state = 'draft')
        AND issue_id NOT IN (SELECT issue_id FROM issue_block AS stands
                             WHERE stands.article_id = ?1 AND stands.removed_at IS NULL))sql");
  done = update.run(back.article, back.item, back.now, back.by);
  if (!done) return fail(done.error());
  return tx.changes();
}

Result<void> add_erratum(Transaction& tx, IssueId issue, ArticleId article, std::string_view reason,
                         Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO letter_erratum (issue_id, article_id, title, reason, made_at)
      SELECT ?1, ?2, text.title, ?3, ?4
      FROM issue_block AS block
      JOIN issue_block_version AS text
        ON text.block_id = block.id AND text.version = block.version
      WHERE block.article_id = ?2 AND block.issue_id = ?1 AND block.removed_at IS NULL
      ORDER BY block.id LIMIT 1
      ON CONFLICT (issue_id, article_id) DO UPDATE SET reason = excluded.reason)sql");
  return insert.run(issue, article, reason, now);
}

Result<std::vector<Erratum>> errata_of_letter(Reader& reader, std::string_view letter_key) {
  auto query = reader.prepare(R"sql(
      SELECT erratum.id, letter.name, issue.number, erratum.title, erratum.reason,
             erratum.article_id
      FROM letter_erratum AS erratum JOIN issue ON issue.id = erratum.issue_id
      JOIN letter ON letter.key = issue.letter_key
      WHERE issue.letter_key = ?1
        AND NOT EXISTS (SELECT 1 FROM issue_block AS said
                        WHERE said.source_file = 'erratum:' || erratum.id
                          AND said.source_file <> '' AND said.removed_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM panorama_item AS live
                        WHERE live.article_id = erratum.article_id AND live.state = 'published')
      ORDER BY erratum.id)sql");
  query.bind(letter_key);
  return query.all(read_erratum);
}

Result<std::vector<Erratum>> errata_of_articles(Reader& reader,
                                                const std::vector<ArticleId>& articles) {
  auto query = reader.prepare(R"sql(
      SELECT erratum.id, letter.name, issue.number, erratum.title, erratum.reason,
             erratum.article_id
      FROM json_each(?1) AS page JOIN letter_erratum AS erratum ON erratum.article_id = page.value
      JOIN issue ON issue.id = erratum.issue_id JOIN letter ON letter.key = issue.letter_key
      ORDER BY letter.name, issue.number)sql");
  query.bind(id_list(articles));
  return query.all(read_erratum);
}

std::string erratum_file(std::int64_t erratum) { return "erratum:" + std::to_string(erratum); }

}  // namespace vigie::store
