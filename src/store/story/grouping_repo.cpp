// SPDX-License-Identifier: EUPL-1.2
#include "store/story/grouping_repo.hpp"

#include "store/story/story_repo.hpp"

namespace vigie::store {
namespace {

std::string_view name_of_move(Regroup move) { return move == Regroup::split ? "split" : "merge"; }

/// id, move, from, to, at, who, why, whether it was undone.
Result<std::optional<Regrouping>> read_one(Statement& query) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  Regrouping made;
  made.id = query.integer(0);
  made.move = query.text_view(1) == "split" ? Regroup::split : Regroup::merge;
  made.from = query.id<StoryId>(2);
  made.to = query.id<StoryId>(3);
  made.at = query.instant(4);
  made.curator_name = query.text(5);
  made.reason = query.text(6);
  made.undone = query.flag(7);
  return made;
}

}  // namespace

Result<void> record_machine_join(Transaction& tx, ArticleId article, ReprintId reprint,
                                 std::string_view reason, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO grouping (at, level, move, article_id, to_id, origin, reason)
      VALUES (?1, 'reprint', 'join', ?2, ?3, 'machine', ?4))sql");
  return insert.run(now, article, reprint, reason);
}

Result<void> record_machine_join(Transaction& tx, ArticleId article, StoryId story,
                                 std::string_view reason, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO grouping (at, level, move, article_id, to_id, origin, reason)
      VALUES (?1, 'story', 'join', ?2, ?3, 'machine', ?4))sql");
  return insert.run(now, article, story, reason);
}

Result<std::int64_t> insert_regrouping(Transaction& tx, const Regrouping& made, CuratorId curator,
                                       std::string_view reason, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO grouping (at, level, move, from_id, to_id, origin, curator_id, reason)
      VALUES (?1, 'story', ?2, ?3, ?4, 'curator', ?5, ?6))sql");
  const auto done = insert.run(now, name_of_move(made.move), made.from, made.to, curator, reason);
  if (!done) return fail(done.error());
  return tx.last_insert_id();
}

Result<void> insert_step(Transaction& tx, std::int64_t regrouping, int number,
                         const RegroupStep& step) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO grouping_step (grouping_id, step, article_id, reprint_id, story_id)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  return insert.run(regrouping, number, step.article, step.reprint, step.story);
}

Result<void> insert_desk_before(Transaction& tx, std::int64_t regrouping,
                                const DeskBefore& before) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO grouping_desk (grouping_id, story_id, centre_id, state, decided_at, curator_id,
                                 article_id, version_left, later_on, muted_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))sql");
  const DeskItem& item = before.item;
  const std::string_view state = before.existed ? name_of(item.state) : "";
  return insert.run(regrouping, item.story, item.centre, state, item.decided_at, item.curator,
                    item.article, before.version_left, item.later_on, item.muted_at);
}

Result<std::optional<Regrouping>> last_regrouping(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT grouping.id, move, from_id, to_id, at, coalesce(curator.name, ''), reason,
             undone_at IS NOT NULL
      FROM grouping LEFT JOIN curator ON curator.id = curator_id
      WHERE undone_at IS NULL AND grouping.id IN (
          SELECT id FROM grouping WHERE origin = 'curator' AND from_id = ?1
          UNION ALL SELECT id FROM grouping WHERE origin = 'curator' AND to_id = ?1)
      ORDER BY grouping.id DESC LIMIT 1)sql");
  query.bind(story);
  return read_one(query);
}

Result<std::optional<Regrouping>> latest_regrouping(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT grouping.id, move, from_id, to_id, at, coalesce(curator.name, ''), reason,
             undone_at IS NOT NULL
      FROM grouping LEFT JOIN curator ON curator.id = curator_id
      WHERE grouping.id IN (
          SELECT id FROM grouping WHERE origin = 'curator' AND from_id = ?1
          UNION ALL SELECT id FROM grouping WHERE origin = 'curator' AND to_id = ?1)
      ORDER BY max(at, coalesce(undone_at, 0)) DESC, grouping.id DESC LIMIT 1)sql");
  query.bind(story);
  return read_one(query);
}

