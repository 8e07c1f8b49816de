// SPDX-License-Identifier: EUPL-1.2
#include "store/group/group_repo.hpp"

namespace vigie::store {
namespace {

WorkingGroup read_group(const Statement& row) {
  return {.id = row.id<GroupId>(0),
          .name = row.text(1),
          .theme = row.text(2),
          .theme_label = row.text(3),
          .calendar = row.text(4),
          .asked_at = row.maybe_instant(5),
          .trouble = row.text(6),
          .closed = !row.is_null(7),
          .version = static_cast<int>(row.integer(8))};
}

Meeting read_meeting(const Statement& row) {
  return {.id = row.id<MeetingId>(0),
          .group = row.id<GroupId>(1),
          .uid = row.text(2),
          .title = row.text(3),
          .place = row.text(4),
          .url = row.text(5),
          .starts_at = row.instant(6),
          .ends_at = row.maybe_instant(7),
          .followed = row.flag(8)};
}

GroupNote read_note(const Statement& row) {
  return {.id = row.id<GroupNoteId>(0),
          .group = row.id<GroupId>(1),
          .curator = row.id<CuratorId>(2),
          .author = row.text(3),
          .centre = row.text(4),
          .body = row.text(5),
          .written_at = row.instant(6),
          .changed_at = row.maybe_instant(7),
          .withdrawn = !row.is_null(8),
          .version = static_cast<int>(row.integer(9))};
}

template <typename Read>
auto one_of(Statement& query, const Read& read)
    -> Result<std::optional<decltype(read(std::declval<Statement&>()))>> {
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read(query);
}

Result<bool> found(Statement& query) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  return *row;
}

}  // namespace

Result<std::vector<GroupLine>> working_groups(Reader& reader, CuratorId curator, Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT team.id, team.name, coalesce(theme_code, ''), coalesce(theme.label, ''), calendar,
             asked_at, trouble, closed_at, version,
             (SELECT count(*) FROM working_group_member AS member
              JOIN curator ON curator.id = member.curator_id
              WHERE member.group_id = team.id AND curator.disabled_at IS NULL),
             (SELECT count(DISTINCT curator.centre_id) FROM working_group_member AS member
              JOIN curator ON curator.id = member.curator_id
              WHERE member.group_id = team.id AND curator.disabled_at IS NULL),
             EXISTS (SELECT 1 FROM working_group_member AS member
                     WHERE member.group_id = team.id AND member.curator_id = ?1) AS own,
             (SELECT min(starts_at) FROM working_group_meeting AS meeting
              WHERE meeting.group_id = team.id AND meeting.starts_at >= ?2)
      FROM working_group AS team LEFT JOIN theme ON theme.code = team.theme_code
      ORDER BY closed_at IS NOT NULL, own DESC, team.name COLLATE NOCASE LIMIT ?3)sql");
  query.bind(curator, now, kGroupsMax);
  return query.all([](const Statement& row) {
    return GroupLine{read_group(row), row.integer(9), row.integer(10), row.flag(11),
                     row.maybe_instant(12)};
  });
}

Result<std::optional<WorkingGroup>> working_group(Reader& reader, GroupId id) {
  auto query = reader.prepare(R"sql(
      SELECT team.id, team.name, coalesce(theme_code, ''), coalesce(theme.label, ''), calendar,
             asked_at, trouble, closed_at, version
      FROM working_group AS team LEFT JOIN theme ON theme.code = team.theme_code
      WHERE team.id = ?1)sql");
  return one_of(query.bind(id), read_group);
}

Result<bool> group_named(Reader& reader, std::string_view name, GroupId besides) {
  auto query =
      reader.prepare("SELECT 1 FROM working_group WHERE name = ?1 AND id IS NOT ?2 LIMIT 1");
  return found(query.bind(name, besides));
}

Result<GroupId> add_group(Transaction& tx, const WorkingGroup& group, CuratorId by, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO working_group (name, theme_code, calendar, created_by, created_at, changed_by,
                                 changed_at)
      VALUES (?1, nullif(?2, ''), ?3, ?4, ?5, ?4, ?5))sql");
  const auto done = insert.run(group.name, group.theme, group.calendar, by, now);
  if (!done) return fail(done.error());
  return GroupId{tx.last_insert_id()};
}

Result<bool> change_group(Transaction& tx, const WorkingGroup& group, CuratorId by, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE working_group
      SET name = ?3, theme_code = nullif(?4, ''), calendar = ?5,
          asked_at = iif(calendar = ?5, asked_at, NULL), trouble = iif(calendar = ?5, trouble, ''),
          closed_at = iif(?6, coalesce(closed_at, ?8), NULL),
          version = version + 1, changed_by = ?7, changed_at = ?8
      WHERE id = ?1 AND version = ?2)sql");
  const auto done = update.run(group.id, group.version, group.name, group.theme, group.calendar,
                               group.closed, by, now);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<GroupMember>> group_members(Reader& reader, GroupId group) {
  auto query = reader.prepare(R"sql(
      SELECT curator.id, curator.name, centre.name
      FROM working_group_member AS member JOIN curator ON curator.id = member.curator_id
      JOIN centre ON centre.id = curator.centre_id
      WHERE member.group_id = ?1 AND curator.disabled_at IS NULL
      ORDER BY centre.name, curator.name)sql");
  query.bind(group);
  return query.all([](const Statement& row) {
    return GroupMember{row.id<CuratorId>(0), row.text(1), row.text(2)};
  });
}

