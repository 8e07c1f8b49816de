// SPDX-License-Identifier: EUPL-1.2
#include "store/rota/note_repo.hpp"

namespace vigie::store {
namespace {

NoteLineKind line_kind_named(std::string_view name) {
  for (const NoteLineKind kind : kNoteLineKinds) {
    if (name_of(kind) == name) return kind;
  }
  return NoteLineKind::check;
}

Result<void> add_line(Transaction& tx, Day week, const NoteLine& line) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO duty_note_line (week_on, position, kind, text)
      VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM duty_note_line WHERE week_on = ?1),
              ?2, ?3))sql");
  return insert.run(week, name_of(line.kind), line.text);
}

}  // namespace

Result<std::optional<DutyNote>> duty_note(Reader& reader, Day week) {
  auto query = reader.prepare(R"sql(
      SELECT coalesce(centre.key, ''), duty_note.body, duty_note.version,
             coalesce(writer.name, ''), duty_note.written_at, coalesce(opener.name, ''),
             duty_note.opened_at
      FROM duty_note
      LEFT JOIN centre ON centre.id = duty_note.centre_id
      LEFT JOIN curator AS writer ON writer.id = duty_note.written_by
      LEFT JOIN curator AS opener ON opener.id = duty_note.opened_by
      WHERE duty_note.week_on = ?1)sql");
  const auto found = query.bind(week).step();
  if (!found) return fail(found.error());
  if (!*found) return std::optional<DutyNote>();
  DutyNote note{week,
                query.text(0),
                query.text(1),
                static_cast<int>(query.integer(2)),
                query.text(3),
                query.maybe_instant(4),
                query.text(5),
                query.maybe_instant(6),
                {}};
  auto lines = reader.prepare(R"sql(
      SELECT line.position, line.kind, line.text,
             CASE WHEN line.done_at IS NULL THEN '' ELSE coalesce(curator.name, 'fait') END
      FROM duty_note_line AS line LEFT JOIN curator ON curator.id = line.done_by
      WHERE line.week_on = ?1 ORDER BY line.position)sql");
  auto read = lines.bind(week).all([](const Statement& row) {
    return NoteLine{static_cast<int>(row.integer(0)), line_kind_named(row.text_view(1)),
                    row.text(2), row.text(3)};
  });
  if (!read) return fail(read.error());
  note.lines = std::move(*read);
  return std::optional(std::move(note));
}

Result<bool> has_duty_note(Reader& reader, Day week) {
  auto query = reader.prepare("SELECT 1 FROM duty_note WHERE week_on = ?1");
  return query.bind(week).step();
}

Result<void> add_duty_note(Transaction& tx, const DutyNote& note, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO duty_note (week_on, centre_id, made_at)
      VALUES (?1, (SELECT id FROM centre WHERE key = ?2), ?3))sql");
  if (auto done = insert.run(note.week, note.centre, now); !done) return done;
  for (const NoteLine& line : note.lines) {
    if (auto done = add_line(tx, note.week, line); !done) return done;
  }
  return {};
}

Result<bool> write_duty_note(Transaction& tx, const DutyNote& note, CuratorId by, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE duty_note SET body = ?3, version = version + 1, written_by = ?4, written_at = ?5
      WHERE week_on = ?1 AND version = ?2)sql");
  if (auto done = update.run(note.week, note.version, note.body, by, now); !done) {
    return fail(done.error());
  }
  if (tx.changes() != 1) return false;
  auto clear = tx.prepare(
      "DELETE FROM duty_note_line WHERE week_on = ?1 AND kind = 'check' AND done_at IS NULL");
  if (auto done = clear.run(note.week); !done) return fail(done.error());
  for (const NoteLine& line : note.lines) {
    if (line.kind != NoteLineKind::check) continue;
    if (auto done = add_line(tx, note.week, line); !done) return fail(done.error());
  }
  return true;
}

Result<bool> tick_note_line(Transaction& tx, Day week, int position, bool done, CuratorId by,
                            Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE duty_note_line SET done_by = ?3, done_at = ?4
      WHERE week_on = ?1 AND position = ?2)sql");
  const CuratorId who = done ? by : CuratorId{};
  const auto at = done ? std::optional(now) : std::nullopt;
  if (auto ran = update.run(week, position, who, at); !ran) return fail(ran.error());
  return tx.changes() == 1;
}

Result<void> open_duty_note(Transaction& tx, Day week, CuratorId by, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE duty_note SET opened_by = ?2, opened_at = ?3
      WHERE week_on = ?1 AND opened_at IS NULL)sql");
  return update.run(week, by, now);
}

Result<std::vector<std::string>> desk_titles(Reader& reader, std::string_view centre,
                                             std::string_view state, Instant since, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT article.title
      FROM desk_item JOIN article ON article.id = desk_item.article_id
      WHERE desk_item.centre_id = (SELECT id FROM centre WHERE key = ?1) AND desk_item.state = ?2
        AND desk_item.arrived_at >= ?3
      ORDER BY desk_item.arrived_at DESC LIMIT ?4)sql");
  return query.bind(centre, state, since, limit).all([](const Statement& row) {
    return row.text(0);
  });
}

Result<std::vector<std::string>> scheduled_titles(Reader& reader, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT title FROM panorama_item WHERE state = 'scheduled' ORDER BY publish_at LIMIT ?1)sql");
  return query.bind(limit).all([](const Statement& row) { return row.text(0); });
}

Result<std::vector<std::string>> failing_titles(Reader& reader, Instant before, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT source.title
      FROM source_poll JOIN source ON source.id = source_poll.source_id
      WHERE source_poll.failing_since_at < ?1 AND source.retired_at IS NULL
      ORDER BY source_poll.failing_since_at LIMIT ?2)sql");
  return query.bind(before, limit).all([](const Statement& row) { return row.text(0); });
}

}  // namespace vigie::store
