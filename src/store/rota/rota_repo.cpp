// SPDX-License-Identifier: EUPL-1.2
#include "store/rota/rota_repo.hpp"

#include "store/sql/lists.hpp"

namespace vigie::store {
namespace {

Day day_at(const Statement& query, int column) {
  return parse_day(query.text_view(column)).value_or(Day{});
}

Result<void> read_rules(Reader& reader, Rota& rota) {
  auto query = reader.prepare("SELECT name, value FROM rota_rule");
  return query.each([&](const Statement& row) {
    const std::string_view name = row.text_view(0);
    if (name == "name") rota.name = row.text(1);
    if (name == "valid_from") rota.valid_from = day_at(row, 1);
    if (name == "valid_to") rota.valid_to = day_at(row, 1);
    if (name == "duty_backup") rota.duty_backup = row.text(1);
    if (name == "handoff") rota.handoff = row.text(1);
  });
}

Result<void> read_reminders(Reader& reader, Rota& rota) {
  rota.reminder_days.clear();  // no row: no reminders, not the usual ones
  auto query = reader.prepare("SELECT days_before FROM rota_reminder ORDER BY position");
  return query.each([&](const Statement& row) {
    rota.reminder_days.push_back(static_cast<int>(row.integer(0)));
  });
}

Result<void> read_shares(Reader& reader, Rota& rota) {
  auto themes = read_lists_by_key(reader.prepare(R"sql(
      SELECT centre.key, rota_share_theme.theme_code
      FROM rota_share_theme JOIN centre ON centre.id = rota_share_theme.centre_id
      ORDER BY rota_share_theme.centre_id, rota_share_theme.position)sql"));
  if (!themes) return fail(themes.error());
  auto query = reader.prepare(R"sql(
      SELECT centre.key, rota_share.share, rota_share.position
      FROM rota_share JOIN centre ON centre.id = rota_share.centre_id
      ORDER BY rota_share.position NULLS LAST, centre.key)sql");
  return query.each([&](const Statement& row) {
    rota.shares.push_back({row.text(0), row.real(1), std::move((*themes)[row.text(0)])});
    if (!row.is_null(2)) rota.duty_order.push_back(row.text(0));
  });
}

Result<void> read_plan(Reader& reader, Rota& rota) {
  auto query = reader.prepare(R"sql(
      SELECT duty_turn.week_on, coalesce(centre.key, '')
      FROM duty_turn LEFT JOIN centre ON centre.id = duty_turn.centre_id
      WHERE duty_turn.duty = 'panorama' ORDER BY duty_turn.week_on)sql");
  return query.each([&](const Statement& row) {
    rota.plan.push_back({day_at(row, 0), row.text(1)});
  });
}

Result<void> read_overrides(Reader& reader, Rota& rota) {
  auto query = reader.prepare(R"sql(
      SELECT duty_override.kind, duty_override.week_on, duty_override.other_week_on, planned.key,
             instead.key, duty_override.reason, duty_override.accepted_on
      FROM duty_override
      JOIN centre AS planned ON planned.id = duty_override.centre_id
      JOIN centre AS instead ON instead.id = duty_override.other_centre_id
      WHERE duty_override.duty = 'panorama' ORDER BY duty_override.week_on, duty_override.id)sql");
  return query.each([&](const Statement& row) {
    if (row.text_view(0) == "swap") {
      rota.swaps.push_back(
          {day_at(row, 1), day_at(row, 2), row.text(3), row.text(4), parse_day(row.text_view(6))});
    } else {
      rota.replacements.push_back({day_at(row, 1), row.text(3), row.text(4), row.text(5)});
    }
  });
}

Result<void> read_absences(Reader& reader, Rota& rota) {
  auto query = reader.prepare(R"sql(
      SELECT coalesce(centre.key, ''), absence.from_on, absence.to_on, absence.reason
      FROM absence LEFT JOIN centre ON centre.id = absence.centre_id
      ORDER BY absence.from_on, absence.id)sql");
  return query.each([&](const Statement& row) {
    rota.absences.push_back({row.text(0), day_at(row, 1), day_at(row, 2), row.text(3)});
  });
}

/// A centre that does not exist makes no row: that is somebody's mistake, told here.
Result<void> expect_one(Transaction& tx, Result<void> done, std::string_view what) {
  if (!done) return done;
  if (tx.changes() == 1) return {};
  return fail(Code::not_found, std::string(what));
}

}  // namespace

Result<Rota> load_rota(Reader& reader) {
  Rota rota;
  for (const auto read :
       {read_rules, read_reminders, read_shares, read_plan, read_overrides, read_absences}) {
    if (auto done = read(reader, rota); !done) return fail(done.error());
  }
  return rota;
}

// ── writing ────────────────────────────────────────────────────────────────────────────────────

Result<void> put_rota_rule(Transaction& tx, std::string_view name, std::string_view value) {
  auto put = tx.prepare(R"sql(
      INSERT INTO rota_rule (name, value) VALUES (?1, ?2)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value)sql");
  return put.run(name, value);
}

Result<void> put_share(Transaction& tx, const RotaShare& share, std::optional<int> position) {
  auto put = tx.prepare(R"sql(
      INSERT INTO rota_share (centre_id, share, position)
      SELECT id, ?2, ?3 FROM centre WHERE key = ?1
      ON CONFLICT (centre_id) DO UPDATE SET share = excluded.share,
        position = excluded.position)sql");
  return expect_one(tx, put.run(share.centre, share.share, position), "centre " + share.centre);
}

Result<void> replace_share_themes(Transaction& tx, std::string_view centre,
                                  const std::vector<std::string>& themes) {
  return replace_list(tx, R"sql(
      DELETE FROM rota_share_theme
      WHERE centre_id = (SELECT id FROM centre WHERE key = ?1))sql",
                      R"sql(
      INSERT INTO rota_share_theme (centre_id, position, theme_code)
      SELECT id, ?2, ?3 FROM centre WHERE key = ?1)sql",
                      centre, themes);
}

