// SPDX-License-Identifier: EUPL-1.2
#include "store/source/filter_repo.hpp"

#include "store/sql/lists.hpp"

namespace vigie::store {

Result<std::vector<WaitingStory>> waiting_stories(Reader& reader, Instant since) {
  // min() in an aggregate query makes SQLite take the other columns from the row that holds it.
  auto query = reader.prepare(R"sql(
      SELECT centre.key, desk_item.arrived_at, article.title, article.author, article.url,
             article.published_at, coalesce(article_text.excerpt, ''), coalesce(source.title, ''),
             coalesce(source.url_key, ''), coalesce(article_text.categories, ''), min(article.id)
      FROM desk_item
      JOIN centre ON centre.id = desk_item.centre_id
      JOIN reprint ON reprint.story_id = desk_item.story_id
      JOIN article ON article.reprint_id = reprint.id
      LEFT JOIN article_text ON article_text.article_id = article.id
      LEFT JOIN sighting ON sighting.article_id = article.id
        AND sighting.first_seen_at = article.first_seen_at
      LEFT JOIN source ON source.id = sighting.source_id
      WHERE desk_item.state = 'new' AND desk_item.arrived_at >= ?1
      GROUP BY desk_item.story_id, desk_item.centre_id
      ORDER BY desk_item.arrived_at DESC, desk_item.story_id DESC LIMIT ?2)sql");
  query.bind(since, kWaitingStoriesMax);
  return query.all([](const Statement& row) {
    return WaitingStory{row.text(0), row.instant(1),
                        row.text(2), row.text(3),
                        row.text(4), row.maybe_instant(5),
                        row.text(6), row.text(7),
                        row.text(8), split_codes(row.text_view(9), '\n')};
  });
}

}  // namespace vigie::store
