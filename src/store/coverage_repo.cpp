// SPDX-License-Identifier: EUPL-1.2
#include "store/coverage_repo.hpp"

namespace vigie::store {

Result<std::vector<TagCount>> tag_counts(Reader& reader, Instant since) {
  auto query = reader.prepare(R"sql(
      SELECT tag.kind, tag.code, count(DISTINCT tag.article_id), max(first_seen_at)
      FROM article JOIN article_tag AS tag ON tag.article_id = article.id
      WHERE first_seen_at >= ?1 AND tag.origin <> 'learned' AND NOT refused
        AND NOT EXISTS (SELECT 1 FROM article_tag AS said
                        WHERE said.article_id = tag.article_id AND said.kind = tag.kind
                          AND said.code = tag.code AND said.origin = 'curator' AND said.refused)
      GROUP BY tag.kind, tag.code ORDER BY tag.kind, tag.code)sql");
  query.bind(since);
  return query.all([](const Statement& row) {
    return TagCount{row.text(0), row.text(1), row.integer(2), row.instant(3)};
  });
}

Result<std::vector<ArticleText>> article_texts(Reader& reader, Instant since, ArticleId after,
                                               int limit) {
  auto query = reader.prepare(R"sql(
      SELECT article.id, title, coalesce(excerpt, '')
      FROM article LEFT JOIN article_text ON article_text.article_id = article.id
      WHERE article.id > ?1 AND article.first_seen_at >= ?2 ORDER BY article.id LIMIT ?3)sql");
  query.bind(after.value, since, limit);
  return query.all([](const Statement& row) {
    return ArticleText{row.id<ArticleId>(0), row.text(1), row.text(2)};
  });
}

}  // namespace vigie::store
