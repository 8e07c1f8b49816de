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

bool is_in_force(const Rota& rota, Day week) {
  return week >= monday_of(rota.valid_from) && week <= rota.valid_to;
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
  const auto turn = std::ranges::find(rota.plan, week, &DutyTurn::week);
  const std::string planned = turn == rota.plan.end() ? std::string() : turn->centre;
  const bool closed_by_days = std::ranges::any_of(rota.absences, [week](const Absence& absence) {
    return absence.centre.empty() && absence.from <= week + (kWorkingDays - 1) &&
           absence.to >= week;
  });
  if (planned.empty()) {
    if (closed_by_days || !is_in_force(rota, week)) return;
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
  for (int back = 1; back <= rota.turn_weeks; ++back) {  // the other week of a fortnight is no news
    const auto before = duty_on(rota, week - back * kWeekDays);
    if (!before || before->centre != duty->centre) return;
  }
  found.push_back({FindingKind::twice_running, week, duty->centre, ""});
}

/// Of the plan; the week before the rota begins where there is none.
Day last_planned(const Rota& rota) {
  Day last = monday_of(rota.valid_from) - kWeekDays;
  for (const DutyTurn& turn : rota.plan) last = std::max(last, turn.week);
  return last;
}

}  // namespace

Findings check_week(const Rota& rota, Day week) {
  Findings found;
  const auto duty = duty_on(rota, week);
  if (!duty) {
    if (is_in_force(rota, week)) found.push_back({FindingKind::no_turn, week, "", ""});
    return found;
  }
  if (duty->why == Why::closed) {
    add_closure(rota, *duty, week, found);
  } else {
    add_absence(rota, *duty, week, found);
  }
  add_overrides_off_plan(rota, week, found);
  add_twice_running(rota, week, found);
  return found;
}

Findings check_duty(const CheckRequest& request) {
  Findings all;
  const Day planned = last_planned(request.rota);
  const Day last = std::max(planned, monday_of(request.rota.valid_to));
  bool plan_ended = false;
  for (Day week = monday_of(request.from); week <= last && !plan_ended; week = week + kWeekDays) {
    Findings found = check_week(request.rota, week);
    for (const AskedWeek& asked : request.asked) {
      if (asked.week != week || week - request.from > kUnansweredDays) continue;
      found.push_back({FindingKind::unanswered, week, asked.centre, ""});
    }
    // Where the plan ends is said once, not of each week after it.
    plan_ended = week > planned && std::ranges::any_of(found, [](const Finding& one) {
                   return one.kind == FindingKind::no_turn;
                 });
    std::ranges::stable_sort(found, {}, &Finding::kind);
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

}  // namespace vigie::rota
