// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/shelf_repo.hpp"

#include <limits>

namespace vigie::store {
namespace {

constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();

ThemeCount read_count(const Statement& row) { return {row.text(0), row.text(1), row.integer(2)}; }

}  // namespace

Result<std::vector<PanoramaRow>> panorama_tag_page(Reader& reader, std::string_view kind,
                                                   std::string_view code,
                                                   std::optional<Cursor> after, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT item.*
      FROM panorama_tag AS tag JOIN panorama_shown AS item ON item.id = tag.item_id
      WHERE tag.kind = ?5 AND tag.code = ?1 AND (tag.published_at, tag.item_id) < (?2, ?3)
      ORDER BY tag.published_at DESC, tag.item_id DESC LIMIT ?4)sql");
  query.bind(code, after ? after->at : kLast, after ? after->id : kLast, limit, kind);
  return query.all(read_panorama_row);
}

Result<std::vector<PanoramaRow>> panorama_centre_page(Reader& reader, std::string_view centre_key,
                                                      std::optional<Cursor> after, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT item.* FROM panorama_shown AS item
      WHERE item.centre_key = ?1 AND item.state = 'published'
        AND (item.published_at, item.id) < (?2, ?3)
      ORDER BY item.published_at DESC, item.id DESC LIMIT ?4)sql");
  query.bind(centre_key, after ? after->at : kLast, after ? after->id : kLast, limit);
  return query.all(read_panorama_row);
}

Result<std::vector<PanoramaRow>> panorama_media_page(Reader& reader, std::string_view media_key,
                                                     std::optional<Cursor> after, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT item.* FROM panorama_shown AS item
      WHERE item.media_key = ?1 AND item.state = 'published'
        AND (item.published_at, item.id) < (?2, ?3)
      ORDER BY item.published_at DESC, item.id DESC LIMIT ?4)sql");
  query.bind(media_key, after ? after->at : kLast, after ? after->id : kLast, limit);
  return query.all(read_panorama_row);
}

Result<std::vector<PanoramaRow>> panorama_author_page(Reader& reader, std::string_view author_key,
                                                      std::optional<Cursor> after, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT item.*
      FROM panorama_author AS signs JOIN panorama_shown AS item ON item.id = signs.item_id
      WHERE signs.author_key = ?1 AND signs.published_at IS NOT NULL
        AND (signs.published_at, signs.item_id) < (?2, ?3)
      ORDER BY signs.published_at DESC, signs.item_id DESC LIMIT ?4)sql");
  query.bind(author_key, after ? after->at : kLast, after ? after->id : kLast, limit);
  return query.all(read_panorama_row);
}

Result<std::optional<PanoramaRow>> panorama_row(Reader& reader, std::string_view key) {
  auto query = reader.prepare("SELECT * FROM panorama_shown WHERE key = ?1");
  const auto row = query.bind(key).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_panorama_row(query);
}

Result<std::vector<ThemeCount>> panorama_shelves(Reader& reader, std::string_view kind) {
  const bool by_date = kind == "month" || kind == "day";
  auto query = reader.prepare(R"sql(
      SELECT shelf.code, shelf.label, shelf.items FROM panorama_shelf AS shelf
      WHERE shelf.kind = ?1 AND shelf.items > 0
      ORDER BY iif(?2, shelf.code, NULL) DESC, shelf.items DESC, shelf.label)sql");
  query.bind(kind, by_date);
  return query.all(read_count);
}

Result<std::vector<ThemeCount>> panorama_days(Reader& reader, std::string_view month) {
  auto query = reader.prepare(R"sql(
      SELECT code, code, items FROM panorama_tag_count
      WHERE kind = 'day' AND items > 0 AND code >= ?1 AND code < ?1 || '~' ORDER BY code DESC)sql");
  query.bind(month);
  return query.all(read_count);
}

Result<std::optional<ThemeCount>> panorama_shelf(Reader& reader, std::string_view kind,
                                                 std::string_view code) {
  auto query = reader.prepare(R"sql(
      SELECT code, label, items FROM panorama_shelf WHERE kind = ?1 AND code = ?2)sql");
  const auto row = query.bind(kind, code).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_count(query);
}

