// SPDX-License-Identifier: EUPL-1.2
#include "store/source/load_repo.hpp"

namespace vigie::store {

Result<std::unordered_map<SourceId, int>> articles_by_source(Reader& reader, Instant since) {
  auto query = reader.prepare(R"sql(
      SELECT sighting.source_id, count(*)
      FROM article JOIN sighting ON sighting.article_id = article.id
      WHERE article.first_seen_at >= ?1 GROUP BY sighting.source_id)sql");
  std::unordered_map<SourceId, int> counts;
  const auto read = query.bind(since).each([&](const Statement& row) {
    counts[row.id<SourceId>(0)] = static_cast<int>(row.integer(1));
  });
  if (!read) return fail(read.error());
  return counts;
}

}  // namespace vigie::store
