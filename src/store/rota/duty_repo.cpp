// SPDX-License-Identifier: EUPL-1.2
#include "store/rota/duty_repo.hpp"

namespace vigie::store {
namespace {

constexpr std::int64_t kNoonSeconds = 12 * kHourSeconds;

/// A centre that does not exist makes no row: that is somebody's mistake, told here.
Result<void> expect_one(Transaction& tx, Result<void> done, std::string_view what) {
  if (!done) return done;
  if (tx.changes() == 1) return {};
  return fail(Code::not_found, std::string(what));
}

}  // namespace

Result<DutyPlanId> add_plan(Transaction& tx, const PlanAct& act, const Author& author) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO duty_plan (duty, origin, acted_on, meeting, acted_by, acted_at)
      VALUES ('panorama', ?1, coalesce(?2, ''), ?3, ?4, ?5))sql");
  auto done =
      insert.run(name_of(author.origin), act.acted_on, act.meeting, author.curator, author.at);
  if (!done) return fail(done.error());
  return DutyPlanId{tx.last_insert_id()};
}

Result<std::optional<ActedPlan>> last_plan(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT meeting, acted_on FROM duty_plan WHERE duty = 'panorama' ORDER BY id DESC LIMIT 1)sql");
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::optional<ActedPlan>();
  return std::optional(ActedPlan{query.text(0), parse_day(query.text_view(1))});
}

Result<std::optional<Instant>> first_planned_at(Reader& reader) {
  auto query = reader.prepare("SELECT min(acted_at) FROM duty_plan WHERE duty = 'panorama'");
  const auto found = query.step();
  if (!found) return fail(found.error());
  return query.maybe_instant(0);
}

Result<void> put_turn(Transaction& tx, DutyPlanId plan, const DutyTurn& turn) {
  auto put = tx.prepare(R"sql(
      INSERT INTO duty_turn (duty, week_on, days, centre_id, plan_id)
      VALUES ('panorama', ?1, ?4, (SELECT id FROM centre WHERE key = ?2), ?3)
      ON CONFLICT (duty, week_on) DO UPDATE SET centre_id = excluded.centre_id,
        days = excluded.days, plan_id = excluded.plan_id, version = version + 1)sql");
  return put.run(turn.week, turn.centre, plan, turn.days);
}

Result<void> remove_turn(Transaction& tx, Day week) {
  auto remove = tx.prepare("DELETE FROM duty_turn WHERE duty = 'panorama' AND week_on = ?1");
  return remove.run(week);
}

Result<std::optional<StoredOverride>> live_override(Reader& reader, OverrideKind kind, Day week,
                                                    std::optional<Day> other_week) {
  auto query = reader.prepare(R"sql(
      SELECT id, state, version FROM duty_override
      WHERE duty = 'panorama' AND week_on = ?1 AND kind = ?2 AND other_week_on = coalesce(?3, '')
        AND (state = 'asked' OR state = 'taken' OR state = 'done')
      ORDER BY id LIMIT 1)sql");
  const auto row = query.bind(week, name_of(kind), other_week).step();
  if (!row) return fail(row.error());
  if (!*row) return std::optional<StoredOverride>();
  const auto state = override_state_of(query.text_view(1));
  return std::optional(StoredOverride{query.id<OverrideId>(0), state.value_or(OverrideState::done),
                                      static_cast<int>(query.integer(2))});
}

Result<void> add_replacement(Transaction& tx, const Replacement& replacement,
                             const Author& author) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO duty_override (duty, kind, state, week_on, centre_id, other_centre_id, reason,
                                 origin, created_by, asked_at, answered_by, answered_at, changed_at)
      SELECT 'panorama', 'replacement', 'taken', ?1, planned.id, instead.id, ?4, ?5, ?6, ?7, ?6, ?7,
             ?7
      FROM centre AS planned, centre AS instead WHERE planned.key = ?2 AND instead.key = ?3)sql");
  return expect_one(
      tx,
      insert.run(replacement.week, replacement.for_centre, replacement.by_centre,
                 replacement.reason, name_of(author.origin), author.curator, author.at),
      "replacement of " + iso(replacement.week));
}

Result<void> add_swap(Transaction& tx, const Swap& swap, const Author& author) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO duty_override (duty, kind, state, week_on, other_week_on, centre_id,
                                 other_centre_id, origin, created_by, asked_at, answered_at,
                                 changed_at)
      SELECT 'panorama', 'swap', ?5, ?1, ?2, planned.id, instead.id, ?6, ?7, ?8, ?9, ?8
      FROM centre AS planned, centre AS instead WHERE planned.key = ?3 AND instead.key = ?4)sql");
  std::optional<Instant> accepted_at;  // noon, which is the same day in Paris
  if (swap.accepted_on) accepted_at = at_utc(*swap.accepted_on) + kNoonSeconds;
  const OverrideState state = accepted_at ? OverrideState::taken : OverrideState::asked;
  return expect_one(
      tx,
      insert.run(swap.first_week, swap.second_week, swap.first_centre, swap.second_centre,
                 name_of(state), name_of(author.origin), author.curator, author.at, accepted_at),
      "swap of " + iso(swap.first_week));
}

Result<bool> move_override(Transaction& tx, const StoredOverride& from, OverrideState to,
                           const Author& author) {
  auto update = tx.prepare(R"sql(
      UPDATE duty_override SET state = ?4, version = version + 1, changed_at = ?5,
        answered_by = CASE WHEN ?4 = 'taken' OR ?4 = 'declined' THEN ?6 ELSE answered_by END,
        answered_at = CASE WHEN ?4 = 'taken' OR ?4 = 'declined' THEN ?5
                           WHEN ?4 = 'asked' THEN NULL ELSE answered_at END
      WHERE id = ?1 AND version = ?2 AND state = ?3)sql");
  auto done = update.run(from.id, from.version, name_of(from.state), name_of(to), author.at,
                         author.curator);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> add_absence(Transaction& tx, const Absence& absence, const Author& author) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO absence (centre_id, from_on, to_on, reason, origin, created_by, created_at,
                           changed_at)
      VALUES ((SELECT id FROM centre WHERE key = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?7))sql");
  return insert.run(absence.centre, absence.from, absence.to, absence.reason,
                    name_of(author.origin), author.curator, author.at);
}

Result<void> withdraw_absence(Transaction& tx, const Absence& absence, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE absence SET withdrawn_at = ?4, changed_at = ?4, version = version + 1
      WHERE centre_id IS (SELECT id FROM centre WHERE key = ?1) AND curator_id IS NULL
        AND from_on = ?2 AND to_on = ?3 AND withdrawn_at IS NULL)sql");
  return update.run(absence.centre, absence.from, absence.to, now);
}

}  // namespace vigie::store