Result<std::optional<Instant>> last_withdrawal(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT withdrawn_at FROM panorama_item WHERE state = 'withdrawn'
      ORDER BY withdrawn_at DESC LIMIT 1)sql");
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.maybe_instant(0);
}

Result<std::optional<ThemeLife>> theme_life(Reader& reader, std::string_view code) {
  auto query =
      reader.prepare("SELECT valid_from, coalesce(valid_to, '') FROM theme WHERE code = ?1");
  const auto row = query.bind(code).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  ThemeLife life{query.text(0), query.text(1), {}};
  auto after = reader.prepare(R"sql(
      SELECT successor_code, coalesce(theme.label, successor_code), 0
      FROM theme_successor LEFT JOIN theme ON theme.code = successor_code
      WHERE theme_code = ?1 ORDER BY position)sql");
  after.bind(code);
  auto successors = after.all(read_count);
  if (!successors) return fail(successors.error());
  life.successors = std::move(*successors);
  return life;
}

Result<std::vector<PanoramaRow>> search_panorama(Reader& reader, const PanoramaSearch& search,
                                                 int limit) {
  auto query = reader.prepare(R"sql(
      SELECT item.*
      FROM search_panorama JOIN panorama_shown AS item ON item.id = search_panorama.rowid
      WHERE search_panorama MATCH ?1 AND search_panorama.rowid < ?2
        AND (?3 = '' OR EXISTS (SELECT 1 FROM panorama_tag AS tag
                                WHERE tag.item_id = item.id AND tag.kind = 'theme'
                                  AND tag.code = ?3))
        AND (?4 = '' OR substr(item.published_on, 1, 4) = ?4)
        AND (?5 = '' OR item.centre_key = ?5) AND (?6 = '' OR item.media_key = ?6)
      ORDER BY search_panorama.rowid DESC LIMIT ?7)sql");
  query.bind(search.match, search.before > 0 ? search.before : kLast, search.theme, search.year,
             search.centre, search.media, limit);
  return query.all(read_panorama_row);
}

Result<std::vector<SearchFacet>> panorama_facets(Reader& reader, const PanoramaSearch& search) {
  auto query = reader.prepare(R"sql(
      WITH found (id) AS MATERIALIZED (
        SELECT rowid FROM search_panorama WHERE search_panorama MATCH ?1
        ORDER BY rowid DESC LIMIT ?2)
      SELECT 'theme', tag.code, coalesce(theme.label, tag.code), count(*) AS items
      FROM found CROSS JOIN panorama_tag AS tag ON tag.item_id = found.id AND tag.kind = 'theme'
      LEFT JOIN theme ON theme.code = tag.code GROUP BY tag.code
      UNION ALL
      SELECT 'annee', substr(item.published_on, 1, 4), substr(item.published_on, 1, 4), count(*)
      FROM found JOIN panorama_item AS item ON item.id = found.id GROUP BY 2
      UNION ALL
      SELECT 'centre', centre.key, centre.name, count(*)
      FROM found JOIN panorama_item AS item ON item.id = found.id
      JOIN centre ON centre.id = item.centre_id GROUP BY centre.id
      UNION ALL
      SELECT 'media', item.media_key, max(item.media), count(*)
      FROM found JOIN panorama_item AS item ON item.id = found.id
      WHERE item.media_key <> '' GROUP BY item.media_key
      ORDER BY 1, items DESC, 3)sql");
  query.bind(search.match, kFacetItemsMax);
  return query.all([](const Statement& row) {
    return SearchFacet{row.text(0), row.text(1), row.text(2), row.integer(3)};
  });
}

Result<std::vector<MapLine>> panorama_map(Reader& reader, std::int64_t before, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT key, max(published_at, coalesce(corrected_at, 0)) FROM panorama_item
      WHERE state = 'published' AND published_at < ?1 ORDER BY published_at DESC LIMIT ?2)sql");
  query.bind(before > 0 ? before : kLast, limit);
  return query.all([](const Statement& row) { return MapLine{row.text(0), row.instant(1)}; });
}

}  // namespace vigie::store
