// SPDX-License-Identifier: EUPL-1.2
#include "store/rota/rota_repo.hpp"

#include <cstdlib>

#include "model/team_absences.hpp"
#include "store/rota/team_repo.hpp"
#include "store/sql/lists.hpp"

namespace vigie::store {
namespace {

constexpr int kWorkingDays = 5;

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
    if (name == "acted_on") rota.acted_on = parse_day(row.text_view(1));
    if (name == "acted_by") rota.acted_by = row.text(1);
    if (name == "duty_backup") rota.duty_backup = row.text(1);
    if (name == "handoff") rota.handoff = row.text(1);
    if (name == "zone") rota.zone = row.text(1);
    if (name == "turn") rota.turn = turn_span_named(row.text_view(1));
    if (name == "balance_moves") {
      rota.balance_moves = static_cast<int>(std::strtol(row.text(1).c_str(), nullptr, 10));
    }
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
      SELECT centre.key, rota_share.share, rota_share.position, rota_share.since_at
      FROM rota_share JOIN centre ON centre.id = rota_share.centre_id
      ORDER BY rota_share.position NULLS LAST, centre.key)sql");
  return query.each([&](const Statement& row) {
    rota.shares.push_back(
        {row.text(0), row.real(1), std::move((*themes)[row.text(0)]), row.instant(3)});
    if (!row.is_null(2)) rota.duty_order.push_back(row.text(0));
  });
}

Result<void> read_plan(Reader& reader, Rota& rota) {
  auto query = reader.prepare(R"sql(
      SELECT duty_turn.week_on, coalesce(centre.key, ''), duty_turn.days
      FROM duty_turn LEFT JOIN centre ON centre.id = duty_turn.centre_id
      WHERE duty_turn.duty = 'panorama' ORDER BY duty_turn.week_on)sql");
  return query.each([&](const Statement& row) {
    rota.plan.push_back({day_at(row, 0), row.text(1), static_cast<int>(row.integer(2))});
  });
}

void add_override(const Statement& row, Rota& rota) {
  if (row.text_view(0) != "swap") {
    rota.replacements.push_back(
        {day_at(row, 1), row.text(3), row.text(4), row.text(5), row.instant(7)});
    return;
  }
  std::optional<Day> accepted_on;
  if (row.text_view(6) != "asked") accepted_on = paris_day(row.instant(7));
  rota.swaps.push_back(
      {day_at(row, 1), day_at(row, 2), row.text(3), row.text(4), accepted_on, row.instant(7)});
}

Result<void> read_overrides(Reader& reader, Rota& rota) {
  auto query = reader.prepare(R"sql(
      SELECT duty_override.kind, duty_override.week_on, duty_override.other_week_on, planned.key,
             instead.key, duty_override.reason, duty_override.state, duty_override.answered_at
      FROM duty_override
      JOIN centre AS planned ON planned.id = duty_override.centre_id
      JOIN centre AS instead ON instead.id = duty_override.other_centre_id
      WHERE duty_override.duty = 'panorama'
        AND (duty_override.state = 'taken' OR duty_override.state = 'done'
             OR (duty_override.state = 'asked' AND duty_override.kind = 'swap'))
      ORDER BY duty_override.week_on, duty_override.id)sql");
  return query.each([&](const Statement& row) { add_override(row, rota); });
}

Result<void> read_absences(Reader& reader, Rota& rota) {
  auto query = reader.prepare(R"sql(
      SELECT coalesce(centre.key, ''), absence.from_on, absence.to_on, absence.reason
      FROM absence LEFT JOIN centre ON centre.id = absence.centre_id
      WHERE absence.withdrawn_at IS NULL AND absence.curator_id IS NULL
      ORDER BY absence.from_on, absence.id)sql");
  return query.each([&](const Statement& row) {
    rota.absences.push_back({row.text(0), day_at(row, 1), day_at(row, 2), row.text(3)});
  });
}

