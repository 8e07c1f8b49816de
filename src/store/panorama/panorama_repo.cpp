// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/panorama_repo.hpp"

#include <algorithm>
#include <limits>

#include "store/sql/id_list.hpp"
#include "text/fold.hpp"
#include "text/signature.hpp"

namespace vigie::store {
namespace {

PanoramaItem read_item(const Statement& row) {
  return {.id = row.id<PanoramaItemId>(0),
          .key = row.text(1),
          .story = row.id<StoryId>(2),
          .article = row.id<ArticleId>(3),
          .centre = row.id<CentreId>(4),
          .curator = row.id<CuratorId>(5),
          .title = row.text(6),
          .url = row.text(7),
          .media = row.text(8),
          .author = row.text(9),
          .dated_at = row.maybe_instant(10),
          .note = row.text(11),
          .state = parse_item_state(row.text_view(12)).value_or(ItemState::withdrawn),
          .version = static_cast<int>(row.integer(13)),
          .position = static_cast<int>(row.integer(14)),
          .publish_at = row.instant(15),
          .published_at = row.maybe_instant(16),
          .corrected_at = row.maybe_instant(17),
          .correction = row.text(18),
          .withdrawn_at = row.maybe_instant(19),
          .reason = row.text(20)};
}

}  // namespace

PanoramaItem read_panorama_item(const Statement& row) { return read_item(row); }

std::string media_key_of(std::string_view media) {
  std::string key = text::folded_words(media);
  std::ranges::replace(key, ' ', '-');
  return key;
}

namespace {

PanoramaRow read_row(const Statement& row) {
  return {.item = read_item(row),
          .centre_key = row.text(21),
          .centre_name = row.text(22),
          .access = access_named(row.text_view(23)),
          .articles_since = row.integer(24),
          .joined_centres = row.text(25),
          .media_key = row.text(26)};
}

Result<std::optional<PanoramaItem>> read_one(Statement& query) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_item(query);
}

constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();

Result<void> add_authors(Transaction& tx, PanoramaItemId item, std::string_view signature) {
  int position = 0;
  for (const std::string& name : text::names_signed(signature)) {
    const std::string key = media_key_of(name);
    if (key.empty()) continue;
    auto insert = tx.prepare(R"sql(
        INSERT INTO panorama_author (item_id, position, author_key, name) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (item_id, author_key) DO NOTHING)sql");
    if (auto done = insert.run(item, ++position, key, name); !done) return done;
  }
  return {};
}

}  // namespace

PanoramaRow read_panorama_row(const Statement& row) { return read_row(row); }

Result<PanoramaItemId> add_panorama_item(Transaction& tx, const PanoramaItem& item, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, url, media,
                                 author, dated_at, note, position, publish_at, changed_by,
                                 changed_at, state, media_key)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?5, ?14, ?15, ?16)
      ON CONFLICT (story_id) WHERE state <> 'withdrawn' DO NOTHING)sql");
  const auto done =
      insert.run(item.key, item.story, item.article, item.centre, item.curator, item.title,
                 item.url, item.media, item.author, item.dated_at, item.note, item.position,
                 item.publish_at, now, name_of(item.state), media_key_of(item.media));
  if (!done) return fail(done.error());
  if (tx.changes() == 0) return fail(Code::conflict, "the story is on the panorama already");
  const PanoramaItemId id{tx.last_insert_id()};
  if (auto signed_by = add_authors(tx, id, item.author); !signed_by) return fail(signed_by.error());
  return id;
}

// What appears again appears where it stood.
Result<bool> move_panorama_item(Transaction& tx, PanoramaItemId id, int version,
                                const ItemStep& step, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE panorama_item SET state = ?3, version = version + 1, changed_by = ?4, changed_at = ?5,
             published_at = iif(?3 = 'published', coalesce(published_at, ?5), published_at),
             published_on = iif(?3 = 'published', coalesce(published_on, ?7), published_on),
             withdrawn_at = iif(?3 = 'withdrawn', ?5, NULL), reason = ?6
      WHERE id = ?1 AND version = ?2)sql");
  const auto done =
      update.run(id, version, name_of(step.to), step.by, now, step.reason, paris_day(now));
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::optional<PanoramaItem>> live_panorama_item(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT id, key, story_id, article_id, centre_id, curator_id, title, url, media, author,
             dated_at, note, state, version, position, publish_at, published_at, corrected_at,
             correction, withdrawn_at, reason
      FROM panorama_item WHERE story_id = ?1 AND state <> 'withdrawn')sql");
  query.bind(story);
  return read_one(query);
}

Result<std::optional<PanoramaItem>> last_panorama_item(Reader& reader, StoryId story,
                                                       CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT id, key, story_id, article_id, centre_id, curator_id, title, url, media, author,
             dated_at, note, state, version, position, publish_at, published_at, corrected_at,
             correction, withdrawn_at, reason
      FROM panorama_item WHERE story_id = ?1 AND centre_id = ?2 ORDER BY id DESC LIMIT 1)sql");
  query.bind(story, centre);
  return read_one(query);
}

Result<std::vector<PanoramaRow>> panorama_page(Reader& reader, std::optional<Cursor> after,
                                               int limit, Instant since) {
  auto query = reader.prepare(R"sql(
      SELECT item.* FROM panorama_shown AS item
      WHERE item.state = 'published' AND (item.published_at, item.id) < (?1, ?2)
        AND item.published_at >= ?4
      ORDER BY item.published_at DESC, item.id DESC LIMIT ?3)sql");
  query.bind(after ? after->at : kEnd, after ? after->id : kEnd, limit, since);
  return query.all(read_row);
}

Result<void> retag_panorama(Transaction& tx, StoryId story) {
  auto touch = tx.prepare(
      "UPDATE panorama_item SET story_id = story_id WHERE story_id = ?1 AND state = 'published'");
  return touch.run(story);
}

Result<std::vector<ItemTag>> panorama_tags(Reader& reader,
                                           const std::vector<PanoramaItemId>& items) {
  auto query = reader.prepare(R"sql(
      SELECT tag.item_id, tag.kind, tag.code, coalesce(theme.label, territory.name, tag.code)
      FROM json_each(?1) AS page JOIN panorama_tag AS tag ON tag.item_id = page.value
      LEFT JOIN theme ON tag.kind = 'theme' AND theme.code = tag.code
      LEFT JOIN territory ON tag.kind = 'territory' AND territory.code = tag.code
      WHERE tag.within = 0
      ORDER BY page.key, tag.position)sql");
  query.bind(id_list(items));
  return query.all([](const Statement& row) {
    return ItemTag{row.id<PanoramaItemId>(0), row.text(1), row.text(2), row.text(3)};
  });
}

Result<std::vector<RelayedStory>> relayed_among(Reader& reader,
                                                const std::vector<StoryId>& stories) {
  auto query = reader.prepare(R"sql(
      SELECT item.story_id, item.centre_id, centre.name, coalesce(published_at, publish_at)
      FROM json_each(?1) AS page JOIN panorama_item AS item ON item.story_id = page.value
      JOIN centre ON centre.id = item.centre_id
      WHERE item.state <> 'withdrawn')sql");
  query.bind(id_list(stories));
  return query.all([](const Statement& row) {
    return RelayedStory{row.id<StoryId>(0), row.id<CentreId>(1), row.text(2), row.instant(3)};
  });
}

}  // namespace vigie::store
