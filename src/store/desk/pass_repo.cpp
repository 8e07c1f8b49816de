// SPDX-License-Identifier: EUPL-1.2
#include "store/desk/pass_repo.hpp"

namespace vigie::store {

Result<void> add_pass(Transaction& tx, const Pass& pass, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO desk_pass (story_id, from_centre_id, to_centre_id, curator_id, word, passed_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql");
  return insert.run(pass.story, pass.from, pass.to, pass.curator, pass.word, now);
}

Result<std::optional<Pass>> last_pass(Reader& reader, StoryId story, CentreId from) {
  auto query = reader.prepare(R"sql(
      SELECT id, story_id, from_centre_id, to_centre_id, curator_id, word
      FROM desk_pass WHERE story_id = ?1 AND from_centre_id = ?2 AND recalled_at IS NULL
      ORDER BY id DESC LIMIT 1)sql");
  const auto row = query.bind(story, from).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return Pass{.id = query.integer(0),
              .story = query.id<StoryId>(1),
              .from = query.id<CentreId>(2),
              .to = query.id<CentreId>(3),
              .curator = query.id<CuratorId>(4),
              .word = query.text(5)};
}

Result<void> recall_pass(Transaction& tx, std::int64_t pass, Instant now) {
  return tx.prepare("UPDATE desk_pass SET recalled_at = ?2 WHERE id = ?1").run(pass, now);
}

Result<bool> centre_reads_story(Reader& reader, StoryId story, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT 1 FROM reprint JOIN article ON reprint_id = reprint.id
      JOIN sighting ON sighting.article_id = article.id
      JOIN allocation USING (source_id)
      WHERE story_id = ?1 AND centre_id = ?2 AND to_at IS NULL LIMIT 1)sql");
  return query.bind(story, centre).step();
}

}  // namespace vigie::store
