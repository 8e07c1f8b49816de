// SPDX-License-Identifier: EUPL-1.2
#include "store/upkeep/notification_repo.hpp"

#include "base/format.hpp"

namespace vigie::store {

Result<bool> add_notification(Transaction& tx, const Notification& notification, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO notification (kind, subject, curator_id, address, name, next_try_at, created_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)
      ON CONFLICT DO NOTHING)sql");
  const std::optional<std::string> address =
      notification.curator ? std::nullopt : std::optional(notification.address);
  const auto done = insert.run(notification.kind, notification.subject, notification.curator,
                               address, notification.name, now);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> has_notification(Reader& reader, std::string_view kind, std::string_view subject,
                              CuratorId curator) {
  auto query = reader.prepare(R"sql(
      SELECT 1 FROM notification WHERE kind = ?1 AND subject = ?2 AND curator_id = ?3)sql");
  return query.bind(kind, subject, curator).step();
}

Result<std::vector<Notification>> due_notifications(Reader& reader, Instant now, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT id, kind, subject, curator_id, address, name, state, attempts, next_try_at, answer
      FROM notification
      WHERE (state = 'pending' AND next_try_at <= ?1) OR (state = 'deferred' AND next_try_at <= ?1)
      ORDER BY next_try_at, id LIMIT ?2)sql");
  query.bind(now, limit);
  return query.all([](const Statement& row) {
    Notification found;
    found.id = row.id<NotificationId>(0);
    found.kind = row.text(1);
    found.subject = row.text(2);
    found.curator = row.id<CuratorId>(3);
    found.address = row.text(4);
    found.name = row.text(5);
    found.state = notification_state_named(row.text_view(6)).value_or(NotificationState::cancelled);
    found.attempts = static_cast<int>(row.integer(7));
    found.next_try_at = row.instant(8);
    found.answer = row.text(9);
    return found;
  });
}

Result<NotificationQueue> notification_queue(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT count(*), min(next_try_at),
             EXISTS (SELECT 1 FROM notification WHERE state = 'handed')
      FROM notification WHERE state = 'pending' OR state = 'deferred')sql");
  if (const auto row = query.step(); !row) return fail(row.error());
  return NotificationQueue{.waiting = query.integer(0),
                           .interrupted = query.flag(2),
                           .next_try_at = query.maybe_instant(1)};
}

Result<void> move_notification(Transaction& tx, NotificationId id, const NotificationMove& move) {
  auto update = tx.prepare(R"sql(
      UPDATE notification
      SET state = ?3, attempts = ?4, next_try_at = coalesce(?5, next_try_at),
          handed_at = coalesce(?6, handed_at), ended_at = coalesce(?7, ended_at),
          smtp_code = nullif(?8, 0), answer = ?9
      WHERE id = ?1 AND state = ?2)sql");
  const auto done =
      update.run(id, name_of(move.from), name_of(move.to), move.attempts, move.next_try_at,
                 move.handed_at, move.ended_at, move.code, move.answer);
  if (!done) return done;
  if (tx.changes() == 1) return {};
  return fail(Code::conflict, fmt::format("notification {}: not {}", id.value, name_of(move.from)));
}

Result<std::int64_t> doubt_handed_notifications(Transaction& tx, std::string_view why,
                                                Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE notification SET state = 'uncertain', ended_at = ?1, answer = ?2
      WHERE state = 'handed')sql");
  if (auto done = update.run(now, why); !done) return fail(done.error());
  return tx.changes();
}

Result<std::int64_t> purge_notifications(Transaction& tx, Instant before) {
  auto remove = tx.prepare("DELETE FROM notification WHERE ended_at < ?1");
  if (auto done = remove.run(before); !done) return fail(done.error());
  return tx.changes();
}

}  // namespace vigie::store