Result<std::optional<Regrouping>> regrouping(Reader& reader, std::int64_t id) {
  auto query = reader.prepare(R"sql(
      SELECT grouping.id, move, from_id, to_id, at, coalesce(curator.name, ''), reason,
             undone_at IS NOT NULL
      FROM grouping LEFT JOIN curator ON curator.id = curator_id
      WHERE grouping.id = ?1 AND origin = 'curator' AND level = 'story')sql");
  query.bind(id);
  return read_one(query);
}

Result<std::int64_t> regroup_mark(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT count(*) + count(undone_at) FROM grouping
      WHERE grouping.id IN (
          SELECT id FROM grouping WHERE origin = 'curator' AND from_id = ?1
          UNION ALL SELECT id FROM grouping WHERE origin = 'curator' AND to_id = ?1))sql");
  if (const auto row = query.bind(story).step(); !row) return fail(row.error());
  return query.integer(0);
}

Result<std::vector<RegroupStep>> steps_of(Reader& reader, std::int64_t regrouping) {
  auto query = reader.prepare(R"sql(
      SELECT article_id, reprint_id, story_id FROM grouping_step
      WHERE grouping_id = ?1 ORDER BY step DESC)sql");
  query.bind(regrouping);
  return query.all([](const Statement& row) {
    return RegroupStep{row.id<ArticleId>(0), row.id<ReprintId>(1), row.id<StoryId>(2)};
  });
}

Result<std::vector<DeskBefore>> desks_before(Reader& reader, std::int64_t regrouping) {
  auto query = reader.prepare(R"sql(
      SELECT story_id, centre_id, state, decided_at, curator_id, article_id, version_left, later_on,
             muted_at
      FROM grouping_desk WHERE grouping_id = ?1)sql");
  query.bind(regrouping);
  return query.all([](const Statement& row) {
    DeskBefore one;
    one.item.story = row.id<StoryId>(0);
    one.item.centre = row.id<CentreId>(1);
    one.existed = !row.text_view(2).empty();
    one.item.state = parse_desk_state(row.text_view(2)).value_or(DeskState::fresh);
    one.item.decided_at = row.maybe_instant(3);
    one.item.curator = row.id<CuratorId>(4);
    one.item.article = row.id<ArticleId>(5);
    one.version_left = static_cast<int>(row.integer(6));
    one.item.later_on = parse_day(row.text_view(7));
    one.item.muted_at = row.maybe_instant(8);
    return one;
  });
}

Result<void> renumber_desk_line(Transaction& tx, const DeskItem& line, int was, int is) {
  auto update = tx.prepare(R"sql(
      UPDATE grouping_desk SET version_left = ?4
      WHERE story_id = ?1 AND centre_id = ?2 AND version_left = ?3)sql");
  return update.run(line.story, line.centre, was, is);
}

Result<void> mark_regrouping_undone(Transaction& tx, std::int64_t regrouping, Instant now) {
  return tx.prepare("UPDATE grouping SET undone_at = ?2 WHERE id = ?1").run(regrouping, now);
}

Result<void> move_article(Transaction& tx, ArticleId article, ReprintId reprint) {
  return tx.prepare("UPDATE article SET reprint_id = ?2 WHERE id = ?1").run(article, reprint);
}

Result<void> move_reprint(Transaction& tx, ReprintId reprint, StoryId story) {
  return tx.prepare("UPDATE reprint SET story_id = ?2 WHERE id = ?1").run(reprint, story);
}

Result<void> redirect_story(Transaction& tx, StoryId story, StoryId into) {
  return tx.prepare("UPDATE story SET merged_into_id = ?2 WHERE id = ?1").run(story, into);
}

Result<bool> story_is_empty(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT 1 FROM reprint JOIN article ON reprint_id = reprint.id WHERE story_id = ?1 LIMIT 1)sql");
  const auto row = query.bind(story).step();
  if (!row) return fail(row.error());
  return !*row;
}

Result<std::optional<StoryId>> redirect_of(Reader& reader, StoryId story) {
  auto query = reader.prepare("SELECT merged_into_id FROM story WHERE id = ?1");
  const auto row = query.bind(story).step();
  if (!row) return fail(row.error());
  if (!*row) return unknown_story(story);
  if (query.is_null(0)) return std::nullopt;
  return query.id<StoryId>(0);
}

