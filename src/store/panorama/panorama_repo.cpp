// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/panorama_repo.hpp"

#include <limits>

namespace vigie::store {
namespace {

PanoramaItem read_item(const Statement& row) {
  return {row.id<PanoramaItemId>(0),
          row.id<StoryId>(1),
          row.id<ArticleId>(2),
          row.id<CentreId>(3),
          row.id<CuratorId>(4),
          row.text(5),
          static_cast<int>(row.integer(6)),
          row.instant(7),
          row.maybe_instant(8)};
}

PanoramaRow read_row(const Statement& row) {
  PanoramaRow out;
  out.item = read_item(row);
  out.centre_key = row.text(9);
  out.centre_name = row.text(10);
  out.title = row.text(11);
  out.author = row.text(12);
  out.media = row.text(13);
  out.url = row.text(14);
  out.access = access_named(row.text_view(15));
  out.article_published_at = row.maybe_instant(16);
  return out;
}

Result<std::optional<PanoramaItem>> read_one(Statement& query) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_item(query);
}

}  // namespace

Result<PanoramaItemId> add_panorama_item(Transaction& tx, const PanoramaItem& item) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO panorama_item (story_id, article_id, centre_id, curator_id, note, position,
                                 published_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT (story_id) WHERE withdrawn_at IS NULL DO NOTHING)sql");
  const auto done = insert.run(item.story, item.article, item.centre, item.curator, item.note,
                               item.position, item.published_at);
  if (!done) return fail(done.error());
  if (tx.changes() == 0) return fail(Code::conflict, "the story is on the panorama already");
  return PanoramaItemId{tx.last_insert_id()};
}

Result<void> withdraw_panorama_item(Transaction& tx, PanoramaItemId id, Instant now) {
  auto update = tx.prepare(
      "UPDATE panorama_item SET withdrawn_at = ?2 WHERE id = ?1 AND withdrawn_at IS NULL");
  return update.run(id, now);
}

Result<void> restore_panorama_item(Transaction& tx, PanoramaItemId id) {
  return tx.prepare("UPDATE panorama_item SET withdrawn_at = NULL WHERE id = ?1").run(id);
}

Result<std::optional<PanoramaItem>> live_panorama_item(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT id, story_id, article_id, centre_id, curator_id, note, position, published_at,
             withdrawn_at
      FROM panorama_item WHERE story_id = ?1 AND withdrawn_at IS NULL)sql");
  query.bind(story);
  return read_one(query);
}

Result<std::optional<PanoramaItem>> last_panorama_item(Reader& reader, StoryId story,
                                                       CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT id, story_id, article_id, centre_id, curator_id, note, position, published_at,
             withdrawn_at
      FROM panorama_item WHERE story_id = ?1 AND centre_id = ?2 ORDER BY id DESC LIMIT 1)sql");
  query.bind(story, centre);
  return read_one(query);
}

Result<std::vector<PanoramaRow>> panorama_page(Reader& reader, std::string_view theme,
                                               std::optional<PanoramaCursor> after, int limit) {
  constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();
  auto query = reader.prepare(R"sql(
      SELECT item.id, item.story_id, item.article_id, item.centre_id, item.curator_id, item.note,
             item.position, item.published_at, item.withdrawn_at, centre.key, centre.name,
             article.title, article.author, article.media, article.url, article.access,
             article.published_at
      FROM panorama_item AS item JOIN centre ON centre.id = item.centre_id
      JOIN article ON article.id = item.article_id
      WHERE item.withdrawn_at IS NULL AND (item.published_at, item.id) < (?1, ?2)
        AND (?3 = '' OR EXISTS (
          SELECT 1 FROM reprint JOIN article AS a ON a.reprint_id = reprint.id
          JOIN shown_tag AS tag ON tag.article_id = a.id
          WHERE reprint.story_id = item.story_id AND tag.kind = 'theme' AND tag.code = ?3))
      ORDER BY item.published_at DESC, item.id DESC LIMIT ?4)sql");
  query.bind(after ? after->published_at.seconds : kEnd, after ? after->id.value : kEnd, theme,
             limit);
  return query.all(read_row);
}

Result<std::vector<ThemeCount>> panorama_themes(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT tag.code, coalesce(theme.label, tag.code) AS label, count(DISTINCT item.id) AS items
      FROM panorama_item AS item JOIN reprint ON reprint.story_id = item.story_id
      JOIN article ON reprint_id = reprint.id
      JOIN shown_tag AS tag ON tag.article_id = article.id AND tag.kind = 'theme'
      LEFT JOIN theme ON theme.code = tag.code
      WHERE item.withdrawn_at IS NULL GROUP BY tag.code ORDER BY items DESC, label)sql");
  return query.all([](const Statement& row) {
    return ThemeCount{row.text(0), row.text(1), row.integer(2)};
  });
}

}  // namespace vigie::store
