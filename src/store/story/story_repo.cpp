// SPDX-License-Identifier: EUPL-1.2
#include "store/story/story_repo.hpp"

namespace vigie::store {

Result<std::vector<StoryArticle>> story_articles(Reader& reader, StoryId story, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT article.id, reprint_id, url, title, author, media, access, kind, published_at,
             article.first_seen_at, coalesce(excerpt, ''),
             (SELECT count(*) FROM sighting WHERE sighting.article_id = article.id),
             EXISTS (SELECT 1 FROM sighting JOIN allocation USING (source_id)
                     WHERE sighting.article_id = article.id AND centre_id = ?3 AND to_at IS NULL),
             revised_at
      FROM reprint JOIN article ON reprint_id = reprint.id
      LEFT JOIN article_text ON article_text.article_id = article.id
      WHERE story_id = ?1
      ORDER BY coalesce(published_at, article.first_seen_at), article.id LIMIT ?2)sql");
  query.bind(story, kStoryArticlesMax, centre);
  return query.all([](const Statement& row) {
    return StoryArticle{row.id<ArticleId>(0),
                        row.id<ReprintId>(1),
                        row.text(2),
                        row.text(3),
                        row.text(4),
                        row.text(5),
                        access_named(row.text_view(6)),
                        row.text(7),
                        row.maybe_instant(8),
                        row.instant(9),
                        row.text(10),
                        row.integer(11),
                        row.flag(12),
                        row.maybe_instant(13)};
  });
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

Result<std::vector<StoryPlace>> story_places(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT article.id, tag.code, 0 FROM reprint JOIN article ON reprint_id = reprint.id
      JOIN shown_tag AS tag ON tag.article_id = article.id AND tag.kind = 'territory'
      WHERE story_id = ?1
      UNION
      SELECT article.id, source_territory.code, 1
      FROM reprint JOIN article ON reprint_id = reprint.id
      JOIN sighting ON sighting.article_id = article.id
      JOIN source_territory ON source_territory.source_id = sighting.source_id
      WHERE story_id = ?1
      ORDER BY 1, 3, 2)sql");
  query.bind(story);
  return query.all([](const Statement& row) {
    return StoryPlace{row.id<ArticleId>(0), row.text(1), row.flag(2)};
  });
}

Result<std::int64_t> articles_since(Reader& reader, StoryId story, Instant since) {
  auto query = reader.prepare(R"sql(
      SELECT count(*) FROM reprint JOIN article ON reprint_id = reprint.id
      WHERE story_id = ?1 AND article.first_seen_at > ?2)sql");
  if (const auto row = query.bind(story, since).step(); !row) return fail(row.error());
  return query.integer(0);
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
