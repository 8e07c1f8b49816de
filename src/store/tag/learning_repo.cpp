// SPDX-License-Identifier: EUPL-1.2
#include "store/tag/learning_repo.hpp"

#include "store/sql/id_list.hpp"
#include "store/sql/lists.hpp"

namespace vigie::store {

Result<std::vector<DecidedArticle>> decided_articles(Reader& reader, std::int64_t limit) {
  auto query = reader.prepare(R"sql(
      WITH decision AS (
        SELECT article_id, max(decided_at) AS at, max(state = 'relayed') AS relayed,
               max(state = 'discarded') AS discarded,
               max(state IN ('kept', 'relayed')) AS seen
        FROM desk_item WHERE article_id IS NOT NULL AND state <> 'new' GROUP BY article_id
        UNION ALL
        SELECT article_id, max(at), 0, 0, 1 FROM tag_move WHERE undone_at IS NULL
        GROUP BY article_id),
      latest AS (
        SELECT article_id, max(at) AS at, max(relayed) AS relayed, max(discarded) AS discarded,
               max(seen) AS seen
        FROM decision GROUP BY article_id ORDER BY at DESC, article_id DESC LIMIT ?1)
      SELECT article.title, coalesce(excerpt, ''), relayed, discarded AND NOT relayed, seen,
             coalesce((SELECT group_concat(code) FROM (
               SELECT DISTINCT tag.code AS code FROM article_tag AS tag
               WHERE tag.article_id = latest.article_id AND tag.kind = 'theme' AND NOT tag.refused
                 AND NOT EXISTS (
                   SELECT 1 FROM article_tag AS said
                   WHERE said.article_id = tag.article_id AND said.kind = tag.kind
                     AND said.code = tag.code AND said.origin = 'curator' AND said.refused)
               ORDER BY tag.code)), '')
      FROM latest JOIN article ON article.id = latest.article_id
      LEFT JOIN article_text ON article_text.article_id = article.id
      ORDER BY latest.at DESC, article.id DESC)sql");
  query.bind(limit);
  return query.all([](const Statement& row) {
    return DecidedArticle{row.text(0), row.text(1), split_codes(row.text_view(5)),
                          row.flag(4), row.flag(2), row.flag(3)};
  });
}

Result<std::vector<ThemeAgreement>> theme_agreement(Reader& reader, std::int64_t limit) {
  auto query = reader.prepare(R"sql(
      WITH decision AS (
        SELECT centre_id, article_id, decided_at AS at FROM desk_item
        WHERE article_id IS NOT NULL AND state IN ('kept', 'relayed')
        UNION SELECT centre_id, article_id, at FROM tag_move WHERE undone_at IS NULL),
      ranked AS (
        SELECT centre_id, article_id,
               row_number() OVER (PARTITION BY centre_id ORDER BY max(at) DESC) AS place
        FROM decision GROUP BY centre_id, article_id),
      origin (name) AS (VALUES ('rule'), ('learned')),
      said AS (
        SELECT centre_id, tag.article_id, tag.code, max(tag.origin = 'rule') AS rule,
               max(tag.origin = 'learned') AS learned,
               max(tag.origin = 'curator' AND NOT refused) AS given,
               max(tag.origin = 'curator' AND refused) AS refused
        FROM ranked JOIN article_tag AS tag ON tag.article_id = ranked.article_id
        WHERE place <= ?1 AND tag.kind = 'theme' GROUP BY centre_id, tag.article_id, tag.code),
      counted AS (
        SELECT centre_id, code, origin.name AS origin,
               sum(CASE origin.name WHEN 'rule' THEN rule ELSE learned END AND NOT refused) AS right,
               sum(CASE origin.name WHEN 'rule' THEN rule ELSE learned END AND refused) AS wrong,
               sum(given AND NOT CASE origin.name WHEN 'rule' THEN rule ELSE learned END) AS missed
        FROM said CROSS JOIN origin GROUP BY centre_id, code, origin.name)
      SELECT centre.name, coalesce(theme.label, counted.code), origin, right, wrong, missed
      FROM counted JOIN centre ON centre.id = centre_id
      LEFT JOIN theme ON theme.code = counted.code
      WHERE right + wrong + missed > 0 ORDER BY 1, 2, 3 DESC)sql");
  query.bind(limit);
  return query.all([](const Statement& row) {
    return ThemeAgreement{row.text(0),    row.text(1),    row.text(2),
                          row.integer(3), row.integer(4), row.integer(5)};
  });
}

Result<std::vector<StoryId>> undecided_stories(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT DISTINCT story_id FROM centre JOIN desk_item
        ON desk_item.centre_id = centre.id AND (state = 'new' OR state = 'later')
      ORDER BY story_id)sql");
  return query.all([](const Statement& row) { return row.id<StoryId>(0); });
}

Result<std::vector<ArticleToScore>> articles_to_score(Reader& reader,
                                                      const std::vector<StoryId>& stories) {
  auto query = reader.prepare(R"sql(
      SELECT article.id, article.title, coalesce(excerpt, ''), coalesce(categories, '')
      FROM json_each(?1) AS page JOIN reprint ON reprint.story_id = page.value
      JOIN article ON article.reprint_id = reprint.id
      LEFT JOIN article_text ON article_text.article_id = article.id)sql");
  query.bind(id_list(stories));
  return query.all([](const Statement& row) {
    return ArticleToScore{row.id<ArticleId>(0), row.text(1), row.text(2),
                          split_codes(row.text_view(3), '\n')};
  });
}

}  // namespace vigie::store
