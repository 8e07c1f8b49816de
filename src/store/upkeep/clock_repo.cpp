// SPDX-License-Identifier: EUPL-1.2
#include "store/upkeep/clock_repo.hpp"

namespace vigie::store {
namespace {

Result<std::int64_t> doubt(Transaction& tx, std::string_view sql, Instant now,
                           std::int64_t longest_s) {
  auto update = tx.prepare(sql);
  if (auto done = update.run(now, now + longest_s); !done) return fail(done.error());
  return tx.changes();
}

}  // namespace

Result<std::optional<Instant>> last_tick(Reader& reader) {
  auto query = reader.prepare("SELECT at FROM clock_tick WHERE id = 1");
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.instant(0);
}

Result<void> put_tick(Transaction& tx, Instant now) {
  return tx.prepare("INSERT OR REPLACE INTO clock_tick (id, at) VALUES (1, ?1)").run(now);
}

Result<std::vector<ClockJumpRow>> open_clock_jumps(Reader& reader) {
  auto query =
      reader.prepare("SELECT from_at, to_at FROM clock_jump WHERE accepted_at IS NULL ORDER BY id");
  return query.all([](const Statement& row) {
    return ClockJumpRow{row.instant(0), row.instant(1)};
  });
}

Result<void> add_clock_jump(Transaction& tx, Instant from, Instant to) {
  return tx.prepare("INSERT INTO clock_jump (from_at, to_at) VALUES (?1, ?2)").run(from, to);
}

Result<std::int64_t> accept_clock_jumps(Transaction& tx, std::string_view by, Instant now) {
  auto update = tx.prepare(
      "UPDATE clock_jump SET accepted_at = ?1, accepted_by = ?2 WHERE accepted_at IS NULL");
  if (auto done = update.run(now, by); !done) return fail(done.error());
  return tx.changes();
}

Result<std::int64_t> doubt_polls(Transaction& tx, Instant now, std::int64_t longest_s) {
  return doubt(tx, R"sql(
      UPDATE source_poll
      SET next_at = ?1, polled_at = min(polled_at, ?1), succeeded_at = min(succeeded_at, ?1),
          failing_since_at = min(failing_since_at, ?1), moved_since_at = min(moved_since_at, ?1),
          state_since_at = min(state_since_at, ?1), last_item_at = min(last_item_at, ?1)
      WHERE gone = 0 AND next_at > ?2)sql",
               now, longest_s);
}

Result<std::int64_t> doubt_throttles(Transaction& tx, Instant now, std::int64_t longest_s) {
  return doubt(tx, R"sql(
      UPDATE throttle SET until_at = ?1, since_at = min(since_at, ?1) WHERE until_at > ?2)sql",
               now, longest_s);
}

Result<std::int64_t> doubt_deliveries(Transaction& tx, Instant now, std::int64_t longest_s) {
  return doubt(tx, R"sql(
      UPDATE delivery SET next_try_at = ?1
      WHERE issue_id IN (SELECT id FROM issue WHERE state = 'sending' OR state = 'paused')
        AND state = 'deferred' AND next_try_at > ?2)sql",
               now, longest_s);
}

Result<std::int64_t> doubt_mail_stops(Transaction& tx, Instant now, std::int64_t longest_s) {
  return doubt(tx, "UPDATE mail_stop SET until_at = ?1 WHERE until_at > ?2", now, longest_s);
}

Result<std::int64_t> doubt_notifications(Transaction& tx, Instant now, std::int64_t longest_s) {
  return doubt(tx, R"sql(
      UPDATE notification SET next_try_at = ?1
      WHERE (state = 'pending' AND next_try_at > ?2) OR (state = 'deferred' AND next_try_at > ?2)
      )sql",
               now, longest_s);
}

Result<std::int64_t> doubt_sessions(Transaction& tx, Instant now, std::int64_t longest_s) {
  return doubt(tx, "UPDATE session SET expires_at = ?1 WHERE expires_at > ?2", now, longest_s);
}

}  // namespace vigie::store