Result<void> relays_follow_articles(Transaction& tx, StoryId one, StoryId other) {
  auto update = tx.prepare(R"sql(
      UPDATE panorama_item SET story_id = (
        SELECT reprint.story_id FROM article JOIN reprint ON reprint.id = reprint_id
        WHERE article.id = panorama_item.article_id)
      WHERE story_id IN (?1, ?2))sql");
  return update.run(one, other);
}

Result<void> proposals_follow_articles(Transaction& tx, StoryId one, StoryId other) {
  auto update = tx.prepare(R"sql(
      UPDATE proposal SET story_id = (
        SELECT reprint.story_id FROM article JOIN reprint ON reprint.id = reprint_id
        WHERE article.id = proposal.article_id)
      WHERE story_id IN (?1, ?2))sql");
  return update.run(one, other);
}

Result<void> desk_moves_follow(Transaction& tx, StoryId from, StoryId to, CentreId centre) {
  auto update = tx.prepare(R"sql(
      UPDATE desk_move SET story_id = ?2
      WHERE story_id = ?1 AND centre_id = ?3 AND article_id IN (
        SELECT article.id FROM reprint JOIN article ON reprint_id = reprint.id
        WHERE reprint.story_id = ?2))sql");
  return update.run(from, to, centre);
}

Result<void> swap_desk_moves(Transaction& tx, StoryId one, StoryId other, CentreId centre) {
  auto update = tx.prepare(R"sql(
      UPDATE desk_move SET story_id = CASE story_id WHEN ?1 THEN ?2 ELSE ?1 END
      WHERE story_id IN (?1, ?2) AND centre_id = ?3)sql");
  return update.run(one, other, centre);
}

Result<void> carry_desk_line(Transaction& tx, StoryId from, StoryId to, CentreId centre) {
  auto update = tx.prepare(
      "UPDATE OR IGNORE desk_item SET story_id = ?2 WHERE story_id = ?1 AND centre_id = ?3");
  return update.run(from, to, centre);
}

Result<bool> desk_names_a_stranger(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT 1 FROM desk_item JOIN article ON article.id = desk_item.article_id
      JOIN reprint ON reprint.id = reprint_id
      WHERE desk_item.story_id = ?1 AND reprint.story_id <> ?1 LIMIT 1)sql");
  return query.bind(story).step();
}

Result<std::vector<DeskItem>> desk_items_of(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT centre_id, state, version, arrived_at, decided_at, curator_id, article_id,
             filtered_by, later_on, muted_at, dated_at
      FROM desk_item WHERE story_id = ?1 ORDER BY centre_id)sql");
  query.bind(story);
  return query.all([&](const Statement& row) {
    DeskItem item;
    item.story = story;
    item.centre = row.id<CentreId>(0);
    item.state = parse_desk_state(row.text_view(1)).value_or(DeskState::fresh);
    item.version = static_cast<int>(row.integer(2));
    item.arrived_at = row.instant(3);
    item.decided_at = row.maybe_instant(4);
    item.curator = row.id<CuratorId>(5);
    item.article = row.id<ArticleId>(6);
    item.filtered_by = row.text(7);
    item.later_on = parse_day(row.text_view(8));
    item.muted_at = row.maybe_instant(9);
    item.dated_at = row.instant(10);
    return item;
  });
}

Result<void> put_desk_item(Transaction& tx, const DeskItem& item) {
  auto put = tx.prepare(R"sql(
      INSERT INTO desk_item (story_id, centre_id, state, version, arrived_at, decided_at,
                             curator_id, article_id, filtered_by, later_on, muted_at, dated_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      ON CONFLICT (story_id, centre_id) DO UPDATE SET state = excluded.state,
        version = excluded.version, decided_at = excluded.decided_at,
        curator_id = excluded.curator_id, article_id = excluded.article_id,
        later_on = excluded.later_on, muted_at = excluded.muted_at)sql");
  return put.run(item.story, item.centre, name_of(item.state), item.version, item.arrived_at,
                 item.decided_at, item.curator, item.article, item.filtered_by, item.later_on,
                 item.muted_at, item.dated_at);
}

Result<void> remove_desk_item(Transaction& tx, StoryId story, CentreId centre) {
  return tx.prepare("DELETE FROM desk_item WHERE story_id = ?1 AND centre_id = ?2")
      .run(story, centre);
}

}  // namespace vigie::store
