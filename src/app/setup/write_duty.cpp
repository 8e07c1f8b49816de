// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/change_writer.hpp"
#include "rota/override_moves.hpp"

namespace vigie::app {
namespace {

Day day_of(const std::string& iso) { return parse_day(iso).value_or(Day{}); }

}  // namespace

Result<void> ChangeWriter::write_turn(const Change& change) {
  const Day week = day_of(change.key.second);
  if (removed(change)) return store::remove_turn(tx, week);
  const DutyTurn* turn = find_keyed(files.rota.plan, change.key.second);
  if (turn == nullptr) return unknown_fact(change);
  if (!plan) {
    const auto added =
        store::add_plan(tx, {files.rota.acted_by, files.rota.acted_on}, file_author());
    if (!added) return fail(added.error());
    plan = *added;
  }
  return store::put_turn(tx, *plan, *turn);
}

/// What stands for these weeks goes: a person said to take the file's.
Result<void> ChangeWriter::withdraw(OverrideKind kind, Day week, std::optional<Day> other_week) {
  auto reader = tx.reader();
  const auto live = store::live_override(reader, kind, week, other_week);
  if (!live) return fail(live.error());
  if (!*live) return {};
  const bool begun = std::min(week, other_week.value_or(week)) <= paris_day(now);
  const auto to = rota::after((*live)->state, rota::OverrideMove::withdraw, begun);
  if (!to) {
    return fail(Code::conflict, "the week of " + iso(week) + " has begun",
                "la semaine du " + iso(week) + " a commencé\u00a0: ce qui s’est fait reste");
  }
  const auto moved = store::move_override(tx, **live, *to, file_author());
  if (!moved) return fail(moved.error());
  return {};
}

Result<void> ChangeWriter::write_replacement(const Change& change) {
  if (!added(change)) {
    auto done = withdraw(OverrideKind::replacement, day_of(change.key.second), std::nullopt);
    if (!done || removed(change)) return done;
  }
  const Replacement* replacement = find_keyed(files.rota.replacements, change.key.second);
  if (replacement == nullptr) return unknown_fact(change);
  return store::add_replacement(tx, *replacement, file_author());
}

Result<void> ChangeWriter::write_swap(const Change& change) {
  const auto [first, second] = split_key(change.key.second);
  if (!added(change)) {
    auto done = withdraw(OverrideKind::swap, day_of(first), day_of(second));
    if (!done || removed(change)) return done;
  }
  const Swap* swap = find_keyed(files.rota.swaps, change.key.second);
  return swap == nullptr ? unknown_fact(change) : store::add_swap(tx, *swap, file_author());
}

Result<void> ChangeWriter::write_absence(const Change& change) {
  if (!added(change)) {
    const auto [centre, days] = split_key(change.key.second);
    const auto [from, to] = split_key(days);
    const Absence gone{centre == "*" ? std::string() : centre, day_of(from), day_of(to), ""};
    auto done = store::withdraw_absence(tx, gone, now);
    if (!done || removed(change)) return done;
  }
  const Absence* absence = find_keyed(files.rota.absences, change.key.second);
  return absence == nullptr ? unknown_fact(change)
                            : store::add_absence(tx, *absence, file_author());
}

}  // namespace vigie::app
