// SPDX-License-Identifier: EUPL-1.2
#include "store/article/signals_repo.hpp"

namespace vigie::store {
namespace {

std::optional<bool> as_saying(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column) != 0;
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
  PublisherSignals signals;
  if (!query.is_null(0)) signals.max_snippet = static_cast<int>(query.integer(0));
  signals.no_index = query.integer(1) != 0;
  signals.free_access = as_saying(query, 2);
  signals.tdm_reserved = as_saying(query, 3);
  signals.tdm_policy = query.text(4);
  return signals;
}

Result<ExtractGround> extract_ground(Reader& reader, ArticleId article) {
  // A source that was retired grants nothing any more; nor does a page that no source showed.
  auto query = reader.prepare(R"sql(
      SELECT coalesce((SELECT excerpt FROM article_text WHERE article_id = ?1), ''),
             coalesce((SELECT min(iif(retired_at IS NULL, extract_words, 0))
                       FROM sighting JOIN source ON source.id = source_id
                       WHERE article_id = ?1), 0))sql");
  query.bind(article);
  if (const auto row = query.step(); !row) return fail(row.error());
  return ExtractGround{query.text(0), static_cast<int>(query.integer(1))};
}

}  // namespace vigie::store
