// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/edition_repo.hpp"

namespace vigie::store {
namespace {

EditionItem read_edition_item(const Statement& row) {
  return {.item = read_panorama_item(row),
          .centre_key = row.text(21),
          .centre_name = row.text(22),
          .curator_name = row.text(23),
          .editor_name = row.text(24),
          .title_now = row.text(25),
          .joined_centres = row.text(26)};
}

}  // namespace

Result<std::vector<EditionItem>> edition_items(Reader& reader, Instant since) {
  auto query = reader.prepare(R"sql(
      WITH shown (id) AS (
        SELECT id FROM panorama_item WHERE state = 'ready'
        UNION ALL SELECT id FROM panorama_item WHERE state = 'scheduled'
        UNION ALL SELECT id FROM panorama_item WHERE state = 'published' AND published_at >= ?1)
      SELECT item.id, item.key, item.story_id, item.article_id, item.centre_id, item.curator_id,
             item.title, item.url, item.media, item.author, item.dated_at, item.note, item.state,
             item.version, item.position, item.publish_at, item.published_at, item.corrected_at,
             item.correction, item.withdrawn_at, item.reason, centre.key, centre.name, author.name,
             editor.name, article.title,
             coalesce((SELECT group_concat(DISTINCT joined.name)
                       FROM proposal JOIN centre AS joined ON joined.id = proposal.centre_id
                       WHERE proposal.item_id = item.id AND proposal.state = 'merged'
                         AND proposal.centre_id <> item.centre_id), '')
      FROM shown JOIN panorama_item AS item ON item.id = shown.id
      JOIN centre ON centre.id = item.centre_id
      JOIN curator AS author ON author.id = item.curator_id
      JOIN curator AS editor ON editor.id = item.changed_by
      JOIN article ON article.id = item.article_id LIMIT ?2)sql");
  query.bind(since, kEditionItemsMax);
  return query.all(read_edition_item);
}

Result<std::vector<EditionItem>> withdrawn_items(Reader& reader, Instant since, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT item.id, item.key, item.story_id, item.article_id, item.centre_id, item.curator_id,
             item.title, item.url, item.media, item.author, item.dated_at, item.note, item.state,
             item.version, item.position, item.publish_at, item.published_at, item.corrected_at,
             item.correction, item.withdrawn_at, item.reason, centre.key, centre.name, author.name,
             editor.name, article.title, ''
      FROM panorama_item AS item JOIN centre ON centre.id = item.centre_id
      JOIN curator AS author ON author.id = item.curator_id
      JOIN curator AS editor ON editor.id = item.changed_by
      JOIN article ON article.id = item.article_id
      WHERE item.state = 'withdrawn' AND item.withdrawn_at >= ?1 AND item.published_at IS NOT NULL
            AND item.joined_to IS NULL
      ORDER BY item.withdrawn_at DESC LIMIT ?2)sql");
  query.bind(since, limit);
  return query.all(read_edition_item);
}

Result<std::optional<PanoramaItem>> panorama_item(Reader& reader, PanoramaItemId id) {
  auto query = reader.prepare(R"sql(
      SELECT id, key, story_id, article_id, centre_id, curator_id, title, url, media, author,
             dated_at, note, state, version, position, publish_at, published_at, corrected_at,
             correction, withdrawn_at, reason
      FROM panorama_item WHERE id = ?1)sql");
  const auto row = query.bind(id).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_panorama_item(query);
}

Result<void> join_item(Transaction& tx, PanoramaItemId gone, PanoramaItemId into, CuratorId by,
                       Instant now) {
  auto update = tx.prepare("UPDATE panorama_item SET joined_to = ?2 WHERE id = ?1");
  if (auto done = update.run(gone, into); !done) return done;
  auto follow = tx.prepare(R"sql(
      UPDATE proposal SET state = 'merged', item_id = ?2, version = version + 1, answered_by = ?3,
             answered_at = ?4
      WHERE item_id = ?1)sql");
  return follow.run(gone, into, by, now);
}

Result<std::optional<std::string>> joined_key(Reader& reader, std::string_view key) {
  auto query = reader.prepare(R"sql(
      SELECT there.key FROM panorama_item AS gone
      JOIN panorama_item AS there ON there.id = gone.joined_to
      WHERE gone.key = ?1)sql");
  query.bind(key);
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.text(0);
}

Result<void> place_item(Transaction& tx, PanoramaItemId id, int position) {
  auto update = tx.prepare("UPDATE panorama_item SET position = ?2 WHERE id = ?1");
  return update.run(id, position);
}

Result<void> set_publish_at(Transaction& tx, PanoramaItemId id, Instant publish_at) {
  auto update = tx.prepare("UPDATE panorama_item SET publish_at = ?2 WHERE id = ?1");
  return update.run(id, publish_at);
}

Result<bool> rewrite_item(Transaction& tx, PanoramaItemId id, int version, const ItemWords& words,
                          CuratorId by, Instant now) {
  auto keep = tx.prepare(R"sql(
      INSERT INTO panorama_item_text (item_id, version, title, url, note, changed_by, changed_at)
      SELECT id, version, title, url, note, ?3, ?4 FROM panorama_item
      WHERE id = ?1 AND version = ?2)sql");
  if (auto done = keep.run(id, version, by, now); !done) return fail(done.error());
  if (tx.changes() == 0) return false;
  auto update = tx.prepare(R"sql(
      UPDATE panorama_item SET title = ?3, url = ?4, note = ?5, version = version + 1,
             corrected_at = iif(?6 IS NULL, corrected_at, ?8), correction = coalesce(?6, correction),
             changed_by = ?7, changed_at = ?8
      WHERE id = ?1 AND version = ?2)sql");
  const auto done =
      update.run(id, version, words.title, words.url, words.note, words.correction, by, now);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<PanoramaItem>> due_items(Reader& reader, Instant now, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT id, key, story_id, article_id, centre_id, curator_id, title, url, media, author,
             dated_at, note, state, version, position, publish_at, published_at, corrected_at,
             correction, withdrawn_at, reason
      FROM panorama_item WHERE state = 'scheduled' AND publish_at <= ?1
      ORDER BY publish_at LIMIT ?2)sql");
  query.bind(now, limit);
  return query.all(read_panorama_item);
}

Result<std::optional<Instant>> next_due_item(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT publish_at FROM panorama_item WHERE state = 'scheduled'
      ORDER BY publish_at LIMIT 1)sql");
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.maybe_instant(0);
}

Result<std::int64_t> published_between(Reader& reader, Instant from, Instant until) {
  auto query = reader.prepare(R"sql(
      SELECT count(*) FROM panorama_item
      WHERE state = 'published' AND published_at >= ?1 AND published_at < ?2)sql");
  const auto row = query.bind(from, until).step();
  if (!row) return fail(row.error());
  return query.integer(0);
}

}  // namespace vigie::store
