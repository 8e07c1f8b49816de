// SPDX-License-Identifier: EUPL-1.2
#include "store/desk/desk_list_repo.hpp"

#include <limits>

#include "store/article/search_repo.hpp"

namespace vigie::store {
namespace {

std::string_view code_of(ListOrder order) {
  switch (order) {
    case ListOrder::date:
      return "date";
    case ListOrder::size:
      return "size";
    case ListOrder::likely:
      return "likely";
  }
  return "date";
}

DeskItem read_listed(const Statement& row) {
  DeskItem item = read_desk_item(row);
  item.read_at = row.maybe_instant(14);
  return item;
}

}  // namespace

Result<std::vector<DeskItem>> desk_page(Reader& reader, const DeskListKey& list,
                                        std::optional<Cursor> after, int limit) {
  constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();
  auto query = reader.prepare(R"sql(
      SELECT story_id, desk_item.centre_id, state, version, arrived_at, decided_at, curator_id,
             coalesce(curator.name, ''), article_id, filtered_by, later_on, muted_at, dated_at,
             came_back,
             (SELECT read_at FROM story_read AS seen
              WHERE seen.curator_id = ?6 AND seen.story_id = desk_item.story_id)
      FROM desk_item JOIN story ON story.id = story_id
      LEFT JOIN curator ON curator.id = curator_id
      WHERE desk_item.centre_id = ?1 AND state = ?2 AND merged_into_id IS NULL
        AND (dated_at, story_id) < (?3, ?4)
      ORDER BY dated_at DESC, story_id DESC LIMIT ?5)sql");
  query.bind(list.centre, name_of(list.state), after ? after->at : kEnd, after ? after->id : kEnd,
             limit, list.curator);
  return query.all(read_listed);
}

Result<WindowPage> desk_window(Reader& reader, const DeskListKey& list, const DeskFilter& filter,
                               ListOrder order, std::int64_t skip, int limit) {
  const std::string match = search_expression(filter.words);
  auto query = reader.prepare(R"sql(
      WITH latest AS (
        SELECT story_id, desk_item.centre_id, state, version, arrived_at, decided_at, curator_id,
               article_id, filtered_by, later_on, muted_at, dated_at, came_back
        FROM desk_item JOIN story ON story.id = story_id
        WHERE desk_item.centre_id = ?1 AND state = ?2 AND merged_into_id IS NULL
          AND dated_at >= ?12
        ORDER BY dated_at DESC, story_id DESC LIMIT ?3),
      found AS (
        SELECT DISTINCT story_id FROM
          (SELECT rowid AS id FROM search WHERE search MATCH ?11 ORDER BY rowid DESC LIMIT 20000)
        JOIN article USING (id) JOIN reprint ON reprint.id = reprint_id)
      SELECT story_id, latest.centre_id, state, version, arrived_at, decided_at, curator_id,
             coalesce(curator.name, ''), article_id, filtered_by, later_on, muted_at, dated_at,
             came_back,
             (SELECT read_at FROM story_read AS seen
              WHERE seen.curator_id = ?14 AND seen.story_id = latest.story_id),
             count(*) OVER (),
             CASE ?13
               WHEN 'size' THEN (SELECT count(DISTINCT media) FROM reprint
                                 JOIN article ON reprint_id = reprint.id
                                 WHERE reprint.story_id = latest.story_id)
               WHEN 'likely' THEN (SELECT max(likely) FROM reprint
                                   JOIN article ON reprint_id = reprint.id
                                   WHERE reprint.story_id = latest.story_id)
             END AS weight
      FROM latest LEFT JOIN curator ON curator.id = curator_id
      WHERE (?11 IS NULL OR story_id IN (SELECT story_id FROM found))
        AND (?6 = '' OR EXISTS (
              SELECT 1 FROM reprint JOIN article ON reprint_id = reprint.id
              JOIN shown_tag AS tag ON tag.article_id = article.id
              WHERE reprint.story_id = latest.story_id AND tag.kind = 'theme' AND tag.code = ?6))
        AND (?7 = '' OR EXISTS (
              SELECT 1 FROM reprint JOIN article ON reprint_id = reprint.id
              JOIN shown_tag AS tag ON tag.article_id = article.id
              WHERE reprint.story_id = latest.story_id AND tag.kind = 'territory'
                AND tag.code = ?7))
        AND (?8 || ?9 || ?10 = '' OR EXISTS (
              SELECT 1 FROM reprint JOIN article ON reprint_id = reprint.id
              WHERE reprint.story_id = latest.story_id AND (?8 = '' OR media = ?8)
                AND (?9 = '' OR access = ?9) AND (?10 = '' OR kind = ?10)))
      ORDER BY weight DESC NULLS LAST, dated_at DESC, story_id DESC LIMIT ?4 OFFSET ?5)sql");
  query.bind(list.centre, name_of(list.state), kListWindow, limit, skip, filter.theme,
             filter.territory, filter.media, filter.access, filter.kind,
             match.empty() ? std::optional<std::string_view>() : match,
             filter.since ? at_utc(*filter.since) : Instant{0}, code_of(order), list.curator);
  WindowPage page;
  const auto read = query.each([&](const Statement& row) {
    page.items.push_back(read_listed(row));
    page.matching = row.integer(15);
  });
  if (!read) return fail(read.error());
  return page;
}

Result<std::vector<Facet>> desk_facets(Reader& reader, CentreId centre, DeskState state) {
  auto query = reader.prepare(R"sql(
      WITH latest AS (
        SELECT story_id FROM desk_item JOIN story ON story.id = story_id
        WHERE desk_item.centre_id = ?1 AND state = ?2 AND merged_into_id IS NULL
        ORDER BY dated_at DESC, story_id DESC LIMIT ?3),
      listed AS (
        SELECT latest.story_id AS story, article.id AS id, media, access, article.kind AS kind
        FROM latest JOIN reprint ON reprint.story_id = latest.story_id
        JOIN article ON reprint_id = reprint.id),
      counted AS (
        SELECT tag.kind AS kind, tag.code AS code, count(DISTINCT story) AS lines
        FROM listed JOIN shown_tag AS tag ON tag.article_id = listed.id GROUP BY tag.kind, tag.code
        UNION ALL
        SELECT 'media', media, count(DISTINCT story) FROM listed WHERE media <> '' GROUP BY media
        UNION ALL
        SELECT 'access', access, count(DISTINCT story) FROM listed GROUP BY access
        UNION ALL
        SELECT 'kind', kind, count(DISTINCT story) FROM listed GROUP BY kind),
      ranked AS (
        SELECT kind, code, lines,
               row_number() OVER (PARTITION BY kind ORDER BY lines DESC, code) AS place
        FROM counted)
      SELECT ranked.kind, ranked.code, coalesce(theme.label, territory.name, ranked.code), lines
      FROM ranked
      LEFT JOIN theme ON ranked.kind = 'theme' AND theme.code = ranked.code
      LEFT JOIN territory ON ranked.kind = 'territory' AND territory.code = ranked.code
      WHERE place <= ?4 ORDER BY ranked.kind, place)sql");
  query.bind(centre, name_of(state), kListWindow, kFacetsMax);
  return query.all([](const Statement& row) {
    return Facet{row.text(0), row.text(1), row.text(2), row.integer(3)};
  });
}

}  // namespace vigie::store
