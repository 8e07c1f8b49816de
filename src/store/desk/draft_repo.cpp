// SPDX-License-Identifier: EUPL-1.2
#include "store/desk/draft_repo.hpp"

#include "store/sql/id_list.hpp"

namespace vigie::store {

Result<std::optional<NoteDraft>> note_draft(Reader& reader, StoryId story, CuratorId curator) {
  auto query = reader.prepare(R"sql(
      SELECT note, version, saved_at FROM note_draft
      WHERE story_id = ?1 AND curator_id = ?2)sql");
  const auto row = query.bind(story, curator).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return NoteDraft{query.text(0), static_cast<int>(query.integer(1)), query.instant(2)};
}

Result<bool> save_note_draft(Transaction& tx, StoryId story, CuratorId curator,
                             std::string_view note, int seen, Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO note_draft (story_id, curator_id, note, saved_at) VALUES (?1, ?2, ?3, ?5)
      ON CONFLICT (story_id, curator_id) DO UPDATE SET
        note = excluded.note, version = version + 1, saved_at = excluded.saved_at
      WHERE version = ?4)sql");
  if (auto done = put.run(story, curator, note, seen, now); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> drop_note_draft(Transaction& tx, StoryId story, CuratorId curator) {
  auto remove = tx.prepare("DELETE FROM note_draft WHERE story_id = ?1 AND curator_id = ?2");
  return remove.run(story, curator);
}

Result<void> mark_story_read(Transaction& tx, StoryId story, CuratorId curator, Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO story_read (curator_id, story_id, read_at) VALUES (?1, ?2, ?3)
      ON CONFLICT (curator_id, story_id) DO UPDATE SET read_at = excluded.read_at)sql");
  return put.run(curator, story, now);
}

Result<std::vector<StoryRead>> story_reads(Reader& reader, CuratorId curator,
                                           const std::vector<StoryId>& stories) {
  auto query = reader.prepare(R"sql(
      SELECT story_id, read_at FROM json_each(?2) AS page
      JOIN story_read ON story_read.story_id = page.value AND curator_id = ?1)sql");
  query.bind(curator, id_list(stories));
  return query.all([](const Statement& row) {
    return StoryRead{row.id<StoryId>(0), row.instant(1)};
  });
}

Result<std::int64_t> forget_story_reads(Transaction& tx, Instant before) {
  auto remove = tx.prepare("DELETE FROM story_read WHERE read_at < ?1");
  if (auto done = remove.run(before); !done) return fail(done.error());
  return tx.changes();
}

}  // namespace vigie::store
