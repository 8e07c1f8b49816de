// SPDX-License-Identifier: EUPL-1.2
#include "store/tag/coverage_repo.hpp"

namespace vigie::store {

Result<void> each_tag(Reader& reader, Instant since,
                      const std::function<void(const ArticleCode&)>& take) {
  auto query = reader.prepare(R"sql(
      SELECT tag.article_id, tag.kind, tag.code
      FROM article JOIN article_tag AS tag ON tag.article_id = article.id
      WHERE first_seen_at >= ?1 AND tag.origin <> 'learned' AND NOT refused
        AND NOT EXISTS (SELECT 1 FROM article_tag AS said
                        WHERE said.article_id = tag.article_id AND said.kind = tag.kind
                          AND said.code = tag.code AND said.origin = 'curator' AND said.refused)
      ORDER BY first_seen_at, article.id)sql");
  query.bind(since);
  return query.each([&](const Statement& row) {
    take({row.id<ArticleId>(0), row.text(1), row.text(2)});
  });
}

Result<std::vector<SourceId>> lost_sources(Reader& reader, Instant since) {
  auto query = reader.prepare(R"sql(
      SELECT source_id FROM source_poll WHERE gone <> 0 OR failing_since_at < ?1
      ORDER BY source_id)sql");
  query.bind(since);
  return query.all([](const Statement& row) { return row.id<SourceId>(0); });
}

Result<std::vector<ArticleText>> article_texts(Reader& reader, Instant since, ArticleId after,
                                               int limit) {
  auto query = reader.prepare(R"sql(
      SELECT article.id, title, coalesce(excerpt, ''), first_seen_at
      FROM article LEFT JOIN article_text ON article_text.article_id = article.id
      WHERE article.id > ?1 AND article.first_seen_at >= ?2 ORDER BY article.id LIMIT ?3)sql");
  query.bind(after.value, since, limit);
  return query.all([](const Statement& row) {
    return ArticleText{row.id<ArticleId>(0), row.text(1), row.text(2), row.instant(3)};
  });
}

}  // namespace vigie::store
