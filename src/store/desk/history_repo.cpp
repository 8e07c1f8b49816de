// SPDX-License-Identifier: EUPL-1.2
#include "store/desk/history_repo.hpp"

namespace vigie::store {

Result<std::vector<Gesture>> standing_gestures(Reader& reader, CuratorId curator, Instant since,
                                               int limit) {
  auto query = reader.prepare(R"sql(
      SELECT move.id, move.story_id, coalesce(article.title, ''), from_state, to_state, move.at,
             CASE WHEN lot IS NULL THEN 1
                  ELSE (SELECT count(*) FROM desk_move AS other
                        WHERE other.lot = move.lot AND other.undone_at IS NULL) END,
             NOT EXISTS (SELECT 1 FROM desk_move AS later
                         WHERE later.story_id = move.story_id AND later.centre_id = move.centre_id
                           AND later.id > move.id AND later.undone_at IS NULL)
      FROM desk_move AS move LEFT JOIN article ON article.id = move.article_id
      WHERE move.curator_id = ?1 AND undone_at IS NULL AND (lot IS NULL OR lot = move.id)
        AND move.at >= ?2
      ORDER BY move.at DESC, move.id DESC LIMIT ?3)sql");
  query.bind(curator, since, limit);
  return query.all([](const Statement& row) {
    return Gesture{.move = row.integer(0),
                   .story = row.id<StoryId>(1),
                   .title = row.text(2),
                   .from = parse_desk_state(row.text_view(3)).value_or(DeskState::fresh),
                   .to = parse_desk_state(row.text_view(4)).value_or(DeskState::fresh),
                   .at = row.instant(5),
                   .stories = row.integer(6),
                   .stands = row.flag(7)};
  });
}

Result<std::vector<GestureMove>> moves_of_gesture(Reader& reader, CuratorId curator,
                                                  std::int64_t first) {
  auto query = reader.prepare(R"sql(
      SELECT id, story_id FROM desk_move
      WHERE curator_id = ?1 AND undone_at IS NULL AND id = ?2
      UNION
      SELECT id, story_id FROM desk_move
      WHERE curator_id = ?1 AND undone_at IS NULL AND lot = ?2
      ORDER BY id DESC)sql");
  query.bind(curator, first);
  return query.all([](const Statement& row) {
    return GestureMove{row.integer(0), row.id<StoryId>(1)};
  });
}

Result<void> open_lot(Transaction& tx, std::int64_t first) {
  return tx.prepare("UPDATE desk_move SET lot = id WHERE id = ?1").run(first);
}

}  // namespace vigie::store
