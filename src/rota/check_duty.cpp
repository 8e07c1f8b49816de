// SPDX-License-Identifier: EUPL-1.2
#include "rota/check_duty.hpp"

#include <algorithm>

#include "rota/duty.hpp"

namespace vigie::rota {
namespace {

using Findings = std::vector<Finding>;

/// Who would be on duty but for absences and closures.
std::string agreed_holder(const Rota& rota, Day week) {
  Rota present;
  present.plan = rota.plan;
  present.replacements = rota.replacements;
  present.swaps = rota.swaps;
  const auto duty = duty_on(present, week);
  return duty ? duty->centre : std::string();
}

bool is_in_force(const Rota& rota, Day first) {
  const int days = turn_at(rota, first).days;
  return first + (days - 1) >= rota.valid_from && first <= rota.valid_to;
}

void add_absence(const Rota& rota, const DutyHolder& duty, Day week, Findings& found) {
  if (duty.why == Why::nobody || duty.why == Why::backup) {
    const bool took = duty.instead_of != duty.planned;
    const FindingKind kind = duty.why == Why::nobody ? FindingKind::nobody
                             : took                  ? FindingKind::taker_away
                                                     : FindingKind::holder_away;
    found.push_back({kind, week, duty.instead_of, duty.centre, duty.reason});
  }
  if (duty.centre.empty()) return;
  const Presence there = presence_in(rota, duty.centre, week);
  if (there.away_days == 0) return;
  found.push_back({.kind = FindingKind::away_some_days,
                   .week = week,
                   .centre = duty.centre,
                   .other = {},
                   .reason = there.reason,
                   .away_days = there.away_days,
                   .open_days = there.open_days});
}

void add_closure(const Rota& rota, const DutyHolder& duty, Day week, Findings& found) {
  const Turn turn = turn_at(rota, week);
  const auto line = std::ranges::find(rota.plan, week, &DutyTurn::week);
  const std::string planned = line == rota.plan.end() ? std::string() : line->centre;
  const bool closed_by_days = std::ranges::any_of(rota.absences, [&](const Absence& absence) {
    return absence.centre.empty() && absence.from <= turn.last() && absence.to >= week;
  });
  if (planned.empty()) {
    if (closed_by_days || !is_in_force(rota, week) || is_off_for_all(rota, turn)) return;
    found.push_back({FindingKind::no_turn, week, "", ""});
    return;
  }
  const std::string agreed = agreed_holder(rota, week);
  const std::string other = agreed == planned ? std::string() : planned;
  found.push_back({FindingKind::closed_after, week, agreed, other, duty.reason});
}

void add_overrides_off_plan(const Rota& rota, Day week, Findings& found) {
  // Who had the week at some moment: the plan's, and each who took it.
  std::vector<std::string> held;
  const auto turn = std::ranges::find(rota.plan, week, &DutyTurn::week);
  if (turn != rota.plan.end()) held.push_back(turn->centre);
  for (const Replacement& one : rota.replacements) {
    if (one.week == week) held.push_back(one.by_centre);
  }
  for (const Swap& swap : rota.swaps) {
    if (swap.accepted_on && swap.first_week == week) held.push_back(swap.second_centre);
    if (swap.accepted_on && swap.second_week == week) held.push_back(swap.first_centre);
  }
  const auto expect = [&](const std::string& from, const std::string& to) {
    if (std::ranges::find(held, from) != held.end()) return;
    found.push_back({FindingKind::off_plan, week, from, to});
  };
  for (const Replacement& one : rota.replacements) {
    if (one.week == week) expect(one.for_centre, one.by_centre);
  }
  for (const Swap& swap : rota.swaps) {
    if (!swap.accepted_on) continue;
    if (swap.first_week == week) expect(swap.first_centre, swap.second_centre);
    if (swap.second_week == week) expect(swap.second_centre, swap.first_centre);
  }
}

void add_twice_running(const Rota& rota, Day week, Findings& found) {
  if (rota.duty_order.size() < 2) return;
  const auto duty = duty_on(rota, week);
  if (!duty || duty->centre.empty()) return;
  const int turns = rota.turn == TurnSpan::fortnight ? 2 : 1;  // its other week is no news
  Turn before = turn_at(rota, week);
  for (int back = 1; back <= turns; ++back) {
    before = turn_before(rota, before);
    const auto holder = duty_on(rota, before.first);
    if (!holder || holder->centre != duty->centre) return;
  }
  found.push_back({FindingKind::twice_running, week, duty->centre, ""});
}

/// Of the plan; before the rota begins where there is none.
Day last_planned(const Rota& rota) {
  Day last = monday_of(rota.valid_from) - 1;
  for (const DutyTurn& turn : rota.plan) last = std::max(last, turn.week);
  return last;
}

}  // namespace

Findings check_turn(const Rota& rota, Day first) {
  Findings found;
  const auto duty = duty_on(rota, first);
  if (!duty) {
    const bool off = is_off_for_all(rota, turn_at(rota, first));
    if (is_in_force(rota, first) && !off) found.push_back({FindingKind::no_turn, first, "", ""});
  } else if (duty->why == Why::closed) {
    add_closure(rota, *duty, first, found);
  } else {
    add_absence(rota, *duty, first, found);
  }
  if (duty) {
    add_overrides_off_plan(rota, first, found);
    add_twice_running(rota, first, found);
  }
  for (Finding& one : found) one.days = turn_at(rota, first).days;
  return found;
}

Findings check_duty(const CheckRequest& request) {
  Findings all;
  const Rota& rota = request.rota;
  const Day planned = last_planned(rota);
  const Day last = std::max(planned, turn_of(rota, rota.valid_to).first);
  bool plan_ended = false;
  for (Turn turn = turn_of(rota, request.from); turn.first <= last && !plan_ended;
       turn = next_turn(rota, turn)) {
    Findings found = check_turn(rota, turn.first);
    for (const AskedWeek& asked : request.asked) {
      if (asked.week != turn.first || turn.first - request.from > kUnansweredDays) continue;
      found.push_back({FindingKind::unanswered, turn.first, asked.centre, ""});
      found.back().days = turn.days;
    }
    // Where the plan ends is said once, not of each turn after it.
    plan_ended = turn.first > planned && std::ranges::any_of(found, [](const Finding& one) {
                   return one.kind == FindingKind::no_turn;
                 });
    std::ranges::stable_sort(found, {}, &Finding::kind);
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

}  // namespace vigie::rota