/// What people's absences make of their centres.
Result<void> read_teams(Reader& reader, Rota& rota) {
  const auto people = people_away(reader, make_day(1970, 1, 1).value_or(Day{}));
  if (!people) return fail(people.error());
  std::vector<PersonAway> away;
  for (const PersonAbsence& one : *people) {
    away.push_back({one.centre, one.curator.value, one.team, one.from, one.to});
  }
  rota.team_absences = team_absences(away);
  return {};
}

Result<void> read_centres(Reader& reader, Rota& rota) {
  auto calendars = read_lists_by_key(reader.prepare(R"sql(
      SELECT centre.key, centre_holiday.calendar
      FROM centre_holiday JOIN centre ON centre.id = centre_holiday.centre_id
      ORDER BY centre_holiday.centre_id, centre_holiday.position)sql"));
  if (!calendars) return fail(calendars.error());
  auto query = reader.prepare("SELECT key, zone FROM centre ORDER BY id");
  return query.each([&](const Statement& row) {
    rota.centres.push_back({row.text(0), row.text(1), std::move((*calendars)[row.text(0)])});
  });
}

Result<void> read_order(Reader& reader, Rota& rota) {
  auto query = reader.prepare(R"sql(
      SELECT centre.key FROM rota_share JOIN centre ON centre.id = rota_share.centre_id
      WHERE rota_share.position IS NOT NULL ORDER BY rota_share.position)sql");
  return query.each([&](const Statement& row) { rota.duty_order.push_back(row.text(0)); });
}

Result<void> read_turn(Reader& reader, Day week, Rota& rota) {
  auto query = reader.prepare(R"sql(
      SELECT coalesce(centre.key, ''), duty_turn.days
      FROM duty_turn LEFT JOIN centre ON centre.id = duty_turn.centre_id
      WHERE duty_turn.duty = 'panorama' AND duty_turn.week_on = ?1)sql");
  query.bind(week);
  return query.each([&](const Statement& row) {
    rota.plan.push_back({week, row.text(0), static_cast<int>(row.integer(1))});
  });
}

Result<void> read_overrides_of(Reader& reader, Day week, Rota& rota) {
  auto query = reader.prepare(R"sql(
      SELECT duty_override.kind, duty_override.week_on, duty_override.other_week_on, planned.key,
             instead.key, duty_override.reason, duty_override.state, duty_override.answered_at
      FROM duty_override
      JOIN centre AS planned ON planned.id = duty_override.centre_id
      JOIN centre AS instead ON instead.id = duty_override.other_centre_id
      WHERE duty_override.duty = 'panorama'
        AND (duty_override.week_on = ?1 OR duty_override.other_week_on = ?1)
        AND (duty_override.state = 'taken' OR duty_override.state = 'done')
      ORDER BY duty_override.week_on, duty_override.id)sql");
  query.bind(week);
  return query.each([&](const Statement& row) { add_override(row, rota); });
}

/// Of centres, of the network and of people, in one statement: every page asks it.
Result<void> read_absences_of(Reader& reader, Day week, Rota& rota) {
  auto query = reader.prepare(R"sql(
      SELECT coalesce(centre.key, ''), absence.from_on, absence.to_on, absence.reason,
             coalesce(absence.curator_id, 0),
             (SELECT count(*) FROM curator AS team
              WHERE absence.curator_id IS NOT NULL AND team.centre_id = absence.centre_id
                AND team.disabled_at IS NULL)
      FROM absence LEFT JOIN centre ON centre.id = absence.centre_id
      LEFT JOIN curator ON curator.id = absence.curator_id
      WHERE absence.withdrawn_at IS NULL AND curator.disabled_at IS NULL
        AND absence.to_on >= ?1 AND absence.from_on <= ?2
      ORDER BY absence.from_on, absence.id)sql");
  query.bind(week, week + (kWorkingDays - 1));
  std::vector<PersonAway> people;
  const auto read = query.each([&](const Statement& row) {
    if (const std::int64_t person = row.integer(4); person != 0) {
      people.push_back(
          {row.text(0), person, static_cast<int>(row.integer(5)), day_at(row, 1), day_at(row, 2)});
      return;
    }
    rota.absences.push_back({row.text(0), day_at(row, 1), day_at(row, 2), row.text(3)});
  });
  rota.team_absences = team_absences(people);
  return read;
}

}  // namespace

