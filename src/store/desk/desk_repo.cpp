// SPDX-License-Identifier: EUPL-1.2
#include "store/desk/desk_repo.hpp"

namespace vigie::store {
namespace {

DeskState state_of(const Statement& row, int column) {
  return parse_desk_state(row.text_view(column)).value_or(DeskState::fresh);
}

}  // namespace

DeskItem read_desk_item(const Statement& row) {
  DeskItem item;
  item.story = row.id<StoryId>(0);
  item.centre = row.id<CentreId>(1);
  item.state = state_of(row, 2);
  item.version = static_cast<int>(row.integer(3));
  item.arrived_at = row.instant(4);
  item.decided_at = row.maybe_instant(5);
  item.curator = row.id<CuratorId>(6);
  item.curator_name = row.text(7);
  item.article = row.id<ArticleId>(8);
  item.filtered_by = row.text(9);
  item.later_on = parse_day(row.text_view(10));
  item.muted_at = row.maybe_instant(11);
  item.dated_at = row.instant(12);
  item.came_back = row.text(13);
  return item;
}

bool put_aside_by_a_rule(const DeskItem& item) {
  return item.state == DeskState::discarded && !item.filtered_by.empty() && !item.curator;
}

Result<bool> lay_on_desk(Transaction& tx, StoryId story, CentreId centre, Instant dated_at,
                         Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO desk_item (story_id, centre_id, arrived_at, dated_at) VALUES (?1, ?2, ?4, ?3)
      ON CONFLICT (story_id, centre_id) DO NOTHING)sql");
  if (auto done = insert.run(story, centre, dated_at, now); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> raise_on_desk(Transaction& tx, StoryId story, CentreId centre, Instant dated_at) {
  auto update = tx.prepare(R"sql(
      UPDATE desk_item SET dated_at = ?3
      WHERE story_id = ?1 AND centre_id = ?2 AND state = 'new' AND muted_at IS NULL
        AND dated_at < ?3)sql");
  return update.run(story, centre, dated_at);
}

Result<bool> lay_aside_on_desk(Transaction& tx, StoryId story, CentreId centre,
                               std::string_view rule, Instant dated_at, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO desk_item (story_id, centre_id, state, arrived_at, decided_at, filtered_by,
                             dated_at)
      VALUES (?1, ?2, 'discarded', ?3, ?3, ?4, ?5)
      ON CONFLICT (story_id, centre_id) DO NOTHING)sql");
  if (auto done = insert.run(story, centre, now, rule, dated_at); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> bring_back_to_desk(Transaction& tx, StoryId story, CentreId centre,
                                std::string_view why, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE desk_item SET state = 'new', version = version + 1, arrived_at = ?3, dated_at = ?3,
             came_back = ?4
      WHERE story_id = ?1 AND centre_id = ?2 AND state = 'discarded' AND muted_at IS NULL)sql");
  if (auto done = update.run(story, centre, now, why); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<Novelty> novelty_of(Reader& reader, ArticleId article, StoryId story) {
  auto theme = reader.prepare(R"sql(
      SELECT coalesce(theme.label, tag.code) FROM shown_tag AS tag
      LEFT JOIN theme ON theme.code = tag.code
      WHERE tag.article_id = ?1 AND tag.kind = 'theme' AND NOT EXISTS (
        SELECT 1 FROM reprint JOIN article AS other ON other.reprint_id = reprint.id
        JOIN shown_tag AS had ON had.article_id = other.id
        WHERE reprint.story_id = ?2 AND other.id <> ?1
          AND had.kind = 'theme' AND had.code = tag.code)
      ORDER BY tag.score DESC LIMIT 1)sql");
  const auto named = theme.bind(article, story).step();
  if (!named) return fail(named.error());
  Novelty novelty;
  if (*named) novelty.theme = theme.text(0);
  auto kind = reader.prepare(R"sql(
      SELECT NOT EXISTS (
        SELECT 1 FROM reprint JOIN article AS other ON other.reprint_id = reprint.id
        WHERE reprint.story_id = ?2 AND other.id <> ?1
          AND other.kind = (SELECT kind FROM article WHERE id = ?1)))sql");
  const auto read = kind.bind(article, story).step();
  if (!read) return fail(read.error());
  novelty.kind = kind.flag(0);
  return novelty;
}

Result<std::optional<DeskItem>> desk_item(Reader& reader, StoryId story, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT story_id, desk_item.centre_id, state, version, arrived_at, decided_at, curator_id,
             coalesce(curator.name, ''), article_id, filtered_by, later_on, muted_at,
             dated_at, came_back
      FROM desk_item LEFT JOIN curator ON curator.id = curator_id
      WHERE story_id = ?1 AND desk_item.centre_id = ?2)sql");
  const auto row = query.bind(story, centre).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_desk_item(query);
}

Result<DeskCounts> desk_counts(Reader& reader, CentreId centre) {
  auto query = reader.prepare("SELECT state, lines FROM desk_count WHERE centre_id = ?1");
  query.bind(centre);
  DeskCounts counts;
  const auto read =
      query.each([&](const Statement& row) { counts.set(state_of(row, 0), row.integer(1)); });
  if (!read) return fail(read.error());
  return counts;
}

Result<bool> move_desk_item(Transaction& tx, const DeskItem& item, const DeskStep& step,
                            ArticleId article, CuratorId curator, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE desk_item SET state = ?4, version = version + 1, decided_at = ?5, curator_id = ?6,
             article_id = ?7, later_on = ?8, came_back = ''
      WHERE story_id = ?1 AND centre_id = ?2 AND version = ?3)sql");
  if (auto done = update.run(item.story, item.centre, item.version, name_of(step.to), now, curator,
                             article, step.later_on);
      !done)
    return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> mute_desk_item(Transaction& tx, const DeskItem& item,
                            std::optional<Instant> muted_at) {
  auto update = tx.prepare(R"sql(
      UPDATE desk_item SET muted_at = ?4, version = version + 1
      WHERE story_id = ?1 AND centre_id = ?2 AND version = ?3)sql");
  if (auto done = update.run(item.story, item.centre, item.version, muted_at); !done)
    return fail(done.error());
  return tx.changes() == 1;
}

Result<std::int64_t> wake_desk_items(Transaction& tx, Day today, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE desk_item SET state = 'new', version = version + 1, arrived_at = ?2,
             dated_at = ?2, later_on = NULL
      WHERE state = 'later' AND later_on <= ?1)sql");
  if (auto done = update.run(today, now); !done) return fail(done.error());
  return tx.changes();
}

Result<std::int64_t> add_desk_move(Transaction& tx, const DeskItem& item, DeskState to,
                                   ArticleId article, CuratorId curator, Instant now,
                                   std::int64_t lot) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO desk_move (story_id, centre_id, curator_id, article_id, from_state, to_state, at,
                             from_later_on, lot)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, nullif(?9, 0)) RETURNING id)sql");
  insert.bind(item.story, item.centre, curator, article, name_of(item.state), name_of(to), now,
              item.later_on, lot);
  if (const auto row = insert.step(); !row) return fail(row.error());
  return insert.integer(0);
}

Result<std::vector<DeskMove>> desk_moves(Reader& reader, StoryId story, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT id, curator_id, article_id, from_state, to_state, at, undone_at, from_later_on
      FROM desk_move WHERE story_id = ?1 AND centre_id = ?2 ORDER BY id)sql");
  query.bind(story, centre);
  return query.all([](const Statement& row) {
    return DeskMove{.id = row.integer(0),
                    .curator = row.id<CuratorId>(1),
                    .article = row.id<ArticleId>(2),
                    .from = state_of(row, 3),
                    .to = state_of(row, 4),
                    .at = row.instant(5),
                    .undone = !row.is_null(6),
                    .from_later_on = parse_day(row.text_view(7))};
  });
}

Result<void> mark_move_undone(Transaction& tx, std::int64_t move, Instant now) {
  return tx.prepare("UPDATE desk_move SET undone_at = ?2 WHERE id = ?1").run(move, now);
}

}  // namespace vigie::store