Result<void> clear_reminders(Transaction& tx) {
  return tx.prepare("DELETE FROM rota_reminder").run();
}

Result<void> put_reminder(Transaction& tx, int position, int days_before) {
  auto put = tx.prepare("INSERT INTO rota_reminder (position, days_before) VALUES (?1, ?2)");
  return put.run(position, days_before);
}

Result<void> put_turn(Transaction& tx, const DutyTurn& turn) {
  auto put = tx.prepare(R"sql(
      INSERT INTO duty_turn (duty, week_on, centre_id)
      VALUES ('panorama', ?1, (SELECT id FROM centre WHERE key = ?2))
      ON CONFLICT (duty, week_on) DO UPDATE SET centre_id = excluded.centre_id)sql");
  return put.run(turn.week, turn.centre);
}

Result<void> put_replacement(Transaction& tx, const Replacement& replacement) {
  if (auto done = remove_replacement(tx, replacement.week); !done) return done;
  auto insert = tx.prepare(R"sql(
      INSERT INTO duty_override (duty, kind, week_on, centre_id, other_centre_id, reason)
      SELECT 'panorama', 'replacement', ?1, planned.id, instead.id, ?4
      FROM centre AS planned, centre AS instead WHERE planned.key = ?2 AND instead.key = ?3)sql");
  return expect_one(tx,
                    insert.run(replacement.week, replacement.for_centre, replacement.by_centre,
                               replacement.reason),
                    "replacement of " + iso(replacement.week));
}

Result<void> put_swap(Transaction& tx, const Swap& swap) {
  if (auto done = remove_swap(tx, swap.first_week, swap.second_week); !done) return done;
  auto insert = tx.prepare(R"sql(
      INSERT INTO duty_override (duty, kind, week_on, other_week_on, centre_id, other_centre_id,
                                 accepted_on)
      SELECT 'panorama', 'swap', ?1, ?2, planned.id, instead.id, ?5
      FROM centre AS planned, centre AS instead WHERE planned.key = ?3 AND instead.key = ?4)sql");
  return expect_one(
      tx,
      insert.run(swap.first_week, swap.second_week, swap.first_centre, swap.second_centre,
                 swap.accepted_on ? iso(*swap.accepted_on) : std::string()),
      "swap of " + iso(swap.first_week));
}

Result<void> put_absence(Transaction& tx, const Absence& absence) {
  if (auto done = remove_absence(tx, absence); !done) return done;
  auto insert = tx.prepare(R"sql(
      INSERT INTO absence (centre_id, from_on, to_on, reason)
      VALUES ((SELECT id FROM centre WHERE key = ?1), ?2, ?3, ?4))sql");
  return insert.run(absence.centre, absence.from, absence.to, absence.reason);
}

Result<void> remove_rota_rule(Transaction& tx, std::string_view name) {
  auto remove = tx.prepare("DELETE FROM rota_rule WHERE name = ?1");
  return remove.run(name);
}

Result<void> remove_share(Transaction& tx, std::string_view centre) {
  auto remove =
      tx.prepare("DELETE FROM rota_share WHERE centre_id = (SELECT id FROM centre WHERE key = ?1)");
  return remove.run(centre);
}

Result<void> remove_turn(Transaction& tx, Day week) {
  auto remove = tx.prepare("DELETE FROM duty_turn WHERE duty = 'panorama' AND week_on = ?1");
  return remove.run(week);
}

Result<void> remove_replacement(Transaction& tx, Day week) {
  auto remove = tx.prepare(R"sql(
      DELETE FROM duty_override
      WHERE duty = 'panorama' AND kind = 'replacement' AND week_on = ?1)sql");
  return remove.run(week);
}

Result<void> remove_swap(Transaction& tx, Day first_week, Day second_week) {
  auto remove = tx.prepare(R"sql(
      DELETE FROM duty_override
      WHERE duty = 'panorama' AND kind = 'swap' AND week_on = ?1 AND other_week_on = ?2)sql");
  return remove.run(first_week, second_week);
}

Result<void> remove_absence(Transaction& tx, const Absence& absence) {
  auto remove = tx.prepare(R"sql(
      DELETE FROM absence
      WHERE centre_id IS (SELECT id FROM centre WHERE key = ?1) AND from_on = ?2 AND to_on = ?3)sql");
  return remove.run(absence.centre, absence.from, absence.to);
}

}  // namespace vigie::store
