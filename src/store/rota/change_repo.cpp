// SPDX-License-Identifier: EUPL-1.2
#include "store/rota/change_repo.hpp"

namespace vigie::store {
namespace {

Day week_at(const Statement& row, int column) {
  return parse_day(row.text_view(column)).value_or(Day{});
}

ChangedWeek changed_week(const Statement& row) {
  return {week_at(row, 0), row.text(1), row.text(2), static_cast<int>(row.integer(3))};
}

}  // namespace

Result<std::vector<ChangedWeek>> told_weeks(Reader& reader, Day from) {
  auto query = reader.prepare(R"sql(
      SELECT week.week_on, coalesce(before.key, ''), coalesce(after.key, ''), week.days
      FROM duty_change_week AS week
      LEFT JOIN centre AS before ON before.id = week.before_centre_id
      LEFT JOIN centre AS after ON after.id = week.after_centre_id
      WHERE week.week_on >= ?1
        AND week.change_id = (SELECT max(change_id) FROM duty_change_week AS later
                              WHERE later.week_on = week.week_on)
      ORDER BY week.week_on)sql");
  return query.bind(from).all(changed_week);
}

Result<bool> has_changes(Reader& reader) {
  auto query = reader.prepare("SELECT 1 FROM duty_change LIMIT 1");
  return query.step();
}

Result<DutyChangeId> add_change(Transaction& tx, std::string_view cause,
                                const std::vector<ChangedWeek>& weeks, Instant now) {
  auto insert = tx.prepare("INSERT INTO duty_change (cause, at) VALUES (?1, ?2)");
  if (auto done = insert.run(cause, now); !done) return fail(done.error());
  const DutyChangeId id{tx.last_insert_id()};
  auto line = tx.prepare(R"sql(
      INSERT INTO duty_change_week (change_id, week_on, days, before_centre_id, after_centre_id)
      VALUES (?1, ?2, ?5, (SELECT id FROM centre WHERE key = ?3),
              (SELECT id FROM centre WHERE key = ?4)) )sql");
  for (const ChangedWeek& week : weeks) {
    if (auto done = line.run(id, week.week, week.before, week.after, week.days); !done) {
      return fail(done.error());
    }
  }
  return id;
}

Result<std::optional<DutyChange>> duty_change(Reader& reader, DutyChangeId id) {
  auto query = reader.prepare("SELECT cause, at FROM duty_change WHERE id = ?1");
  const auto found = query.bind(id).step();
  if (!found) return fail(found.error());
  if (!*found) return std::optional<DutyChange>();
  DutyChange change{id, query.text(0), query.instant(1), {}};
  auto lines = reader.prepare(R"sql(
      SELECT week.week_on, coalesce(before.key, ''), coalesce(after.key, ''), week.days
      FROM duty_change_week AS week
      LEFT JOIN centre AS before ON before.id = week.before_centre_id
      LEFT JOIN centre AS after ON after.id = week.after_centre_id
      WHERE week.change_id = ?1 ORDER BY week.week_on)sql");
  auto weeks = lines.bind(id).all(changed_week);
  if (!weeks) return fail(weeks.error());
  change.weeks = std::move(*weeks);
  return std::optional(std::move(change));
}

Result<DutyChangeId> change_made_at(Reader& reader, Instant at) {
  auto query = reader.prepare("SELECT id, at FROM duty_change ORDER BY id DESC LIMIT 1");
  const auto found = query.step();
  if (!found) return fail(found.error());
  return *found && query.instant(1) == at ? query.id<DutyChangeId>(0) : DutyChangeId{};
}

Result<std::vector<WeekChange>> week_changes(Reader& reader, Day from) {
  auto query = reader.prepare(R"sql(
      SELECT week.week_on, coalesce(before.key, ''), coalesce(after.key, ''), duty_change.cause,
             duty_change.at, week.days
      FROM duty_change_week AS week
      JOIN duty_change ON duty_change.id = week.change_id
      LEFT JOIN centre AS before ON before.id = week.before_centre_id
      LEFT JOIN centre AS after ON after.id = week.after_centre_id
      WHERE week.week_on >= ?1 ORDER BY week.week_on, week.change_id)sql");
  return query.bind(from).all([](const Statement& row) {
    return WeekChange{week_at(row, 0), row.text(1),    row.text(2),
                      row.text(3),     row.instant(4), static_cast<int>(row.integer(5))};
  });
}

}  // namespace vigie::store
