// SPDX-License-Identifier: EUPL-1.2
#include "store/article/signals_repo.hpp"

#include "store/sql/id_list.hpp"

namespace vigie::store {
namespace {

std::optional<bool> as_saying(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column) != 0;
}

PublisherSignals read_signals(const Statement& row, int first) {
  PublisherSignals signals;
  if (!row.is_null(first)) signals.max_snippet = static_cast<int>(row.integer(first));
  signals.no_index = row.flag(first + 1);
  signals.free_access = as_saying(row, first + 2);
  signals.tdm_reserved = as_saying(row, first + 3);
  signals.tdm_policy = row.text(first + 4);
  return signals;
}

}  // namespace

Result<void> put_signals(Transaction& tx, ArticleId article, const PublisherSignals& signals,
                         Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO article_signals (article_id, max_snippet, no_index, free_access, tdm_reserved,
                                   tdm_policy, read_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT (article_id) DO UPDATE SET max_snippet = excluded.max_snippet,
        no_index = excluded.no_index, free_access = excluded.free_access,
        tdm_reserved = excluded.tdm_reserved, tdm_policy = excluded.tdm_policy,
        read_at = excluded.read_at)sql");
  return put.run(article, signals.max_snippet, signals.no_index, signals.free_access,
                 signals.tdm_reserved, signals.tdm_policy, now);
}

Result<std::optional<PublisherSignals>> signals_of(Reader& reader, ArticleId article) {
  auto query = reader.prepare(R"sql(
      SELECT max_snippet, no_index, free_access, tdm_reserved, tdm_policy
      FROM article_signals WHERE article_id = ?1)sql");
  query.bind(article);
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_signals(query, 0);
}

Result<std::vector<ExtractGround>> extract_grounds(Reader& reader,
                                                   const std::vector<ArticleId>& articles) {
  // A source that was retired grants nothing any more; nor does a page that no source showed.
  auto query = reader.prepare(R"sql(
      WITH granted AS (
        SELECT page.value AS id, min(iif(retired_at IS NULL, extract_words, 0)) AS words
        FROM json_each(?1) AS page JOIN sighting ON sighting.article_id = page.value
        JOIN source ON source.id = source_id GROUP BY page.value)
      SELECT granted.id, coalesce(excerpt, ''), words, max_snippet, no_index, free_access,
             tdm_reserved, tdm_policy, article_signals.article_id IS NOT NULL
      FROM granted LEFT JOIN article_text ON article_text.article_id = granted.id
      LEFT JOIN article_signals ON article_signals.article_id = granted.id
      WHERE words > 0
        AND NOT EXISTS (SELECT 1 FROM takedown WHERE takedown.article_id = granted.id))sql");
  query.bind(id_list(articles));
  return query.all([](const Statement& row) {
    ExtractGround ground{.article = row.id<ArticleId>(0),
                         .text = row.text(1),
                         .granted_words = static_cast<int>(row.integer(2))};
    if (row.flag(8)) ground.signals = read_signals(row, 3);
    return ground;
  });
}

}  // namespace vigie::store