Result<bool> is_member(Reader& reader, GroupId group, CuratorId curator) {
  auto query = reader.prepare(R"sql(
      SELECT 1 FROM working_group_member WHERE group_id = ?1 AND curator_id = ?2)sql");
  return found(query.bind(group, curator));
}

Result<void> join_group(Transaction& tx, GroupId group, CuratorId curator, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO working_group_member (group_id, curator_id, joined_at) VALUES (?1, ?2, ?3)
      ON CONFLICT DO NOTHING)sql");
  return insert.run(group, curator, now);
}

Result<void> leave_group(Transaction& tx, GroupId group, CuratorId curator) {
  auto remove =
      tx.prepare("DELETE FROM working_group_member WHERE group_id = ?1 AND curator_id = ?2");
  return remove.run(group, curator);
}

Result<std::vector<Meeting>> meetings_to_come(Reader& reader, GroupId group, Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT id, group_id, uid, title, place, url, starts_at, ends_at, followed
      FROM working_group_meeting
      WHERE group_id = ?1 AND starts_at >= ?2 ORDER BY starts_at, id LIMIT ?3)sql");
  query.bind(group, now, kMeetingsShown);
  return query.all(read_meeting);
}

Result<std::optional<Meeting>> meeting_before(Reader& reader, GroupId group, Instant at) {
  auto query = reader.prepare(R"sql(
      SELECT id, group_id, uid, title, place, url, starts_at, ends_at, followed
      FROM working_group_meeting
      WHERE group_id = ?1 AND starts_at < ?2 ORDER BY starts_at DESC LIMIT 1)sql");
  return one_of(query.bind(group, at), read_meeting);
}

Result<std::optional<Meeting>> meeting(Reader& reader, MeetingId id) {
  auto query = reader.prepare(R"sql(
      SELECT id, group_id, uid, title, place, url, starts_at, ends_at, followed
      FROM working_group_meeting WHERE id = ?1)sql");
  return one_of(query.bind(id), read_meeting);
}

Result<void> put_meeting(Transaction& tx, const Meeting& meeting, Instant seen_at) {
  auto put = tx.prepare(R"sql(
      INSERT INTO working_group_meeting (group_id, uid, title, place, url, starts_at, ends_at,
                                         seen_at, followed)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT (group_id, uid, starts_at) DO UPDATE
      SET title = excluded.title, place = excluded.place, url = excluded.url,
          ends_at = excluded.ends_at, seen_at = excluded.seen_at,
          followed = min(followed, excluded.followed))sql");
  return put.run(meeting.group, meeting.uid, meeting.title, meeting.place, meeting.url,
                 meeting.starts_at, meeting.ends_at, seen_at, meeting.followed);
}

Result<bool> remove_meeting(Transaction& tx, GroupId group, MeetingId id) {
  auto remove = tx.prepare(
      "DELETE FROM working_group_meeting WHERE id = ?1 AND group_id = ?2 AND NOT followed");
  const auto done = remove.run(id, group);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> forget_unseen_meetings(Transaction& tx, GroupId group, Instant seen_at) {
  auto remove = tx.prepare(R"sql(
      DELETE FROM working_group_meeting
      WHERE group_id = ?1 AND starts_at > ?2 AND followed AND seen_at <> ?2)sql");
  return remove.run(group, seen_at);
}

Result<std::vector<WorkingGroup>> calendars_to_ask(Reader& reader, Instant before, Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT id, name, coalesce(theme_code, ''), '', calendar, asked_at, trouble, closed_at, version
      FROM working_group
      WHERE calendar <> '' AND closed_at IS NULL
        AND (asked_at IS NULL OR asked_at <= ?1 OR asked_at > ?2)
      ORDER BY id)sql");
  query.bind(before, now);
  return query.all(read_group);
}

Result<void> calendar_asked(Transaction& tx, GroupId group, std::string_view trouble, Instant now) {
  auto update = tx.prepare("UPDATE working_group SET asked_at = ?2, trouble = ?3 WHERE id = ?1");
  return update.run(group, now, trouble);
}

Result<std::vector<OwedDigest>> owed_digests(Reader& reader, std::string_view kind, Instant now,
                                             Instant until) {
  auto query = reader.prepare(R"sql(
      SELECT meeting.id, member.curator_id
      FROM working_group_meeting AS meeting
      JOIN working_group AS team ON team.id = meeting.group_id
      JOIN working_group_member AS member ON member.group_id = meeting.group_id
      JOIN curator ON curator.id = member.curator_id
      WHERE meeting.starts_at > ?2 AND meeting.starts_at <= ?3
        AND team.closed_at IS NULL AND curator.disabled_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM notification AS told
                        WHERE told.kind = ?1 AND told.subject = CAST(meeting.id AS TEXT)
                          AND told.curator_id = member.curator_id)
      ORDER BY meeting.starts_at, meeting.id, member.curator_id)sql");
  query.bind(kind, now, until);
  return query.all([](const Statement& row) {
    return OwedDigest{row.id<MeetingId>(0), row.id<CuratorId>(1)};
  });
}

