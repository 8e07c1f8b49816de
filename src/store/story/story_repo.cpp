// SPDX-License-Identifier: EUPL-1.2
#include "store/story/story_repo.hpp"

#include "store/sql/id_list.hpp"

namespace vigie::store {

Result<std::vector<StoryArticle>> articles_of(Reader& reader, const std::vector<StoryId>& stories,
                                              CentreId centre) {
  auto query = reader.prepare(R"sql(
      WITH listed AS (
        SELECT page.key AS place, page.value AS story, article.id AS id,
               row_number() OVER (PARTITION BY page.key ORDER BY
                 coalesce(published_at, article.first_seen_at), article.id) AS number
        FROM json_each(?1) AS page JOIN reprint ON reprint.story_id = page.value
        JOIN article ON reprint_id = reprint.id)
      SELECT listed.story, article.id, reprint_id, url, title, author, media, access, kind,
             published_at, article.first_seen_at, coalesce(excerpt, ''),
             (SELECT count(*) FROM sighting WHERE sighting.article_id = article.id),
             EXISTS (SELECT 1 FROM sighting JOIN allocation USING (source_id)
                     WHERE sighting.article_id = article.id AND centre_id = ?3 AND to_at IS NULL),
             revised_at, likely
      FROM listed JOIN article ON article.id = listed.id
      LEFT JOIN article_text ON article_text.article_id = article.id
      WHERE number <= ?2 ORDER BY place, number)sql");
  query.bind(id_list(stories), kStoryArticlesMax, centre);
  return query.all([](const Statement& row) {
    return StoryArticle{.id = row.id<ArticleId>(1),
                        .reprint = row.id<ReprintId>(2),
                        .url = row.text(3),
                        .title = row.text(4),
                        .author = row.text(5),
                        .media = row.text(6),
                        .access = access_named(row.text_view(7)),
                        .kind = row.text(8),
                        .published_at = row.maybe_instant(9),
                        .first_seen_at = row.instant(10),
                        .excerpt = row.text(11),
                        .sightings = row.integer(12),
                        .held = row.flag(13),
                        .revised_at = row.maybe_instant(14),
                        .story = row.id<StoryId>(0),
                        .likely = row.is_null(15) ? std::optional<double>() : row.real(15)};
  });
}

Result<std::vector<StoryArticle>> story_articles(Reader& reader, StoryId story, CentreId centre) {
  return articles_of(reader, {story}, centre);
}

Result<std::vector<StoryTag>> story_tags(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT tag.kind, tag.code, coalesce(theme.label, territory.name, tag.code), tag.rule,
             max(tag.score) AS best
      FROM reprint JOIN article ON reprint_id = reprint.id
      JOIN shown_tag AS tag ON tag.article_id = article.id
      LEFT JOIN theme ON tag.kind = 'theme' AND theme.code = tag.code
      LEFT JOIN territory ON tag.kind = 'territory' AND territory.code = tag.code
      WHERE story_id = ?1
      GROUP BY tag.kind, tag.code ORDER BY tag.kind DESC, best DESC, tag.code)sql");
  query.bind(story);
  return query.all([](const Statement& row) {
    return StoryTag{row.text(0), row.text(1), row.text(2), row.text(3)};
  });
}

Result<ArticleCard> article_card(Reader& reader, ArticleId article) {
  auto query = reader.prepare(R"sql(
      SELECT title, media, coalesce(published_at, first_seen_at) FROM article WHERE id = ?1)sql");
  const auto row = query.bind(article).step();
  if (!row) return fail(row.error());
  if (!*row) return fail(Code::not_found, "article " + std::to_string(article.value));
  return ArticleCard{query.text(0), query.text(1), query.instant(2)};
}

Failure unknown_story(StoryId story) {
  return fail(Code::not_found, "story " + std::to_string(story.value),
              "aucune actualité n’a le numéro " + std::to_string(story.value));
}

Result<std::vector<ReprintId>> reprints_of(Reader& reader, StoryId story) {
  auto query = reader.prepare("SELECT id FROM reprint WHERE story_id = ?1 ORDER BY id");
  query.bind(story);
  return query.all([](const Statement& row) { return row.id<ReprintId>(0); });
}

Result<std::vector<ArticleReason>> reasons_of(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT article.id, reason, 0, at, grouping.id AS decision
      FROM reprint JOIN article ON reprint_id = reprint.id
      JOIN grouping ON grouping.article_id = article.id
      WHERE story_id = ?1 AND origin = 'machine'
      UNION
      SELECT article.id, reason, 1, at, grouping.id AS decision
      FROM reprint JOIN article ON article.reprint_id = reprint.id
      JOIN grouping_step AS step ON step.article_id = article.id
        OR (step.article_id IS NULL AND step.reprint_id = reprint.id)
      JOIN grouping ON grouping.id = step.grouping_id
      WHERE reprint.story_id = ?1 AND undone_at IS NULL
      ORDER BY decision)sql");
  query.bind(story);
  return query.all([](const Statement& row) {
    return ArticleReason{row.id<ArticleId>(0), row.text(1), row.flag(2), row.instant(3)};
  });
}

Result<std::vector<StoryPlace>> places_of(Reader& reader, const std::vector<StoryId>& stories) {
  auto query = reader.prepare(R"sql(
      SELECT page.value, article.id, tag.code, 0
      FROM json_each(?1) AS page JOIN reprint ON reprint.story_id = page.value
      JOIN article ON reprint_id = reprint.id
      JOIN shown_tag AS tag ON tag.article_id = article.id AND tag.kind = 'territory'
      UNION
      SELECT page.value, article.id, source_territory.code, 1
      FROM json_each(?1) AS page JOIN reprint ON reprint.story_id = page.value
      JOIN article ON reprint_id = reprint.id
      JOIN sighting ON sighting.article_id = article.id
      JOIN source_territory ON source_territory.source_id = sighting.source_id
      ORDER BY 2, 4, 3)sql");
  query.bind(id_list(stories));
  return query.all([](const Statement& row) {
    return StoryPlace{row.id<ArticleId>(1), row.text(2), row.flag(3), row.id<StoryId>(0)};
  });
}

Result<StoryId> story_of_reprint(Reader& reader, ReprintId reprint) {
  auto query = reader.prepare("SELECT story_id FROM reprint WHERE id = ?1");
  const auto row = query.bind(reprint).step();
  if (!row) return fail(row.error());
  if (!*row) return fail(Code::not_found, "reprint " + std::to_string(reprint.value));
  return query.id<StoryId>(0);
}

Result<StoryId> living_story(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      WITH RECURSIVE chain (id, next) AS (
        SELECT id, merged_into_id FROM story WHERE id = ?1
        UNION SELECT story.id, merged_into_id FROM story JOIN chain ON story.id = chain.next)
      SELECT id FROM chain WHERE next IS NULL)sql");
  const auto row = query.bind(story).step();
  if (!row) return fail(row.error());
  return *row ? query.id<StoryId>(0) : story;
}

}  // namespace vigie::store
