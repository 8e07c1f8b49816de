// SPDX-License-Identifier: EUPL-1.2
#include "rota/duty.hpp"

#include <algorithm>

namespace vigie::rota {
namespace {

const Absence* absence_of(const Rota& rota, std::string_view centre, Day from, Day to) {
  const auto found = std::ranges::find_if(rota.absences, [&](const Absence& absence) {
    return absence.centre == centre && absence.from <= from && absence.to >= to;
  });
  return found == rota.absences.end() ? nullptr : &*found;
}

/// Away from Monday to Friday; a shorter absence leaves the week with its holder.
const Absence* away_all_week(const Rota& rota, std::string_view centre, Day week) {
  return absence_of(rota, centre, week, week + (kWorkingDays - 1));
}

bool can_stand_in(const Rota& rota, std::string_view centre, std::string_view holder, Day week) {
  return centre != holder && away_all_week(rota, centre, week) == nullptr;
}

/// The named backup, else the next in the order who is there; "" when all are away.
std::string backup_for(const Rota& rota, const std::string& holder, Day week) {
  if (rota.duty_backup != "suivant" && can_stand_in(rota, rota.duty_backup, holder, week)) {
    return rota.duty_backup;
  }
  const auto& order = rota.duty_order;
  const auto place = std::ranges::find(order, holder);
  const std::size_t begin =
      place == order.end() ? 0 : static_cast<std::size_t>(place - order.begin()) + 1;
  for (std::size_t step = 0; step < order.size(); ++step) {
    const std::string& candidate = order[(begin + step) % order.size()];
    if (can_stand_in(rota, candidate, holder, week)) return candidate;
  }
  return "";
}

void apply_swap(const Rota& rota, Day week, DutyHolder& duty) {
  for (const Swap& swap : rota.swaps) {
    if (!swap.accepted_on || (swap.first_week != week && swap.second_week != week)) continue;
    const bool first = swap.first_week == week;
    duty.instead_of = duty.centre;
    duty.centre = first ? swap.second_centre : swap.first_centre;
    duty.why = Why::swap;
  }
}

void apply_replacement(const Rota& rota, Day week, DutyHolder& duty) {
  const auto found = std::ranges::find(rota.replacements, week, &Replacement::week);
  if (found == rota.replacements.end()) return;
  duty.instead_of = duty.centre;
  duty.centre = found->by_centre;
  duty.why = Why::replacement;
  duty.reason = found->reason;
}

void apply_absence(const Rota& rota, Day week, DutyHolder& duty) {
  const Absence* away = away_all_week(rota, duty.centre, week);
  if (away == nullptr) return;
  duty.instead_of = duty.centre;
  duty.centre = backup_for(rota, duty.instead_of, week);
  duty.why = duty.centre.empty() ? Why::nobody : Why::backup;
  duty.reason = away->reason;
}

}  // namespace

std::optional<DutyHolder> duty_on(const Rota& rota, Day week) {
  const auto turn = std::ranges::find(rota.plan, week, &DutyTurn::week);
  const Absence* closed = away_all_week(rota, "", week);
  if (turn == rota.plan.end() && closed == nullptr) return std::nullopt;
  DutyHolder duty;
  if (closed != nullptr || turn->centre.empty()) {
    duty.why = Why::closed;
    if (closed != nullptr) duty.reason = closed->reason;
    return duty;
  }
  duty.planned = turn->centre;
  duty.centre = turn->centre;
  apply_swap(rota, week, duty);
  apply_replacement(rota, week, duty);
  apply_absence(rota, week, duty);
  return duty;
}

bool absent(const Rota& rota, std::string_view centre, Day day) {
  return absence_of(rota, centre, day, day) != nullptr || absence_of(rota, "", day, day) != nullptr;
}

std::string reader_of(const HeldSource& source, const Rota& rota, Day day) {
  const bool stands_in = !source.backup.empty() && absent(rota, source.holder, day) &&
                         !absent(rota, source.backup, day);
  return stands_in ? source.backup : source.holder;
}

}  // namespace vigie::rota