Result<Rota> load_rota(Reader& reader) {
  Rota rota;
  for (const auto read : {read_rules, read_reminders, read_shares, read_plan, read_overrides,
                          read_absences, read_teams, read_centres}) {
    if (auto done = read(reader, rota); !done) return fail(done.error());
  }
  return rota;
}

Result<Rota> load_duty(Reader& reader, Day week) {
  Rota rota;
  for (const auto read : {read_turn, read_overrides_of, read_absences_of}) {
    if (auto done = read(reader, week, rota); !done) return fail(done.error());
  }
  if (rota.absences.empty() && rota.team_absences.empty()) return rota;  // nobody stands in
  for (const auto read : {read_rules, read_order, read_centres}) {
    if (auto done = read(reader, rota); !done) return fail(done.error());
  }
  return rota;
}

Result<HandOverRule> hand_over_rule(Reader& reader, Day from, Day to) {
  HandOverRule rule;
  auto query = reader.prepare(R"sql(
      SELECT name, value, 0 FROM rota_rule WHERE name IN ('handoff', 'zone', 'turn')
      UNION ALL
      SELECT '', week_on, days FROM duty_turn
      WHERE duty = 'panorama' AND week_on >= ?1 AND week_on <= ?2)sql");
  const auto read = query.bind(from, to).each([&](const Statement& row) {
    const std::string_view name = row.text_view(0);
    if (name == "handoff") rule.hour = row.text(1);
    if (name == "zone") rule.zone = row.text(1);
    if (name == "turn") rule.turn = turn_span_named(row.text_view(1));
    if (name.empty()) {
      rule.lines.push_back({day_at(row, 1), "", static_cast<int>(row.integer(2))});
    }
  });
  if (!read) return fail(read.error());
  return rule;
}

Result<std::string> centre_zone(Reader& reader, std::string_view centre) {
  auto query = reader.prepare("SELECT zone FROM centre WHERE key = ?1");
  const auto found = query.bind(centre).step();
  if (!found) return fail(found.error());
  return *found ? query.text(0) : std::string(kParis);
}

// ── writing ────────────────────────────────────────────────────────────────────────────────────

Result<void> put_rota_rule(Transaction& tx, std::string_view name, std::string_view value) {
  auto put = tx.prepare(R"sql(
      INSERT INTO rota_rule (name, value) VALUES (?1, ?2)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value)sql");
  return put.run(name, value);
}

Result<void> put_share(Transaction& tx, const RotaShare& share, std::optional<int> position,
                       Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO rota_share (centre_id, share, position, since_at)
      SELECT id, ?2, ?3, ?4 FROM centre WHERE key = ?1
      ON CONFLICT (centre_id) DO UPDATE SET share = excluded.share,
        position = excluded.position,
        since_at = CASE WHEN rota_share.position IS NULL THEN excluded.since_at
                        ELSE rota_share.since_at END)sql");
  if (auto done = put.run(share.centre, share.share, position, now); !done) return done;
  if (tx.changes() == 1) return {};
  return fail(Code::not_found, "centre " + share.centre);
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

Result<void> remove_rota_rule(Transaction& tx, std::string_view name) {
  auto remove = tx.prepare("DELETE FROM rota_rule WHERE name = ?1");
  return remove.run(name);
}

Result<void> remove_share(Transaction& tx, std::string_view centre) {
  auto remove =
      tx.prepare("DELETE FROM rota_share WHERE centre_id = (SELECT id FROM centre WHERE key = ?1)");
  return remove.run(centre);
}

}  // namespace vigie::store