Result<std::vector<GroupNote>> group_notes(Reader& reader, GroupId group, CuratorId asks,
                                           GroupNoteId before, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT note.id, note.group_id, note.curator_id, curator.name, centre.name, note.body,
             note.written_at, note.changed_at, note.withdrawn_at, note.version
      FROM working_group_note AS note JOIN curator ON curator.id = note.curator_id
      JOIN centre ON centre.id = curator.centre_id
      WHERE note.group_id = ?1 AND (?3 IS NULL OR note.id < ?3)
        AND (note.withdrawn_at IS NULL OR note.curator_id = ?2)
      ORDER BY note.id DESC LIMIT ?4)sql");
  query.bind(group, asks, before, limit);
  return query.all(read_note);
}

Result<std::optional<GroupNote>> group_note(Reader& reader, GroupNoteId id) {
  auto query = reader.prepare(R"sql(
      SELECT note.id, note.group_id, note.curator_id, curator.name, centre.name, note.body,
             note.written_at, note.changed_at, note.withdrawn_at, note.version
      FROM working_group_note AS note JOIN curator ON curator.id = note.curator_id
      JOIN centre ON centre.id = curator.centre_id
      WHERE note.id = ?1)sql");
  return one_of(query.bind(id), read_note);
}

Result<std::vector<GroupNote>> notes_since(Reader& reader, GroupId group, Instant since) {
  auto query = reader.prepare(R"sql(
      SELECT note.id, note.group_id, note.curator_id, curator.name, centre.name, note.body,
             note.written_at, note.changed_at, note.withdrawn_at, note.version
      FROM working_group_note AS note JOIN curator ON curator.id = note.curator_id
      JOIN centre ON centre.id = curator.centre_id
      WHERE note.group_id = ?1 AND note.written_at >= ?2 AND note.withdrawn_at IS NULL
      ORDER BY note.id DESC LIMIT ?3)sql");
  query.bind(group, since, kNotesShown);
  return query.all(read_note);
}

Result<GroupNoteId> add_note(Transaction& tx, const GroupNote& note, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO working_group_note (group_id, curator_id, body, written_at)
      VALUES (?1, ?2, ?3, ?4))sql");
  const auto done = insert.run(note.group, note.curator, note.body, now);
  if (!done) return fail(done.error());
  return GroupNoteId{tx.last_insert_id()};
}

Result<bool> change_note(Transaction& tx, const GroupNote& note, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE working_group_note
      SET body = ?3, changed_at = iif(body = ?3, changed_at, ?5),
          withdrawn_at = iif(?4, coalesce(withdrawn_at, ?5), NULL), version = version + 1
      WHERE id = ?1 AND version = ?2)sql");
  const auto done = update.run(note.id, note.version, note.body, note.withdrawn, now);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<ThemeDossier>> dossiers_of_theme(Reader& reader, std::string_view theme) {
  auto query = reader.prepare(R"sql(
      SELECT dossier.key, dossier.title, dossier.changed_at
      FROM dossier
      WHERE dossier.state <> 'prepared'
        AND EXISTS (SELECT 1 FROM dossier_item AS line
                    CROSS JOIN panorama_item AS item ON item.article_id = line.article_id
                    CROSS JOIN panorama_tag AS tag
                      ON tag.item_id = item.id AND tag.kind = 'theme' AND tag.code = ?1
                    WHERE line.dossier_id = dossier.id)
      ORDER BY dossier.changed_at DESC LIMIT ?2)sql");
  query.bind(theme, kThemeDossiersMax);
  return query.all([](const Statement& row) {
    return ThemeDossier{row.text(0), row.text(1), row.instant(2)};
  });
}

Result<std::vector<ThemeSearch>> searches_of_theme(Reader& reader, GroupId group,
                                                   std::string_view theme) {
  auto query = reader.prepare(R"sql(
      SELECT kept.id, kept.name, kept.query, coalesce(centre.name, '')
      FROM saved_search AS kept LEFT JOIN centre ON centre.id = kept.centre_id
      WHERE kept.retired_at IS NULL
        AND ' ' || lower(kept.query) || ' ' LIKE '% theme:' || ?2 || ' %'
        AND (kept.centre_id IS NULL
             OR kept.centre_id IN (SELECT curator.centre_id FROM working_group_member AS member
                                   JOIN curator ON curator.id = member.curator_id
                                   WHERE member.group_id = ?1))
      ORDER BY kept.centre_id IS NOT NULL, kept.name LIMIT 40)sql");
  query.bind(group, theme);
  return query.all([](const Statement& row) {
    return ThemeSearch{row.id<SavedSearchId>(0), row.text(1), row.text(2), row.text(3)};
  });
}

}  // namespace vigie::store
